import { describe, expect, it } from 'vitest';
import { ceilingOfPresence, ceilingOfTeam } from './ceiling.ts';
import { continuityOf } from './continuity.ts';
import { koladaFaces } from './kolada.ts';

describe('Continuity', () => {
  it.each([
    ['AABACAABDA', { upc: 0.6, coc: 0.3556, secon: 0.2222, mmci: 0.6703 }],
    ['AAAAAAAAAA', { upc: 1, coc: 1, secon: 1, mmci: 1 }],
    ['ABCDEFGHIJ', { upc: 0.1, coc: 0, secon: 0, mmci: 0.011 }],
  ])('of %s is what the literature computes', (people, expected) => {
    const { upc, coc, secon, mmci } = continuityOf([...people]);
    for (const [name, value] of Object.entries({ upc, coc, secon, mmci }))
      expect(value, name).toBeCloseTo(expected[name as keyof typeof expected], 4);
  });

  it('of no visit, and in a row of one, is not defined', () => {
    expect(continuityOf([])).toEqual({ visits: 0, different: 0 });
    expect(continuityOf(['A'])).toMatchObject({ upc: 1, coc: undefined, secon: undefined });
  });
});

describe('The honest ceiling', () => {
  it('is 66 of 120 weekdays and 17 of 48 weekend days for one person with 31 % absence', () => {
    expect(ceilingOfPresence(120, 96, 0.31)).toEqual({ days: 66, share: 0.55 });
    expect(ceilingOfPresence(48, 24, 0.31)).toEqual({ days: 17, share: 17 / 48 });
  });

  it('of a team is the most visits of one person, and the fewest people for all', () => {
    const able = [new Set([1, 2]), new Set([1]), new Set([2, 3]), new Set<number>()];
    expect(ceilingOfTeam(able)).toEqual({ most: 2, fewest: 2, atLeast: 2 });
    expect(ceilingOfTeam([])).toEqual({ most: 0, fewest: 0, atLeast: 0 });
  });
});

describe('Kolada’s number of different people in 14 days', () => {
  const day = (d: number): string => `2026-11-${String(d).padStart(2, '0')}`;
  const twiceADay = Array.from({ length: 14 }, (_, d) => [
    { date: day(d + 1), start: 480, kind: 'care', people: [`p${d % 3}`] },
    { date: day(d + 1), start: 1080, kind: 'care', people: ['q'] },
  ]).flat();
  const faces = (age: number | undefined, more: typeof twiceADay): number | undefined =>
    koladaFaces(age, [...twiceADay, ...more], day(1));

  it('counts care between 07 and 22, and neither night, meals, alarms nor nursing', () => {
    expect(faces(80, [])).toBe(4);
    expect(faces(80, [{ date: day(3), start: 600, kind: 'care', people: ['new'] }])).toBe(5);
    for (const other of [
      { start: 419, kind: 'care' },
      { start: 1320, kind: 'care' },
      { start: 600, kind: 'meal' },
      { start: 600, kind: 'alarm' },
      { start: 600, kind: 'nursing' },
    ])
      expect(faces(80, [{ date: day(3), people: ['new'], ...other }])).toBe(4);
  });

  it('is not for younger people, unknown ages, or who was away', () => {
    expect(faces(65, [])).toBe(4);
    expect(faces(64, [])).toBeUndefined();
    expect(faces(undefined, [])).toBeUndefined();
    expect(koladaFaces(80, twiceADay.slice(1), day(1))).toBeUndefined();
  });
});
