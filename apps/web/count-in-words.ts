import { m } from '../../platform/web/words.ts';

/** A small number as one says it: “tre”. */
export function countInWords(count: number): string {
  return m.app_numbers().split(' ')[count] ?? String(count);
}
