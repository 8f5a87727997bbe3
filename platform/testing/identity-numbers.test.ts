import { describe, expect, test } from 'vitest';
import { listFiles, readSource } from './architecture/sources.ts';
import { findRealLookingNumbers } from './identity-numbers.ts';

/** Files that may hold such a string, each with its reason. */
const ALLOWED = new Map<string, string>([]);

const texts = listFiles([
  '.ts',
  '.tsx',
  '.mjs',
  '.json',
  '.md',
  '.sql',
  '.csv',
  '.html',
  '.css',
  '.svg',
  '.txt',
  '.yml',
  '.yaml',
]);

describe('Identity numbers in the repository', () => {
  test('no string looks like a living person’s identity number', () => {
    const found = texts
      .filter((path) => !ALLOWED.has(path))
      .flatMap((path) => findRealLookingNumbers(readSource(path)).map((number) => `${path}: ${number}`));
    expect(found).toEqual([]);
  });

  test('no file is excused that has nothing to excuse', () => {
    const needless = [...ALLOWED.keys()].filter(
      (path) => !texts.includes(path) || findRealLookingNumbers(readSource(path)).length === 0,
    );
    expect(needless).toEqual([]);
  });

  test('a number with the right control digits is found, with and without a space or dash', () => {
    const norwegian = complete('150376123', [
      [3, 7, 6, 1, 8, 9, 4, 5, 2],
      [5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
    ]);
    const danish = complete('150376100', [[4, 3, 2, 7, 6, 5, 4, 3, 2]]);
    for (const number of [norwegian, danish]) {
      expect(findRealLookingNumbers(`'${number}'`)).toHaveLength(1);
      expect(findRealLookingNumbers(`${number.slice(0, 6)} ${number.slice(6)}`)).toHaveLength(1);
      expect(findRealLookingNumbers(`${number.slice(0, 6)}-${number.slice(6)}`)).toHaveLength(1);
    }
  });

  test('a synthetic number is left alone', () => {
    const synthetic = complete('158376123', [
      [3, 7, 6, 1, 8, 9, 4, 5, 2],
      [5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
    ]);
    expect(findRealLookingNumbers(synthetic)).toEqual([]);
  });
});

/** The number with its control digits, moved on until they exist: no whole number stands in this file. */
function complete(start: string, weights: readonly (readonly number[])[]): string {
  for (let serial = Number(start); ; serial++) {
    const whole = weights.reduce<string | undefined>((so, row) => {
      if (so === undefined) return undefined;
      const rest = row.reduce((sum, weight, at) => sum + weight * Number(so[at]), 0) % 11;
      return rest === 1 ? undefined : `${so}${(11 - rest) % 11}`;
    }, String(serial));
    if (whole !== undefined) return whole;
  }
}
