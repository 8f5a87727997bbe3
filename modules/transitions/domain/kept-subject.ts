import { z } from 'zod';
import { idOf } from '../../../kernel/ids.ts';

/** The id of one subject that a citizen does not want to talk about. */
export const KeptSubjectId = idOf<'KeptSubject'>();
export type KeptSubjectId = z.infer<typeof KeptSubjectId>;

/** What it is about, as the citizen says it. */
export const SubjectText = z.string().trim().min(1).max(200);

/** A text as it is searched for a subject: small letters, single spaces, a space at either end. */
export function plainOf(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

/**
 * What a text is searched for to see whether it touches a subject: the first letters of the subject's own words, so that another
 * ending or a compound is found too. Short words are sought as whole words. It finds too much rather than too little: a line
 * that is kept by mistake can be released by the citizen, one that has been read can't be taken back. What is said in other
 * words altogether it does not find.
 */
export function stemsOf(subject: string): string[] {
  const words = wordsOf(subject);
  const own = words.filter((word) => word.length > 2 && !common.has(word));
  const stems = own.map((word) => (word.length < 4 ? ` ${word} ` : word.slice(0, word.length < 6 ? 4 : 5)));
  return [...new Set(stems.length > 0 ? stems : [plainOf(subject)])];
}

/** Whether a text touches a subject. The row policies ask the same of the same columns. */
export function touches(plain: string, stems: readonly string[]): boolean {
  return stems.some((stem) => plain.includes(stem));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Words that say nothing of what it is about, in the languages of the screens. */
const common = new Set(
  `alt and are men med meg mig min mitt mine mye meget noe noget noen nogen når som den det dei der dem det denne dette deg dig din ditt dine
  eller ein ett etter for fra frå har hatt han hun hva hvad hvem hvor hvordan hver ikke ikkje inn ind jeg eg kan korleis kva kven
  kvifor hvorfor var vært være vere ved vil ville skal skulle sine sin sitt snakke snakka snakker tale taler prate over under også
  veldig the about talk that this with from what when where who why not don want how her his him she they you your our was were been
  have has had will would any all but out because ting saker sak tema emne`.split(/\s+/u),
);
