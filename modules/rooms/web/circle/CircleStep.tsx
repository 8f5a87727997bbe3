import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useState } from 'react';
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
  const without = (chosen: ChosenInvitee) => circle.filter((one) => one.key !== chosen.key);
  return (
    <Section title={m.rooms_circle_new_circle()}>
      <p className="ti-quiet">{m.rooms_circle_new_circle_means({ name })}</p>
      {circle.length > 0 && (
        <PersonList label={m.rooms_circle_new_circle()}>
          {circle.map((chosen) => (
            <ChosenRow
              key={chosen.key}
              chosen={chosen}
              onChange={(changed) => onChange(circle.map((one) => (one.key === changed.key ? changed : one)))}
              onRemove={() => onChange(without(chosen))}
            />
          ))}
        </PersonList>
      )}
      <InviteeSearch
        label={m.rooms_circle_who()}
        without={circle.map(({ key }) => key)}
        onChoose={(chosen) => onChange([...without(chosen), chosen])}
      />
    </Section>
  );
}

type ChosenRowProps = { chosen: ChosenInvitee; onChange: (chosen: ChosenInvitee) => void; onRemove: () => void };

function ChosenRow({ chosen, onChange, onRemove }: ChosenRowProps) {
  const [explaining, setExplaining] = useState(chosen.invitee.why !== '');
  return (
    <PersonRow name={chosen.name} subline={chosen.subline}>
      {explaining && (
        <TextField
          label={m.rooms_circle_why_field({ name: chosen.givenName })}
          value={chosen.invitee.why}
          maxLength={300}
          onChange={(event) => onChange(withWhy(chosen, event.target.value))}
        />
      )}
      <div className="ti-row-buttons">
        {!explaining && (
          <Button
            variant="tertiary"
            size="small"
            aria-label={m.rooms_circle_add_why_about({ name: chosen.givenName })}
            onClick={() => setExplaining(true)}
          >
            {m.rooms_circle_add_why()}
          </Button>
        )}
        <Button
          variant="tertiary"
          size="small"
          aria-label={m.rooms_circle_remove_person({ name: chosen.name })}
          onClick={onRemove}
        >
          {m.rooms_circle_remove()}
        </Button>
      </div>
    </PersonRow>
  );
}
