import { measureSms } from '../../../kernel/sms-segments.ts';

/** As many segments as one text about a message may cost. */
export const mostSegments = 2;

/** Puts words between what stands before and after them in a text, cut with a pointer to the rest if they are too many. */
export function fitText(body: string, wrap: (body: string) => string, rest: string): string {
  const fits = (text: string) => measureSms(wrap(text)).segments <= mostSegments;
  if (fits(body)) return wrap(body);
  const letters = [...body];
  let [shorter, longer] = [0, letters.length];
  while (longer - shorter > 1) {
    const middle = Math.floor((shorter + longer) / 2);
    if (fits(`${letters.slice(0, middle).join('')} ${rest}`)) shorter = middle;
    else longer = middle;
  }
  return wrap(`${letters.slice(0, shorter).join('').trimEnd()} ${rest}`);
}
