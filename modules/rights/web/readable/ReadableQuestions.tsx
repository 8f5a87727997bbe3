import { m } from '../../../../platform/web/words.ts';
import type { AuditEntry } from '../../../audit/domain/audit-entry.ts';
import type { LookWish } from '../../../audit/domain/look-wish.ts';
import { eventInWords } from '../../../audit/web/public.tsx';
import { When, whenInWords } from './pieces.tsx';
import type { Told } from './told.ts';

interface Questions {
  questions: NonNullable<Told['parts']['audit']['questions']>;
  entries: readonly AuditEntry[];
}

/** Why somebody looked, asked and answered, each beside the line of the log that it is about. */
export function ReadableQuestions({ questions, entries }: Questions) {
  const lines = new Map(entries.map((entry) => [entry.id, entry]));
  return questions.map((one) => {
    const line = lines.get(one.entryId);
    return (
      <article key={one.askedAt}>
        {line !== undefined && (
          <p className="by">
            {line.who.givenName} {line.who.familyName}, <When at={line.at} />: {eventInWords(line, 1)}
          </p>
        )}
        <p>
          {m.rights_asked_why({
            name: one.askedByName,
            organisation: one.organisation,
            when: whenInWords(one.askedAt),
          })}
        </p>
        {one.words !== '' && <p className="said">{one.words}</p>}
        {one.answer === null && <p>{m.rights_answer_due({ when: whenInWords(one.dueAt) })}</p>}
        {one.answeredAt !== null && (
          <p>{m.audit_why_answered({ organisation: one.organisation, day: whenInWords(one.answeredAt) })}</p>
        )}
        {one.noGoodReason === true && <p>{m.audit_why_no_good_reason({ organisation: one.organisation })}</p>}
        {one.answer !== null && <p className="said">{one.answer}</p>}
      </article>
    );
  });
}

/** Of which looks she wants to be told. */
export function ReadableWish({ wish }: { wish: LookWish }) {
  const told = [
    wish.emergency && m.audit_wish_emergency(),
    wish.newOrganisation && m.audit_wish_new_organisation(),
    wish.anyLook && m.audit_wish_any_look(),
  ].filter((one) => one !== false);
  if (told.length === 0) return <p>{m.rights_nothing()}</p>;
  return (
    <ul>
      {told.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
