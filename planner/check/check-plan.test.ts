import { describe, expect, it } from 'vitest';
import { PlanFile } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import { parsed, shift, visit } from '../problem/small-team-for-tests.ts';
import { checkPlan } from './check-plan.ts';

/** A day with everything that can be broken: a break, a load, two who come together, two who come one after the other, somebody refused, something frozen. */
const problem: ProblemFile = parsed({
  days: 2,
  people: [
    {
      id: 'anna',
      competences: ['wound'],
      contractMinutes: 120,
      shifts: [
        shift({ capacity: 3, breaks: [{ minutes: 30, from: '11:00', to: '13:00' }] }),
        shift({ date: '2026-11-24' }),
      ],
    },
    { id: 'bo', shifts: [shift({ overtime: 10 })] },
  ],
  citizens: [
    { id: 'per', place: 'at-per', faces: { target: 1, most: 2 }, wished: ['anna'] },
    { id: 'kari', place: 'at-kari', refused: ['bo'] },
  ],
  visits: [
    visit('wound', { needs: ['wound'], load: 2 }),
    visit('both', { window: { from: '10:00', to: '11:00' }, second: { minutes: 30 } }),
    visit('kari', { citizen: 'kari', window: { from: '13:00', to: '14:00' }, load: 1 }),
    visit('later', {
      window: { from: '14:00', to: '15:00' },
      second: { minutes: 10, when: 'after', gap: { from: 15, to: 60 } },
    }),
    visit('tomorrow', { date: '2026-11-24' }),
  ],
  frozen: [{ visit: 'wound', people: ['anna'], start: '09:00' }],
});

const right = {
  format: 'tillit-plan-1',
  routes: [
    {
      person: 'anna',
      shift: 0,
      stops: [
        { visit: 'wound', start: 540 },
        { visit: 'both', start: 600 },
        { visit: 'kari', start: 780 },
        { visit: 'later', start: 840 },
      ],
      breaks: [660],
    },
    {
      person: 'bo',
      shift: 0,
      stops: [
        { visit: 'both', part: 2, start: 600 },
        { visit: 'later', part: 2, start: 860 },
      ],
    },
    { person: 'anna', shift: 1, stops: [{ visit: 'tomorrow', start: 540 }] },
  ],
};

type Plan = typeof right;
type Stop = { visit: string; part?: number; start: number };

/** The right plan with one thing done to it. */
function plan(change: (plan: Plan & { price?: object }, stops: Stop[][]) => void = () => undefined): PlanFile {
  const own = structuredClone(right);
  change(
    own,
    own.routes.map(({ stops }) => stops),
  );
  return PlanFile.parse(own);
}

const codes = (one: PlanFile, of = problem): string[] => checkPlan(of, one).faults.map(({ code }) => code);

