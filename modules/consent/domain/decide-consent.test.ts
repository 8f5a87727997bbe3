import { describe, expect, test } from 'vitest';
import type { Country } from '../../../kernel/country.ts';
import { decideConsent } from './decide-consent.ts';
import type { Citizen, Decider, Decision } from './decision.ts';
import { deciders, gro, historyOf, moment, nora, noraAt, odd, vera, veraAsNurse } from './history-for-tests.ts';

const id = '00000000-0000-4000-8000-00000000d0d0';
const yes: Decision = { id, decision: 'give', sees: { kind: 'now' }, toldBy: 'electronic-id' };

interface Case {
  decision?: Partial<Decision>;
  history?: Parameters<typeof historyOf>;
  citizen?: Citizen;
  decider?: Decider;
  at?: string;
}

/** Nora is grown up in these cases unless one says otherwise, has been asked, and says yes with her electronic ID. */
function decide({ decision = {}, history = ['asked'], at = '2027-01-01', ...given }: Case) {
  const { citizen = noraAt('NO'), decider = deciders.citizen } = given;
  return decideConsent({ history: historyOf(...history), citizen, decider, now: moment(at) }, { ...yes, ...decision });
}

const answer = (given: Case) => {
  const result = decide(given);
  return result.ok ? result.value.kind : result.reason;
};

describe('Who decides', () => {
  const before = { NO: '2026-11-19T22:59', DK: '2025-11-19T22:59' };
  const birthday = { NO: '2026-11-19T23:00', DK: '2025-11-19T23:00' };

  test.each(['NO', 'DK'] as const)(
    'the guardian until the birthday that %s has set, the citizen from then on',
    (country: Country) => {
      const at = (time: string, decider: Decider) => answer({ citizen: noraAt(country), decider, at: time });
      expect(at(before[country], deciders.guardian)).toBe('given');
      expect(at(before[country], deciders.citizen)).toBe('guardian-decides');
      expect(at(birthday[country], deciders.guardian)).toBe('citizen-decides-alone');
      expect(at(birthday[country], deciders.citizen)).toBe('given');
    },
  );

  test('a citizen whose birth day is unknown decides alone', () => {
    const citizen = noraAt('NO', { birthDay: null });
    expect(answer({ citizen })).toBe('given');
    expect(answer({ citizen, decider: deciders.guardian })).toBe('citizen-decides-alone');
  });

  test.each(['phone', 'paper', 'in-person'] as const)(
    'a practitioner writes down what she was told by %s',
    (toldBy) => {
      expect(answer({ decider: deciders.practitioner, decision: { toldBy } })).toBe('given');
      expect(answer({ decider: deciders.other, decision: { toldBy } })).toBe('only-citizen-side-decides');
      expect(answer({ decider: deciders.citizen, decision: { toldBy } })).toBe('only-citizen-side-decides');
    },
  );

  test('nobody but the citizen’s side decides by electronic ID', () => {
    expect(answer({ decider: deciders.practitioner })).toBe('only-citizen-side-decides');
    expect(answer({ decider: deciders.other })).toBe('only-citizen-side-decides');
  });
});

describe('Whose decision it is', () => {
  const sideOf = (given: Case) => {
    const result = decide(given);
    if (!result.ok) throw new Error(result.reason);
    const { decidedBy, decidedAs, toldBy, recordedBy, recordedRoleId } = result.value;
    return { decidedBy, decidedAs, toldBy, recordedBy, recordedRoleId };
  };
  const told = { decider: deciders.practitioner, decision: { toldBy: 'phone' } } as const;
  const written = { toldBy: 'phone', recordedBy: vera, recordedRoleId: veraAsNurse };
  const young = '2026-11-01';

  test("the citizen's when she has signed in", () => {
    const own = { toldBy: 'electronic-id', recordedBy: nora, recordedRoleId: null };
    expect(sideOf({})).toEqual({ decidedBy: nora, decidedAs: 'citizen', ...own });
  });

  test("the guardian's for a child", () => {
    const own = { toldBy: 'electronic-id', recordedBy: gro, recordedRoleId: null };
    expect(sideOf({ decider: deciders.guardian, at: young })).toEqual({
      decidedBy: gro,
      decidedAs: 'guardian',
      ...own,
    });
  });

  test('the citizen’s, written down by the practitioner she told', () => {
    expect(sideOf(told)).toEqual({ decidedBy: nora, decidedAs: 'citizen', ...written });
  });

  test('the only guardian’s, told about a child', () => {
    expect(sideOf({ ...told, at: young })).toEqual({ decidedBy: gro, decidedAs: 'guardian', ...written });
  });

  test('a guardian’s in the child’s name when there are two or none, since nobody can say which', () => {
    for (const guardians of [[gro, odd], []]) {
      const side = sideOf({ ...told, at: young, citizen: noraAt('NO', { guardians }) });
      expect(side).toEqual({ decidedBy: nora, decidedAs: 'guardian', ...written });
    }
  });
});

