import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import { peopleApi } from '../../../people/web/public.tsx';
import { ByNameForm } from './ByNameForm.tsx';
import { ChooseRow } from './ChooseRow.tsx';
import { type ChosenInvitee, chosenPractitioner } from './chosen-invitee.ts';
import { usePaused } from './circle-data.ts';

export type InviteeSearchProps = {
  label: string;
  /** Those who are here or chosen already, by role. */
  without: readonly string[];
  onChoose: (chosen: ChosenInvitee) => void;
};

const most = 6;

/** Somebody to ask, by name or place of work; or only by name, when she is not known here. */
export function InviteeSearch({ label, without, onChoose }: InviteeSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [byName, setByName] = useState(false);
  const asked = usePaused(text.trim());
  const enabled = asked.length >= 2;
  const found = useQuery(
    peopleApi.query.findPractitioners.queryOptions({ input: { text: enabled ? asked : '..' }, enabled }),
  );
  const hits = (found.data ?? []).filter(({ role }) => !without.includes(role.id)).slice(0, most);
  const choose = (chosen: ChosenInvitee) => {
    setText('');
    setByName(false);
    // Often there is one more to ask.
    field.current?.focus();
    onChoose(chosen);
  };
  const shown = enabled && found.isSuccess && text.trim() !== '';
  return (
    <div className="ti-stack">
      <TextField
        ref={field}
        label={label}
        description={m.rooms_circle_search_means()}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <p className="aksel-sr-only" role="status">
        {shown ? m.rooms_circle_found({ count: hits.length }) : ''}
      </p>
      {shown && hits.length > 0 && (
        <ul className="ti-choose-list" aria-label={m.rooms_circle_found_people()}>
          {hits.map((hit) => {
            const chosen = chosenPractitioner(hit);
            return (
              <ChooseRow key={chosen.key} name={chosen.name} subline={chosen.subline} onChoose={() => choose(chosen)} />
            );
          })}
        </ul>
      )}
      {found.error && <ErrorMessage error={found.error} onTryAgain={() => void found.refetch()} />}
      {byName ? (
        <ByNameForm typed={text.trim()} onChoose={choose} onCancel={() => setByName(false)} />
      ) : (
        shown && (
          <div>
            <Button variant="tertiary" size="small" onClick={() => setByName(true)}>
              {m.rooms_circle_by_name()}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