describe('The checker', () => {
  it('finds nothing in a plan that is right', () => {
    expect(checkPlan(problem, plan()).faults).toEqual([]);
  });

  it('finds nothing where nothing is planned but what is frozen', () => {
    const alone = plan(
      (own) => void (own.routes = [{ person: 'anna', shift: 0, stops: [{ visit: 'wound', start: 540 }], breaks: [] }]),
    );
    expect(codes(alone)).toEqual([]);
  });

  it.each<[string, string, Parameters<typeof plan>[0]]>([
    [
      'a visit that is not in the problem',
      'unknown-visit',
      (_, [, , own]) => void own?.push({ visit: 'x', start: 800 }),
    ],
    ['a visit done twice', 'twice', (_, [, , own]) => void own?.push({ visit: 'tomorrow', start: 580 })],
    [
      'a second where one is enough',
      'no-second',
      (_, [, , own]) => void own?.push({ visit: 'tomorrow', part: 2, start: 580 }),
    ],
    ['a person who is not in the problem', 'unknown-person', (own) => void (own.routes[2].person = 'x')],
    ['a shift that the person does not have', 'unknown-shift', (own) => void (own.routes[2].shift = 7)],
    [
      'a shift that stands twice',
      'shift-twice',
      (own) => void own.routes.push({ person: 'anna', shift: 1, stops: [], breaks: [] }),
    ],
    [
      'a visit of another day',
      'other-day',
      (_, [first, , own]) => void first?.push(...(own?.splice(0, 1) ?? []).map((stop) => ({ ...stop, start: 880 }))),
    ],
    ['a visit before its window', 'before-window', (_, [, , own]) => void (own[0].start = 539)],
    ['a visit after its window', 'after-window', (_, [, , own]) => void (own[0].start = 601)],
    [
      'a visit that nobody could have reached',
      'too-early',
      (own, [first]) => {
        own.routes[0].breaks = [660];
        first[2].start = 780;
        first[3].start = 810;
        own.routes[1].stops[1].start = 850;
      },
    ],
    ['a shift that ends too late', 'too-late-home', (_, [first]) => void (first[3].start = 930)],
    ['a break that is not taken', 'no-break', (own) => void (own.routes[0].breaks = [])],
    ['a break during a visit', 'break-in-visit', (own) => void (own.routes[0].breaks = [610])],
    ['a break outside its window', 'break-outside', (own) => void (own.routes[0].breaks = [640])],
    ['a break that the shift does not have', 'unknown-break', (own) => void (own.routes[1].breaks = [700])],
    [
      'somebody who is refused',
      'refused',
      (_, [first, second]) => {
        second.splice(1, 0, ...first.splice(2, 1));
      },
    ],
    [
      'somebody who is not able',
      'not-able',
      (_, [first, second]) => {
        second.unshift(...first.splice(0, 1));
      },
    ],
    ['half of a visit of two', 'half-done', (_, [, second]) => void second.splice(0, 1)],
    ['two people who are one', 'same-person', (_, [first, second]) => void first.splice(2, 0, ...second.splice(0, 1))],
    ['two people apart who come together', 'apart', (_, [, second]) => void (second[0].start = 605)],
    ['two people too near who come one after the other', 'apart', (_, [, second]) => void (second[1].start = 850)],
    ['something frozen that is left out', 'frozen-left-out', (_, [first]) => void first.splice(0, 1)],
    ['something frozen at another time', 'frozen-time', (_, [first]) => void (first[0].start = 541)],
    [
      'a price that is not right',
      'wrong-price',
      (own) => void (own.price = { ...checkPlan(problem, plan()).price, travel: 1 }),
    ],
  ])('finds %s', (_, code, change) => {
    expect(codes(plan(change))).toContain(code);
  });

  it('finds too much load, and none where all that is carried fits', () => {
    const shifts = problem.people.map((one) => ({
      ...one,
      shifts: one.shifts.map((own) => ({ ...own, capacity: 2 })),
    }));
    expect(codes(plan(), { ...problem, people: shifts })).toEqual(['too-much-load']);
  });

  it('finds more people than a citizen allows, and none where they are allowed', () => {
    const narrow = { ...problem, citizens: problem.citizens.map((one) => ({ ...one, faces: { target: 1, most: 1 } })) };
    expect(codes(plan(), narrow)).toEqual(['too-many-faces']);
  });

  it('adds up what a plan costs, from the problem alone', () => {
    const { price } = checkPlan(problem, plan());
    // Per meets two, one above his target: in one stretch of 14 days that ends with Tuesday. Kari meets one.
    expect(price).toMatchObject({ unserved: 0, extraFace: 240, newFace: 18, late: 0, notWished: 30, overtime: 0 });
    // Anna 10 + 10 + 10 + 10 on Monday and 20 on Tuesday, Bo 20; and of 60 + 150 minutes 90 are above her contract.
    expect(price.travel).toBe(80);
    expect(price.overContract).toBe((60 + 30 * 5 - 120) / 2);
    expect(price.unevenWork).toBe(0);
    const less = plan((own) => void own.routes.pop());
    expect(checkPlan(problem, less).price.unserved).toBe(10_000);
  });
});
