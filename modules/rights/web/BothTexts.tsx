import { formatSince } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Rectification } from '../domain/rectification.ts';
import { AnswerForm } from './AnswerForm.tsx';

/** What the citizen wrote and what was answered, one under the other; and the way to answer, for whoever may. */
export function BothTexts({ of }: { of: Rectification }) {
  const { answer } = of;
  return (
    <div className="rights-texts">
      <p className="ti-quiet">{m.rights_wrote({ name: of.writtenByName, when: formatSince(of.writtenAt) })}</p>
      <p className="rights-words">{of.words}</p>
      {answer !== null && (
        <>
          <p className="ti-quiet">
            {answer.outcome === 'corrected'
              ? m.rights_answered_corrected({ name: answer.byName, when: formatSince(answer.at) })
              : m.rights_answered_not_agreed({ name: answer.byName, when: formatSince(answer.at) })}
          </p>
          <p className="rights-words">{answer.words}</p>
        </>
      )}
      {answer === null && !of.mayAnswer && <p className="ti-quiet">{m.rights_no_answer_yet()}</p>}
      {of.mayAnswer && <AnswerForm id={of.id} />}
    </div>
  );
}