describe('What there is to decide', () => {
  test.each([
    ['give', ['asked'], 'given'],
    ['decline', ['asked'], 'declined'],
    ['change', ['asked', 'given'], 'changed'],
    ['withdraw', ['asked', 'given'], 'withdrawn'],
    ['give', [], 'consent-was-not-asked'],
    ['give', ['asked', 'given'], 'consent-was-not-asked'],
    ['give', ['asked', 'given', 'withdrawn'], 'given'],
    ['give', ['asked', 'declined'], 'given'],
    ['decline', ['asked', 'given'], 'consent-was-not-asked'],
    ['change', ['asked'], 'consent-is-not-given'],
    ['change', ['asked', 'given', 'withdrawn'], 'consent-is-not-given'],
    ['withdraw', ['asked'], 'consent-is-not-given'],
    ['withdraw', ['asked', 'declined'], 'consent-is-not-given'],
  ] as const)('to %s after %j: %s', (decision, history, outcome) => {
    expect(answer({ decision: { decision }, history: [...history] })).toBe(outcome);
  });
});

test('A no comes back by the citizen’s own yes, but somebody who was told of one must have asked again', () => {
  const told = { decision: { toldBy: 'phone' }, decider: deciders.practitioner } as const;
  expect(answer({ ...told, history: ['asked', 'declined'] })).toBe('consent-was-not-asked');
  expect(answer({ ...told, history: ['asked', 'declined', 'asked'] })).toBe('given');
  expect(answer({ history: ['asked', 'declined'] })).toBe('given');
});

describe('The terms', () => {
  const termsOf = (decision: Partial<Decision>, history: Parameters<typeof historyOf> = ['asked']) => {
    const result = decide({ decision, history, at: '2027-06-10T21:30' });
    return result.ok ? [result.value.seesFrom, result.value.holdsUntil] : result.reason;
  };

  test.each([
    ['from now', { kind: 'now' }, '2027-06-10T21:30:00.000Z'],
    [
      'from the beginning of a day, where the citizen lives',
      { kind: 'date', day: '2027-06-01' },
      '2027-05-31T22:00:00.000Z',
    ],
    ['from the beginning of today', { kind: 'date', day: '2027-06-10' }, '2027-06-09T22:00:00.000Z'],
    ['all', { kind: 'all' }, null],
  ] as const)('%s', (_, sees, from) => {
    expect(termsOf({ sees })).toEqual([from, null]);
  });

  test('a day in the future is refused', () => {
    expect(termsOf({ sees: { kind: 'date', day: '2027-06-11' } })).toBe('day-is-in-the-future');
  });

  test('the last day counts in full, and one that has passed is refused', () => {
    expect(termsOf({ holdsUntil: '2027-06-10' })).toEqual(['2027-06-10T21:30:00.000Z', '2027-06-10T22:00:00.000Z']);
    expect(termsOf({ holdsUntil: '2027-06-09' })).toBe('period-ends-in-the-past');
  });

  test('a yes says what is seen', () => {
    expect(termsOf({ sees: undefined })).toBe('decision-needs-sees');
  });

  test('a change leaves what it does not name as it was, and must name something', () => {
    const change = { decision: 'change', sees: undefined } as const;
    expect(termsOf({ ...change, holdsUntil: '2027-06-30' }, ['asked', 'given'])).toEqual([
      null,
      '2027-06-30T22:00:00.000Z',
    ]);
    expect(termsOf({ ...change, sees: { kind: 'now' } }, ['asked', 'given'])).toEqual([
      '2027-06-10T21:30:00.000Z',
      null,
    ]);
    expect(termsOf(change, ['asked', 'given'])).toBe('decision-needs-sees');
  });

  test('a no and a withdrawal have none', () => {
    expect(termsOf({ decision: 'decline', holdsUntil: '2027-06-30' })).toEqual([null, null]);
    expect(termsOf({ decision: 'withdraw', holdsUntil: '2027-06-30' }, ['asked', 'given'])).toEqual([null, null]);
  });
});
