import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseloadForTests, times } from '../caseloads-for-tests.ts';
import { loadFactor } from '../load/load-factor.ts';
import { minutesOfContacts } from '../load/load-of-citizen.ts';
import { Times } from '../problem/settings.ts';
import { capaQuarter } from './capa-quarter.ts';
import { capacityOf } from './capacity-of.ts';
import { littlesLaw } from './littles-law.ts';
import { roomsOf } from './room-of-person.ts';
import { tellCapacity } from './tell-capacity.ts';
import { trafficLight } from './traffic-light.ts';

/** 37 hours, less 180 teaching, 120 projects, 60 debt, 180 meetings, 5 × 20 flexibility and 5 × 30 debriefing: 1,430 net. */
const IDA = {
  id: 'ida',
  name: 'Ida',
  contract: 2220,
  teaching: 180,
  projects: 120,
  registrationDebt: 60,
  meetings: 180,
  slots: 4,
  unlisted: { citizens: 18, minutes: 1100 },
};

const roomOf = (person: object, more: object = {}) =>
  roomsOf(caseloadForTests({ people: [{ ...IDA, ...person }], ...more }))[0];

describe('the room of a contact person', () => {
  it('is what the scarcest of its limits leaves, with every term', () => {
    const room = roomOf({});
    expect(room.net).toBe(1430);
    expect(room.terms.map(({ key, value }) => [key, value])).toEqual([
      ['contract', 2220],
      ['teaching', -180],
      ['projects', -120],
      ['registrationDebt', -60],
      ['meetings', -180],
      ['courses', 0],
      ['administration', 0],
      ['absence', 0],
      ['flexibilityADay', -100],
      ['debriefingADay', -150],
      ['net', 1430],
      ['active', 18],
      ['committed', 1100],
    ]);
    // ⌊(1430 − 1100) ÷ 90⌋ = 3 · ⌊(0.95 × 1430 − 1100) ÷ (0.68 × 36.25)⌋ = ⌊258.5 ÷ 24.65⌋ = 10 · 4 slots
    expect(room.limits.map(({ key, talks }) => [key, talks])).toEqual([
      ['slots', 4],
      ['free-minutes', 3],
      ['load', 10],
    ]);
    expect(room.talks).toBe(3);
    expect(room.forOneMore).toEqual([{ key: 'free-minutes', missing: 30, unit: 'minutes' }]);
  });

  it('counts a ceiling with what is reserved, what closes, and the share that becomes a pathway', () => {
    // ⌊(20 − 18 − 1 + 0) ÷ 0.68⌋ = 1, and with one closing ⌊2 ÷ 0.68⌋ = 2.
    const hard = { kind: 'hard', citizens: 20 };
    expect(roomOf({ ceiling: hard, reserved: 1 }).talks).toBe(1);
    expect(roomOf({ ceiling: hard, reserved: 1, closings: { citizens: 1, minutes: 0 } }).talks).toBe(2);
    expect(roomOf({ ceiling: hard, reserved: 1 }).forOneMore).toEqual([
      { key: 'ceiling-citizens', missing: 1, unit: 'citizens' },
    ]);
  });

  it('may pass a soft ceiling with a reason, and never a hard one', () => {
    expect(roomOf({ ceiling: { kind: 'soft', citizens: 18 } })).toMatchObject({ talks: 0, talksWithReason: 3 });
    expect(roomOf({ ceiling: { kind: 'hard', citizens: 18 } })).toMatchObject({ talks: 0, talksWithReason: 0 });
  });

  it('divides by a share without losing a talk to binary fractions', () => {
    expect(
      roomOf({ slots: 99, contract: 9000, ceiling: { kind: 'hard', citizens: 35 } }).limits.find(
        ({ key }) => key === 'ceiling-citizens',
      )?.talks,
    ).toBe(25);
  });

  it('is nothing for somebody who takes nobody new, comes later or has left', () => {
    for (const person of [{ takesNew: false }, { from: '2026-12-01' }, { to: '2026-11-29' }])
      expect(roomOf(person).talks).toBe(0);
  });

  it('is nothing, and never below, where the week is overdrawn', () => {
    expect(roomOf({ absence: 2220 })).toMatchObject({ talks: 0, net: 0, share: null, light: 'red' });
  });

  it('says the quoted sentence, the terms and what would make it one more', () => {
    const text = tellCapacity(capacityOf(caseloadForTests({ people: [IDA] })));
    expect(text).toContain('Ida has room for 3 intake talks next week. Light: blue (81 % of capacity).');
    expect(text).toMatch(/teaching of groups +-180 minutes +people\[0\]\.teaching/);
    expect(text).toMatch(/room for what nobody foresaw +-100 minutes +the default of 20 a day, 5 days/);
    expect(text).toContain('For 4 it would take: 30 more free minutes in the week.');
  });
});

