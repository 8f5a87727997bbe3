import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';

/** More by hand: FUZZ_RUNS=20000 npm test -- fuzz; and SEED to play one again. */
const factor = Number(process.env['FUZZ_RUNS'] ?? 1);
const seed = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };

/**
 * First whatever stands in `corpora/<name>.json`, kept because it once broke something or is known to break others; then as
 * many made-up ones as asked for. What breaks is printed with its seed, shrunk, and belongs into that file.
 */
export async function fuzz<T>(
  name: string,
  made: fc.Arbitrary<T>,
  runs: number,
  check: (one: T) => Promise<void> | void,
): Promise<void> {
  const kept = JSON.parse(readFileSync(path.join(import.meta.dirname, 'corpora', `${name}.json`), 'utf8')) as T[];
  for (const one of kept) {
    try {
      await check(one);
    } catch (fault) {
      throw new Error(`Kept in corpora/${name}.json: ${JSON.stringify(one)}`, { cause: fault });
    }
  }
  await fc.assert(
    fc.asyncProperty(made, async (one) => check(one)),
    { numRuns: Math.ceil(runs * factor), ...seed },
  );
}

/** Characters that have broken programs before: direction marks, halves of pairs, joined signs, NUL, what looks like markup. */
const awkward = [
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\u2066',
  '\u200d',
  '\ufeff',
  '\ud800',
  '\u0301',
  'e\u0301',
  'å',
  'ß',
  'İ',
  '👩🏽‍⚕️',
  '🇳🇴',
  '\r\n',
  '\u2028',
  '<script>',
  '</textarea>',
  '&amp;',
  '%00',
  "' or 1=1 --",
  '\\',
  '${1}',
  '{{',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
] as const;

export const awkwardText = fc
  .array(
    fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 30 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
