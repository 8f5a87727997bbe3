import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type FullName, isSameName } from './same-name.ts';

const name = (full: string): FullName => {
  const [familyName = '', givenName = ''] = full.split(', ');
  return { givenName, familyName };
};

describe('Whoever signs in with', () => {
  test.each([
    ['Nilsen, Vera', 'Nilsen, Vera'],
    ['Nilsen, Vera', 'NILSEN, VERA'],
    ['Nilsen, Vera', 'Nilsen-Dahl, Vera Marie'],
    ['Nilsen-Dahl, Vera Marie', 'Dahl, Marie'],
    ['Muller, Jose', 'Müller, José'],
    ['Solberg, Bjørn', 'Solberg, Bjørn Åge'],
    ["O'Brien, Sean", 'Brien, Sean'],
  ])('the name that answers to “%s”: “%s” is let in', (invited, signedIn) => {
    expect(isSameName(name(invited), name(signedIn))).toBe(true);
  });

  test.each([
    ['Nilsen, Vera', 'Nilsen, Kari'],
    ['Nilsen, Vera', 'Hansen, Vera'],
    ['Nilsen, Vera', 'Vera, Nilsen'],
    ['Nilsen, Vera', 'Nils, Vera'],
    ['Nilsen, Vera', 'Nilsen, '],
    [', Vera', ', Vera'],
  ])('another name than “%s”: “%s” is not', (invited, signedIn) => {
    expect(isSameName(name(invited), name(signedIn))).toBe(false);
  });

  it('a name that is written with other capitals or marks is the same', () => {
    const word = fc.stringMatching(/^[a-zæøåéü]{2,8}$/);
    fc.assert(
      fc.property(word, word, (givenName, familyName) => {
        const loud = { givenName: givenName.toUpperCase(), familyName: familyName.toUpperCase() };
        const split = { givenName: givenName.normalize('NFD'), familyName: familyName.normalize('NFD') };
        expect(isSameName({ givenName, familyName }, loud)).toBe(true);
        expect(isSameName({ givenName, familyName }, split)).toBe(true);
      }),
      { numRuns: 300, seed: 4310 },
    );
  });
});
