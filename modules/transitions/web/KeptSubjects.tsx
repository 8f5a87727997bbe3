import { Button } from '@navikt/ds-react/Button';
import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { m } from '../../../platform/web/words.ts';
import type { Handover, KeptSubject } from '../contract.ts';
import { KeptSubjectId } from '../domain/kept-subject.ts';
import { AddText } from './AddText.tsx';
import { transitionsApi, useDoing } from './transitions-api.ts';

/**
 * What the citizen does not want to talk about. She and whom she knows write it; whoever may not know what it is reads that
 * there is something, and asks first.
 */
export function KeptSubjects({ handover, mayWrite }: { handover: Handover; mayWrite: boolean }) {
  const { id: handoverId, iAm, subjects, keepsSubjects, citizenName } = handover;
  const keeping = useDoing(transitionsApi.client.keepSubject);
  const isMine = iAm === 'citizen';
  const knows = isMine || iAm === 'bridge';
  // Who stands in writes what she is told herself; what was told before is not hers to read.
  const mayKeep = knows || iAm === 'deputy';
  const hint = m.transitions_keeps_something({ citizen: citizenName });
  if (!mayKeep && subjects.length === 0) return keepsSubjects ? <p className="transitions-kept">{hint}</p> : null;
  return (
    <section className="transitions-part" aria-label={m.transitions_subjects()}>
      <h3>{m.transitions_subjects()}</h3>
      <p className="ti-quiet">
        {isMine ? m.transitions_subjects_means_mine() : m.transitions_subjects_means({ citizen: citizenName })}
      </p>
      {!knows && keepsSubjects && <p className="transitions-kept">{hint}</p>}
      {subjects.length > 0 && (
        <ul className="transitions-lines">
          {subjects.map((subject) => (
            <OneSubject key={subject.id} subject={subject} handover={handover} mayChange={isMine && mayWrite} />
          ))}
        </ul>
      )}
      {mayKeep && mayWrite && (
        <AddText
          label={m.transitions_subject_add()}
          button={m.transitions_add()}
          maxLength={200}
          adding={keeping}
          send={(id, text) => keeping.mutateAsync({ handoverId, id: KeptSubjectId.parse(id), text })}
        />
      )}
    </section>
  );
}

type OneSubjectProps = { subject: KeptSubject; handover: Handover; mayChange: boolean };

function OneSubject({ subject: { id, text, told }, handover, mayChange }: OneSubjectProps) {
  const { id: handoverId, listeners } = handover;
  const telling = useDoing(transitionsApi.client.tellSubject);
  const lifting = useDoing(transitionsApi.client.liftSubject);
  const knowing = told.map(({ participantId }) => participantId);
  return (
    <li>
      <div>
        <p>{text}</p>
        {!mayChange && (
          <p className="ti-quiet">
            {m.transitions_subject_known_to({ names: told.map(({ name }) => name).join(', ') })}
          </p>
        )}
        {mayChange && (
          <CheckboxGroup legend={m.transitions_subject_who()} size="small" value={knowing}>
            {listeners.map(({ participantId, name }) => (
              <Checkbox
                key={participantId}
                value={participantId}
                disabled={telling.isPending}
                onChange={(event) =>
                  telling.mutate({ handoverId, id, participantId, told: event.currentTarget.checked })
                }
              >
                {name}
              </Checkbox>
            ))}
          </CheckboxGroup>
        )}
      </div>
      {mayChange && (
        <Button
          size="small"
          variant="tertiary"
          loading={lifting.isPending}
          aria-label={m.transitions_lift_subject({ text })}
          onClick={() => lifting.mutate({ handoverId, id })}
        >
          {m.transitions_lift()}
        </Button>
      )}
    </li>
  );
}
