import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import { type ChosenInvitee, withWhy } from './chosen-invitee.ts';
import { InviteeSearch } from './InviteeSearch.tsx';

export type CircleStepProps = {
  name: string;
  circle: readonly ChosenInvitee[];
  onChange: (circle: readonly ChosenInvitee[]) => void;
};

/** Who is suggested for the room from the start; each is the citizen's own decision afterwards. */
export function CircleStep({ name, circle, onChange }: CircleStepProps) {
  const add = (chosen: ChosenInvitee) => onChange([...circle.filter((one) => one.key !== chosen.key), chosen]);
  const remove = (chosen: ChosenInvitee) => onChange(circle.filter((one) => one.key !== chosen.key));
  const explain = (chosen: ChosenInvitee, why: string) =>
    onChange(circle.map((one) => (one.key === chosen.key ? withWhy(one, why) : one)));
  return (
    <Section title={m.rooms_circle_new_circle()}>
      <p className="ti-quiet">{m.rooms_circle_new_circle_means({ name })}</p>
      {circle.length > 0 && (
        <PersonList label={m.rooms_circle_new_circle()}>
          {circle.map((chosen) => (
            <PersonRow
              key={chosen.key}
              name={chosen.name}
              subline={chosen.subline}
              action={
                <Button
                  variant="tertiary"
                  size="small"
                  aria-label={m.rooms_circle_remove_person({ name: chosen.name })}
                  onClick={() => remove(chosen)}
                >
                  {m.rooms_circle_remove()}
                </Button>
              }
            >
              <TextField
                label={m.rooms_circle_why_field({ name: chosen.givenName })}
                size="small"
                value={chosen.invitee.why}
                maxLength={300}
                onChange={(event) => explain(chosen, event.target.value)}
              />
            </PersonRow>
          ))}
        </PersonList>
      )}
      <InviteeSearch label={m.rooms_circle_who()} without={circle.map(({ key }) => key)} onChoose={add} />
    </Section>
  );
}
