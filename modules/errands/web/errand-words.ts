import { formatDate, formatDayAndTime } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { ShownErrand } from '../contract.ts';
import { isOpen } from '../domain/errand.ts';

/** Where it stands, a sentence each: who has it and since when, who is asked to take it; or how it ended. */
export function standsInWords(errand: ShownErrand): string[] {
  const { status, holder, holderIsMe, heldSince, waitsFor, waitsForMe, changedAt } = errand;
  const day = formatDate(changedAt);
  if (status === 'withdrawn') return [m.errands_withdrawn_on({ day })];
  if (status === 'solved') return [m.errands_solved_on({ name: holder?.name ?? m.errands_somebody(), day })];
  const since = { day: formatDayAndTime(heldSince) };
  const has = holderIsMe
    ? m.errands_with_you(since)
    : holder === null
      ? m.errands_with_nobody()
      : m.errands_with({ name: holder.name, ...since });
  if (waitsFor === null) return [has];
  return [has, waitsForMe ? m.errands_waits_you() : m.errands_waits({ name: waitsFor.name })];
}

/** The answer, and what was missing in an earlier one. */
export function answerInWords(errand: ShownErrand): string[] {
  const { answer: words, missing } = errand;
  if (words === '') return [];
  if (!isOpen(errand)) return [m.errands_answer({ words })];
  const again = missing === '' ? m.errands_asked_again() : m.errands_missing({ words: missing });
  return [m.errands_answer_before({ words }), again];
}
