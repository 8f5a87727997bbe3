/** Something that waits for a citizen's text: a question in a thread, or a message that was written for her. */
export interface OpenForText {
  code: string;
  kind: 'question' | 'told';
}

/** What a text that came in means, given what waits for it. */
export type TextMeaning =
  | { kind: 'stop' }
  | { kind: 'answer' | 'correct'; code: string; body: string }
  | { kind: 'confirm'; code: string }
  | { kind: 'which'; codes: string[] }
  | { kind: 'nothing' };

const stop = /^\s*(stop|stopp|slutt|slut)\W*$/iu;
const yes = /^\s*(ja|jo|yes)\W*$/iu;
const withCode = /^\s*([a-z][2-9])(?:[\s.:,;–-]+|$)([\s\S]*)$/iu;

/**
 * Reads a text. A code in front says what it is about; without one there must be only one thing that waits. A code that
 * nothing has any more is not guessed at.
 */
export function readText(text: string, open: readonly OpenForText[]): TextMeaning {
  if (stop.test(text)) return { kind: 'stop' };
  const coded = withCode.exec(text);
  const code = coded?.[1]?.toUpperCase();
  if (code !== undefined)
    return meant(
      open.find((one) => one.code === code),
      coded?.[2] ?? '',
    );
  const [only, ...others] = open;
  return others.length > 0 ? { kind: 'which', codes: open.map((one) => one.code) } : meant(only, text);
}

function meant(one: OpenForText | undefined, text: string): TextMeaning {
  const body = text.trim();
  if (one === undefined || body === '') return { kind: 'nothing' };
  if (one.kind === 'question') return { kind: 'answer', code: one.code, body };
  return yes.test(body) ? { kind: 'confirm', code: one.code } : { kind: 'correct', code: one.code, body };
}
