import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldConsent, holds } from './fold-consent.ts';
import { historyOf, moment } from './history-for-tests.ts';

const stateOf = (...kinds: Parameters<typeof historyOf>) => foldConsent(historyOf(...kinds))?.state;
const kinds = fc.constantFrom('asked', 'given', 'declined', 'changed', 'withdrawn');

describe('What a history says', () => {
  test.each([
    [[], undefined],
    [['asked'], 'asked'],
    [['asked', 'given'], 'given'],
    [['asked', 'declined'], 'declined'],
    [['asked', 'given', 'changed'], 'given'],
    [['asked', 'given', 'withdrawn'], 'withdrawn'],
    [['asked', 'given', 'changed', 'withdrawn'], 'withdrawn'],
    [['asked', 'declined', 'asked'], 'asked'],
    [['asked', 'declined', 'given'], 'given'],
    [['asked', 'given', 'withdrawn', 'given'], 'given'],
    [['asked', 'given', 'withdrawn', 'asked', 'given'], 'given'],
  ] as const)('%j is %s', (history, state) => {
    expect(stateOf(...history)).toBe(state);
  });

  test.each([
    ['nobody has asked', ['given'], undefined],
    ['it is given already and asked again', ['asked', 'given', 'asked'], 'given'],
    ['it was withdrawn and is changed', ['asked', 'given', 'withdrawn', 'changed'], 'withdrawn'],
    ['it is given and then declined', ['asked', 'given', 'declined'], 'given'],
    ['it is only asked and then withdrawn', ['asked', 'withdrawn'], 'asked'],
  ] as const)('a step changes nothing when %s', (_, history, state) => {
    expect(stateOf(...history)).toBe(state);
  });

  test('after a withdrawal nothing but a new yes or asking again brings it back', () => {
    const without = fc.array(kinds.filter((kind) => kind !== 'asked' && kind !== 'given'));
    fc.assert(
      fc.property(without, (later) => {
        expect(stateOf('asked', 'given', 'withdrawn', ...later)).toBe('withdrawn');
      }),
    );
  });

  test('whoever sees has been given it by the last step that took effect', () => {
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 50 }), (drawn) => {
        const history = historyOf(...drawn);
        const now = foldConsent(history);
        const last = history.find((action) => action.at === now?.since);
        expect(now?.state === 'given').toBe(last?.kind === 'given' || last?.kind === 'changed');
      }),
    );
  });
});

describe('A period', () => {
  const until = moment('2026-11-10');
  const [asked, given, again] = historyOf('asked', 'given', 'asked');
  const limited = given && { ...given, holdsUntil: until };
  const state = foldConsent([asked, limited].flatMap((action) => action ?? []));

  test('holds until its end and not a moment longer', () => {
    expect(holds(state, moment('2026-11-09'))).toBe(true);
    expect(holds(state, until)).toBe(false);
  });

  test('lets it be asked again once it has run out, and not before', () => {
    const askedAt = (at: string) =>
      foldConsent([asked, limited, again && { ...again, at: moment(at) }].flatMap((action) => action ?? []))?.state;
    expect(askedAt('2026-11-09')).toBe('given');
    expect(askedAt('2026-11-11')).toBe('asked');
  });
});
