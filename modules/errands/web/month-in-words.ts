import { dateWords } from '../../../platform/web/date-words.ts';
import { withCapital } from '../../../platform/web/format.ts';
import { getLanguage } from '../../../platform/web/language.ts';

/** `November 2026`. */
export function monthInWords(month: string): string {
  const [year = '', nr = '1'] = month.split('-');
  return withCapital(`${dateWords[getLanguage()].months[Number(nr) - 1] ?? ''} ${year}`);
}