describe('more of what takes time', () => {
  const LESS = [
    'teaching',
    'projects',
    'registrationDebt',
    'meetings',
    'courses',
    'administration',
    'absence',
    'flexibilityADay',
    'debriefingADay',
    'reserved',
  ] as const;
  const minutes = (most: number) => fc.integer({ min: 0, max: most });
  const person = fc.record({
    contract: minutes(2400),
    slots: minutes(9),
    workdays: minutes(5),
    ...Object.fromEntries(LESS.map((key) => [key, minutes(key === 'reserved' ? 3 : key.endsWith('ADay') ? 60 : 200)])),
    unlisted: fc.record({ citizens: minutes(25), minutes: minutes(1500) }),
    closings: fc.record({ citizens: minutes(4), minutes: minutes(200) }),
    ceiling: fc.record({ kind: fc.constantFrom('hard', 'soft'), citizens: minutes(30), minutes: minutes(2000) }),
  });
  const settings = fc.record({
    targetShare: fc.constantFrom(0.5, 0.8, 0.95, 1),
    transferShare: fc.constantFrom(0.3, 0.66, 0.68, 0.7, 1),
    intakeMinutes: fc.integer({ min: 30, max: 200 }),
    meanLoad: fc.integer({ min: 10, max: 200 }),
  });
  const talks = (one: object, all: object) => roomOf(one, { settings: all });

  it('never makes room: no term of time, no citizen, no minute of load', () => {
    fc.assert(
      fc.property(person, settings, fc.constantFrom(...LESS), minutes(120), (one, all, key, more) => {
        const before = talks(one, all);
        const after = talks({ ...one, [key]: Number(Reflect.get(one, key)) + more }, all);
        const loaded = talks(
          { ...one, unlisted: { citizens: one.unlisted.citizens + 1, minutes: one.unlisted.minutes + more } },
          all,
        );
        for (const { talks: n, talksWithReason } of [after, loaded]) {
          expect(n).toBeLessThanOrEqual(before.talks);
          expect(talksWithReason).toBeLessThanOrEqual(before.talksWithReason);
        }
      }),
      times(300),
    );
  });

  it('never makes room either where each talk or each new citizen takes more, or more of them stay', () => {
    fc.assert(
      fc.property(person, settings, fc.constantFrom('transferShare', 'intakeMinutes', 'meanLoad'), (one, all, key) => {
        const dearer = { ...all, [key]: Math.min(key === 'transferShare' ? 1 : 1000, all[key] * 1.3) };
        expect(talks(one, dearer).talks).toBeLessThanOrEqual(talks(one, all).talks);
      }),
      times(200),
    );
  });

  it('and more time, slots, closings, ceiling or target never takes room away', () => {
    fc.assert(
      fc.property(person, settings, minutes(200), (one, all, more) => {
        const before = talks(one, all).talks;
        const { closings, ceiling } = one;
        const richer = [
          { ...one, contract: one.contract + more },
          { ...one, slots: one.slots + more },
          { ...one, closings: { citizens: closings.citizens + 1, minutes: closings.minutes + more } },
          { ...one, ceiling: { ...ceiling, citizens: ceiling.citizens + 1, minutes: ceiling.minutes + more } },
        ];
        for (const other of richer) expect(talks(other, all).talks).toBeGreaterThanOrEqual(before);
        expect(talks(one, { ...all, targetShare: 1 }).talks).toBeGreaterThanOrEqual(before);
      }),
      times(200),
    );
  });

  it('and what is said to make it one more does make it one more, with not a minute too much', () => {
    fc.assert(
      fc.property(person, settings, (one, all) => {
        const { talks: n, forOneMore, limits } = talks(one, all);
        for (const limit of limits) {
          const missing = forOneMore.find(({ key }) => key === limit.key)?.missing ?? 0;
          const within = (available: number) => Math.floor(available / limit.perTalk + 1e-9);
          expect(within(limit.available + missing)).toBeGreaterThanOrEqual(n + 1);
          if (missing > 0) expect(within(limit.available + missing - 1)).toBeLessThanOrEqual(n);
        }
      }),
      times(200),
    );
  });
});

