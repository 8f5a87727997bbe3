import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AsvsRow, countLevels, idsAtOurLevel, readAsvsRows } from './asvs.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/asvs.md'), 'utf8');
const rows = readAsvsRows(page);
const states = ['held', 'read', 'yours', 'none', 'open'] as const;

/** What is wrong with the rows, in one sentence each. */
function faultsOf(given: readonly AsvsRow[]): string[] {
  return given.flatMap((row) => [
    ...(states.some((state) => state === row.state) ? [] : [`${row.id}: there is no state ${row.state}`]),
    ...(row.says === '' ? [`${row.id}: says nothing`] : []),
    ...(row.state === 'held' && !row.claims.some(({ file }) => /\.test\.tsx?$/.test(file))
      ? [`${row.id}: names no test`]
      : []),
    ...(row.state === 'read' && row.claims.length === 0 && !/`docs|sources/.test(row.says)
      ? [`${row.id}: names no file`]
      : []),
    ...row.claims.flatMap(({ file, sentences }) => {
      if (!existsSync(path.join(root, file))) return [`${row.id}: there is no ${file}`];
      const text = readFileSync(path.join(root, file), 'utf8');
      return sentences
        .filter((sentence) => !stands(sentence, text))
        .map((sentence) => `${row.id}: ${file} does not say “${sentence}”`);
    }),
  ]);
}

/** As the name of a test, or as what a name of a table of cases contains. */
const stands = (sentence: string, text: string) =>
  text.includes(`'${sentence}'`) ||
  text.includes(`'${sentence},`) ||
  text.includes(`"${sentence}"`) ||
  text.includes(`${sentence}'`) ||
  text.includes(`'${sentence}`);

describe('The table of ASVS', () => {
  it('knows as many requirements as the standard has', () => {
    expect(countLevels()).toEqual({ 1: 70, 2: 183, 3: 92 });
  });

  it('has a row for every requirement at our level, once, in their order', () => {
    expect(rows.map(({ id }) => id)).toEqual(idsAtOurLevel());
  });

  it('names files that exist and sentences that stand in them, and a test for all that is held', () => {
    expect(faultsOf(rows)).toEqual([]);
  });

  it('counts right', () => {
    const told: Record<string, number> = Object.fromEntries(
      [...page.matchAll(/^\| \*\*(\w+)\*\* \| (\d+) \|/gm)].map(
        ([, state = '', count]) => [state, Number(count)] as const,
      ),
    );
    expect(told).toEqual({
      ...Object.fromEntries(states.map((state) => [state, rows.filter((row) => row.state === state).length])),
      all: rows.length,
    });
  });

  it('and the threat model names tests that exist', () => {
    const model = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
    const named = [...model.matchAll(/`((?:apps|modules|platform|journeys|scripts)\/[\w./-]+)`/g)].map(
      ([, file = '']) => file,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it.each([
    ['a file that is gone', '| V1.1.1 | x | held | `platform/testing/gone.test.ts` |'],
    [
      'a sentence that is gone',
      '| V1.1.1 | x | held | `platform/testing/asvs.test.ts` “says what nobody says” |'.replace('nobody', 'no one'),
    ],
    ['no test', '| V1.1.1 | x | held | `platform/testing/asvs.ts` |'],
    ['an unknown state', '| V1.1.1 | x | maybe | `platform/testing/asvs.test.ts` |'],
    ['no reason', '| V1.1.1 | x | none |  |'],
  ])('would be found to name %s', (_name, line) => {
    expect(faultsOf(readAsvsRows(line))).toHaveLength(1);
  });
});
