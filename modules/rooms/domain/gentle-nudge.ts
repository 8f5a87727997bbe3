/** What in a text may stand better in a record; it is asked about, never stopped (2.38). */
export type Nudge = 'diagnosis-code' | 'identity-number';

/** ICD-10 with its decimal (F32.1), the chapters of the mind without it (F32), Danish codes with their D (DF321), ICPC-2 (P76). */
const diagnosisCode = /(?<![\p{L}\d])(?:[A-TV-Z]\d{2}\.\d{1,2}|F\d{2}|D[A-TV-Z]\d{2,4}|P[789]\d)(?![\p{L}\d])/u;

/** Six figures of a birth date and four or five after them; `+47…` is a telephone. */
const identityNumber = /(?<![\d+])(\d{2})(\d{2})\d{2}[ -]?\d{4,5}(?!\d)/g;

/** Whether a practitioner's words look like a diagnosis code or an identity number. */
export function findNudge(text: string): Nudge | undefined {
  for (const [, day, month] of text.matchAll(identityNumber)) {
    if (isBirthDay(Number(day)) && isBirthMonth(Number(month))) return 'identity-number';
  }
  return diagnosisCode.test(text) ? 'diagnosis-code' : undefined;
}

/** Norwegian D-numbers have 40 added to the day. */
function isBirthDay(day: number): boolean {
  return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
}

/** Numbers for tests have 40, 65 or 80 added to the month. */
function isBirthMonth(month: number): boolean {
  return [0, 40, 65, 80].some((added) => month >= added + 1 && month <= added + 12);
}