describe('a load', () => {
  it('is what is due, with preparation, registration and what follows', () => {
    const times = Times.parse({});
    // A follow-up talk each second week: (7.5 + 45 + 15) ÷ 2; one agreement, and an ending in twenty weeks.
    expect(minutesOfContacts({ followUp: 0.5, agreements: 1, endings: 0.05 }, times)).toBeCloseTo(33.75 + 5 + 3, 10);
    expect(minutesOfContacts({ intake: 1 }, times)).toBe(102.5);
    expect(minutesOfContacts({ adHoc: 2, callAttempts: 3 }, times)).toBe(75);
  });

  it('is drawn from what was estimated towards what was registered, as far as is known', () => {
    const months = (n: number, ratio: number) =>
      Array.from({ length: n }, () => ({ rating: 'heavy', estimated: 100, registered: 100 * ratio }));
    expect(loadFactor('heavy', [], 6)).toMatchObject({ factor: 1, weight: 0, ratio: 1 });
    expect(loadFactor('heavy', months(6, 1.4), 6)).toMatchObject({ factor: 1.2, weight: 0.5, ratio: 1.4 });
    expect(loadFactor('heavy', months(54, 1.4), 6).factor).toBeCloseTo(1.36, 10);
    const [little, much] = [loadFactor('heavy', months(2, 1.4), 6), loadFactor('heavy', months(54, 1.4), 6)];
    expect(much.to - much.from).toBeLessThan(little.to - little.from);
    expect(loadFactor('light', months(6, 1.4), 6).factor).toBe(1);
  });

  it('never falls because more was registered', () => {
    const minutes = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), minutes), { minLength: 1, maxLength: 9 }),
        minutes,
        (all, more) => {
          const rows = all.map(([estimated, registered]) => ({ rating: 'a', estimated, registered }));
          const [first, ...rest] = rows;
          const after = loadFactor('a', [{ ...first, registered: first.registered + more }, ...rest], 6);
          expect(after.factor).toBeGreaterThanOrEqual(loadFactor('a', rows, 6).factor);
          expect(after.from).toBeLessThanOrEqual(after.factor);
        },
      ),
      times(200),
    );
  });
});

describe('the light', () => {
  it.each([
    [1.1, 'red'],
    [1.0999, 'amber'],
    [1, 'amber'],
    [0.9999, 'green'],
    [0.95, 'green'],
    [0.9499, 'blue'],
  ])('at %d of capacity is %s', (share, light) => expect(trafficLight(share)).toBe(light));
});

describe("CAPA's quarter", () => {
  const quarter = (capa: object, ...core: object[]) =>
    capaQuarter(
      caseloadForTests({
        people: core.map((one, i) => ({ id: `p${i}`, contract: 2220, core: one })),
        capa,
        settings: { transferShare: 0.68 },
      }),
    );

  it('begins three partnerships for each weekly half-day, and 9.4 with eleven weekly hours', () => {
    const { people, supply } = quarter(
      { referralsAWeek: 2, choiceHours: 2, partnershipHours: 10 },
      { halfDays: 4 },
      { hours: 11 },
    )!;
    expect(people.map(({ partnerships }) => partnerships)).toEqual([12, 9.4]);
    expect(supply).toBe(21.4);
  });

  it('asks for choice hours of all, and partnership hours of those who stay, with the second therapist', () => {
    const { demandHours, needed } = quarter(
      { referralsAWeek: 10, choiceHours: 2, partnershipHours: 10, coTherapyShare: 0.2 },
      { halfDays: 4 },
    )!;
    expect(demandHours).toBeCloseTo(10 * (2 + 0.68 * 10 * 1.2), 10);
    expect(needed).toBeCloseTo(88.4, 10);
  });

  it.each([
    [7.9, 'too few'],
    [8, 'in balance'],
    [9, 'in balance'],
    [9.3, 'room'],
  ])('with %d new partnerships for each weekly referral is %s', (supply, balance) => {
    expect(quarter({ referralsAWeek: 3, choiceHours: 2, partnershipHours: 10 }, { halfDays: supply })?.balance).toBe(
      balance,
    );
  });

  it('is not told where the file says nothing of it', () => {
    expect(capaQuarter(caseloadForTests({ people: [IDA] }))).toBeUndefined();
  });
});

describe("Little's law", () => {
  it('holds those who are active against who comes and how long they stay', () => {
    const law = (citizens: number) =>
      littlesLaw(
        caseloadForTests({
          people: [{ ...IDA, unlisted: { citizens, minutes: 0 } }],
          settings: { transferShare: 0.68 },
          flow: { intakesAWeek: 5, weeks: 20 },
        }),
      );
    expect(law(68)?.expected).toBeCloseTo(68, 10);
    expect(law(68)?.says).toContain('fit together');
    expect(law(90)?.says).toContain('longer than said');
    expect(law(40)?.says).toContain('Fewer are active');
  });
});
