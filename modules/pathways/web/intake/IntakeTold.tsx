import { formatDate } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Pathway } from '../../contract.ts';
import { type Intake, IntakeQuestion } from '../../domain/intake.ts';
import { nameIn } from '../pathway-words.ts';
import { questionInWords } from './intake-words.ts';

/** What was answered to the first questions, in the words in which it was said, and who wrote it down. */
export function IntakeTold({ pathway, intake }: { pathway: Pathway; intake: Intake }) {
  const { answers, byRoleId, at } = intake;
  const given = IntakeQuestion.options.filter((question) => (answers[question] ?? '') !== '');
  if (given.length === 0) return null;
  const day = formatDate(at);
  return (
    <details className="pathway-history">
      <summary>{m.pathways_intake_title()}</summary>
      <dl className="pathway-talk">
        {given.map((question) => (
          <div key={question}>
            <dt>{questionInWords(question)}</dt>
            <dd>{answers[question]}</dd>
          </div>
        ))}
      </dl>
      <p className="ti-quiet">
        {byRoleId === null
          ? m.pathways_intake_by_citizen({ day })
          : m.pathways_intake_by_other({ name: nameIn(pathway, byRoleId), day })}
      </p>
    </details>
  );
}
