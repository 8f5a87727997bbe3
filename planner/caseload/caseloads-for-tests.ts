import fc from 'fast-check';
import type { CaseloadFile } from './problem/caseload-file.ts';
import { parseCaseload } from './problem/read-caseload.ts';

/** A file that must be right, with what a schema adds. */
export function caseloadForTests(value: object): CaseloadFile {
  const parsed = parseCaseload({ format: 'tillit-caseload-1', week: '2026-11-30', people: [], citizens: [], ...value });
  if ('faults' in parsed) throw new Error(parsed.faults.map(({ place, says }) => `${place}: ${says}`).join('\n'));
  return parsed.file;
}

const few = (most: number) => fc.integer({ min: 0, max: most });
const ids = (letter: string, count: number) =>
  fc.uniqueArray(
    few(count - 1).map((i) => `${letter}${i}`),
    { maxLength: 2 },
  );
const code = fc.constantFrom('a', 'b', 'c');
const need = fc.record({ code, kind: fc.constantFrom('required', 'wished') });
const day = fc.constantFrom('2026-11-01', '2026-11-30', '2026-12-15', '2027-03-01');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined, freq: 2 });

function person(p: number, citizens: number) {
  return fc.record({
    id: fc.constant(`p${p}`),
    team: code,
    contract: fc.integer({ min: 200, max: 2220 }),
    teaching: few(300),
    workdays: few(5),
    unlisted: fc.record({ citizens: few(5), minutes: few(600) }),
    reserved: maybe(few(2)),
    ceiling: maybe(fc.record({ kind: fc.constantFrom('hard', 'soft'), citizens: few(9), minutes: maybe(few(1500)) })),
    competences: fc.array(
      fc.record({ code, from: maybe(fc.constant('2026-11-15')), to: maybe(fc.constant('2027-01-31')) }),
      { maxLength: 3 },
    ),
    languages: fc.uniqueArray(code, { minLength: 1 }),
    wishes: ids('c', citizens),
    to: maybe(day),
    takesNew: maybe(fc.constantFrom(true, true, false)),
  });
}

function citizen(c: number, people: number, share: number) {
  return fc
    .record({
      id: fc.constant(`c${c}`),
      with: fc.option(
        few(people - 1).map((p) => `p${p}`),
        { nil: undefined, freq: share },
      ),
      minutes: few(150),
      rating: maybe(fc.constantFrom('light', 'heavy')),
      competences: fc.array(need, { maxLength: 2 }),
      language: maybe(need),
      team: maybe(need),
      start: maybe(day),
      waitingSince: maybe(fc.constant('2026-10-01')),
      wishes: ids('p', people),
      refuses: ids('p', people),
      knows: ids('p', people),
    })
    .map(({ wishes, refuses, ...rest }) => ({
      ...rest,
      wishes,
      refuses: refuses.filter((id) => !wishes.includes(id)),
    }));
}

const registered = fc.array(
  fc.record({
    rating: fc.constantFrom('light', 'heavy'),
    estimated: fc.integer({ min: 10, max: 300 }),
    registered: few(400),
  }),
  { minLength: 0, maxLength: 6 },
);

/** Small caseloads with everything in them that a file may say. */
export const caseloads: fc.Arbitrary<CaseloadFile> = fc
  .record({ people: fc.integer({ min: 1, max: 5 }), citizens: few(9), share: fc.constantFrom(1, 4) })
  .chain(({ people, citizens, share }) =>
    fc.record({
      people: fc.tuple(...Array.from({ length: people }, (_, p) => person(p, Math.max(1, citizens)))),
      citizens: fc.tuple(...Array.from({ length: citizens }, (_, c) => citizen(c, people, share))),
      registered: registered.map((all) => [
        { rating: 'light', estimated: 100, registered: 90 },
        { rating: 'heavy', estimated: 100, registered: 130 },
        ...all,
      ]),
      settings: fc.record({ slack: fc.constantFrom(0, 0.05, 0.1), enough: fc.constantFrom(0, 0.9) }),
    }),
  )
  .map((value) => {
    const known = new Set<string>(value.citizens.map(({ id }) => id));
    const staff = value.people.map((one) => ({ ...one, wishes: one.wishes.filter((id) => known.has(id)) }));
    return caseloadForTests({ ...value, people: staff });
  });

const seed = Number(process.env['SEED'] ?? (process.env['CI'] === undefined ? Date.now() % 2 ** 31 : 20_261_122));

/** How often a property is tried, `RUNS` times as often where that is set; on CI always from one place (ADR 0049), `SEED=…` plays one again. */
export function times(runs: number): { numRuns: number; seed: number } {
  return { numRuns: runs * Number(process.env['RUNS'] ?? 1), seed };
}
