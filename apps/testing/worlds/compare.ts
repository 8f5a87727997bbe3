import type { Look } from './crawl.ts';
import { anyId, isOwnId } from './draw-id.ts';

/** Where two worlds answer somebody differently. */
export interface Difference {
  asked: string;
  one: string;
  other: string;
}

/**
 * Holds two crawls against each other, byte for byte. Only what the server draws by chance is renamed, each by the order in
 * which it first appears: ids of its own, and the secret of a link.
 */
export function compare(one: readonly Look[], other: readonly Look[]): Difference[] {
  const [left, right] = [inNames(one), inNames(other)];
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, at) => ({
    asked: left[at]?.asked ?? right[at]?.asked ?? '',
    one: left[at]?.text ?? 'nothing',
    other: right[at]?.text ?? 'nothing',
  })).filter((pair) => pair.one !== pair.other);
}

function inNames(looks: readonly Look[]): { asked: string; text: string }[] {
  const names = new Map<string, string>();
  const nameOf = (drawn: string) => {
    const name = names.get(drawn) ?? `drawn-${names.size + 1}`;
    names.set(drawn, name);
    return name;
  };
  return looks.map(({ asked, seen }) => {
    const body = seen.body
      .replaceAll(anyId, (id) => (isOwnId(id) ? id : nameOf(id)))
      .replaceAll(/"token":"([\w-]{32})"/g, (_whole, token: string) => `"token":"${nameOf(token)}"`);
    return { asked, text: `${seen.status}\n${seen.headers}\n${body}` };
  });
}

/** The first place where two texts part, with a little around it. */
export function tellDifference({ asked, one, other }: Difference): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
  return `${asked}\n  without: …${around(one)}…\n  with:    …${around(other)}…`;
}
