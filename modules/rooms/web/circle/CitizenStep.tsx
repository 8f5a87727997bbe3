import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { m } from '../../../../platform/web/words.ts';
import { peopleApi } from '../../../people/web/public.tsx';
import { ChooseRow } from './ChooseRow.tsx';
import type { ChosenCitizen } from './chosen-citizen.ts';
import { usePaused } from './circle-data.ts';
import { fullName } from './participant-words.ts';
import { RegisterCitizen } from './RegisterCitizen.tsx';

export type CitizenStepProps = {
  chosen: ChosenCitizen | undefined;
  onChoose: (citizen: ChosenCitizen | undefined) => void;
  fieldRef?: Ref<HTMLInputElement>;
};

/** Whom the room is around: somebody my organisation knows, or registers now. */
export function CitizenStep({ chosen, onChoose, fieldRef }: CitizenStepProps) {
  if (chosen === undefined) return <CitizenSearch onChoose={onChoose} fieldRef={fieldRef ?? null} />;
  return (
    <PersonList>
      <PersonRow
        name={fullName(chosen)}
        action={
          <Button variant="tertiary" size="small" onClick={() => onChoose(undefined)}>
            {m.rooms_circle_other()}
          </Button>
        }
      />
    </PersonList>
  );
}

type CitizenSearchProps = { onChoose: (citizen: ChosenCitizen) => void; fieldRef: Ref<HTMLInputElement> };

function CitizenSearch({ onChoose, fieldRef }: CitizenSearchProps) {
  const [text, setText] = useState('');
  const [registering, setRegistering] = useState(false);
  const asked = usePaused(text.trim());
  const enabled = asked.length >= 2;
  const found = useQuery(
    peopleApi.query.findCitizens.queryOptions({ input: { text: enabled ? asked : '..' }, enabled, gcTime: 0 }),
  );
  const hits = found.data ?? [];
  const shown = enabled && found.isSuccess;
  return (
    <div className="ti-stack">
      <TextField
        ref={fieldRef}
        label={m.rooms_circle_find_citizen()}
        description={m.rooms_circle_find_citizen_means()}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <p className={shown && hits.length === 0 ? 'ti-quiet' : 'aksel-sr-only'} role="status">
        {shown ? m.rooms_circle_found({ count: hits.length }) : ''}
      </p>
      {shown && hits.length > 0 && (
        <ul className="ti-choose-list" aria-label={m.rooms_circle_found_people()}>
          {hits.map((hit) => (
            <ChooseRow
              key={hit.id}
              name={fullName(hit)}
              subline={hit.birthYear === null ? '' : m.rooms_circle_born({ year: hit.birthYear })}
              onChoose={() => onChoose(hit)}
            />
          ))}
        </ul>
      )}
      {found.error && <ErrorMessage error={found.error} onTryAgain={() => void found.refetch()} />}
      {registering ? (
        <RegisterCitizen typed={text.trim()} onRegistered={onChoose} onCancel={() => setRegistering(false)} />
      ) : (
        shown && (
          <div>
            <Button variant="tertiary" size="small" onClick={() => setRegistering(true)}>
              {m.rooms_circle_register()}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
