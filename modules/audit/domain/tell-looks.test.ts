import { describe, expect, it } from 'vitest';
import { usualWish } from './look-wish.ts';
import { type SealedLook, type Side, tellLooks } from './tell-looks.ts';

const look = (entryId: number, given: Partial<SealedLook> = {}): SealedLook => ({
  entryId,
  citizenId: 'are',
  personId: 'vera',
  organisationId: 'nav',
  basis: 'consent',
  ...given,
});
const side = (given: Partial<Side> = {}): Side => ({
  citizenId: 'are',
  personId: 'are',
  wish: usualWish,
  toldToday: false,
  ...given,
});
const navIsKnown = [{ citizenId: 'are', organisationId: 'nav' }];
const anyLook = { ...usualWish, anyLook: true };
const told = (looks: SealedLook[], sides: Side[], known = navIsKnown) =>
  tellLooks(looks, sides, known).news.map(({ personId, entryId, reason, notify }) => [
    personId,
    entryId,
    reason,
    notify,
  ]);

describe('who is told that somebody has looked', () => {
  it('nobody of an ordinary look by an organisation that has looked before, unless she wants it', () => {
    expect(told([look(1)], [side()])).toEqual([]);
    expect(told([look(1)], [side({ wish: anyLook })])).toEqual([['are', 1, 'any-look', true]]);
  });

  it('the citizen of the first look of an organisation, and only of the first', () => {
    const found = tellLooks([look(1), look(2), look(3, { organisationId: 'dps' })], [side()], []);
    expect(found.news.map(({ entryId, reason }) => [entryId, reason])).toEqual([
      [1, 'new-organisation'],
      [3, 'new-organisation'],
    ]);
    expect(found.firsts.map(({ organisationId }) => organisationId)).toEqual(['nav', 'dps']);
  });

  it('the citizen of an emergency before all else, each time', () => {
    const emergency = { basis: 'emergency', organisationId: 'ambulance' };
    expect(told([look(1, emergency), look(2, emergency)], [side()])).toEqual([
      ['are', 1, 'emergency', true],
      ['are', 2, 'emergency', true],
    ]);
  });

  it('an emergency tells as a new organisation whoever has turned emergencies off', () => {
    const wish = { ...usualWish, emergency: false };
    expect(told([look(1, { basis: 'emergency', organisationId: 'ambulance' })], [side({ wish })])).toEqual([
      ['are', 1, 'new-organisation', true],
    ]);
  });

  it('mail and push tell of any look once a day, and the app of each', () => {
    expect(told([look(1), look(2)], [side({ wish: anyLook })])).toEqual([
      ['are', 1, 'any-look', true],
      ['are', 2, 'any-look', false],
    ]);
    expect(told([look(3)], [side({ wish: anyLook, toldToday: true })])).toEqual([['are', 3, 'any-look', false]]);
  });

  it('nobody of her own looks: not the citizen, and not the guardian who looked herself', () => {
    const sides = [
      side({ wish: anyLook }),
      side({ personId: 'gro', wish: anyLook }),
      side({ personId: 'gunn', wish: anyLook }),
    ];
    expect(told([look(1, { personId: 'are', organisationId: null, basis: 'own' })], sides)).toEqual([]);
    const byGro = look(2, { personId: 'gro', organisationId: null, basis: 'guardian' });
    expect(told([byGro], sides).map(([person]) => person)).toEqual(['are', 'gunn']);
  });

  it('nobody of a look at somebody else', () => {
    expect(told([look(1, { citizenId: 'mina' })], [side({ wish: anyLook })], [])).toEqual([]);
  });
});
