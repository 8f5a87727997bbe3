import { describe, expect, it } from 'vitest';
import { compileProblem } from '../problem/compile-problem.ts';
import type { ProblemFileInput } from '../problem/problem-file.ts';
import { parsed, shift, visit } from '../problem/small-team-for-tests.ts';
import { State } from '../solution/state.ts';
import { atWork } from './at-work.ts';
import { capacity } from './capacity.ts';
import { changedPerson } from './changed-person.ts';
import { competence } from './competence.ts';
import { contract } from './contract.ts';
import { evenWork } from './even-work.ts';
import { facesAtMost } from './faces-at-most.ts';
import { fewFaces } from './few-faces.ts';
import { frozenPerson } from './frozen-person.ts';
import { lateness } from './lateness.ts';
import { movedTime } from './moved-time.ts';
import { overtime } from './overtime.ts';
import { refusal } from './refusal.ts';
import { usualTime } from './usual-time.ts';
import { window } from './window.ts';
import { wishedCompetence } from './wished-competence.ts';
import { wishedPerson } from './wished-person.ts';

const ANNA = 0;
const BO = 1;
const problem = (change: Partial<ProblemFileInput> = {}) => compileProblem(parsed(change));
const one = (change: object) => problem({ visits: [visit('v', change)] });
const per = (change: object) =>
  problem({ citizens: [{ id: 'per', place: 'at-per', ...change }], visits: [visit('v')] });

describe(competence.name, () => {
  it('lets Anna, who has it, and not Bo', () => {
    const wound = one({ needs: ['wound'] });
    expect(competence.allows(wound, 0, ANNA)).toBe(true);
    expect(competence.allows(wound, 0, BO)).toBe(false);
    expect(competence.allows(one({}), 0, BO)).toBe(true);
  });

  it.each([
    ['2026-11-22', '2026-11-23', true],
    ['2026-11-24', undefined, false],
    [undefined, '2026-11-22', false],
  ])('holds from %s to %s: %s', (from, until, holds) => {
    const own = { name: 'wound', ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
    const dated = problem({
      people: [{ id: 'anna', competences: [own], shifts: [shift()] }],
      visits: [visit('v', { needs: ['wound'] })],
    });
    expect(competence.allows(dated, 0, ANNA)).toBe(holds);
  });
});

describe(wishedCompetence.name, () => {
  it('costs five for each that is missing', () => {
    const wishes = one({ wishes: ['wound', 'song'] });
    expect(wishedCompetence.price(wishes, 0, ANNA)).toBe(5);
    expect(wishedCompetence.price(wishes, 0, BO)).toBe(10);
    expect(wishedCompetence.price(one({}), 0, BO)).toBe(0);
  });
});

describe(refusal.name, () => {
  it('keeps Bo away where Per does not want him, and nobody else', () => {
    const refused = per({ refused: ['bo'] });
    expect(refusal.allows(refused, 0, BO)).toBe(false);
    expect(refusal.allows(refused, 0, ANNA)).toBe(true);
  });
});

describe(wishedPerson.name, () => {
  it('costs fifteen when another comes, and nothing where nobody is wished', () => {
    const wished = per({ wished: ['bo'] });
    expect(wishedPerson.price(wished, 0, ANNA)).toBe(15);
    expect(wishedPerson.price(wished, 0, BO)).toBe(0);
    expect(wishedPerson.price(per({}), 0, ANNA)).toBe(0);
  });
});

describe(frozenPerson.name, () => {
  it('keeps all others away', () => {
    const frozen = problem({ frozen: [{ visit: 'per-1', people: ['bo'] }] });
    expect([ANNA, BO].map((person) => frozenPerson.allows(frozen, 0, person))).toEqual([false, true]);
    expect([ANNA, BO].map((person) => frozenPerson.allows(frozen, 1, person))).toEqual([true, true]);
  });
});

describe(changedPerson.name, () => {
  it('costs six hundred when another comes than was told', () => {
    const told = problem();
    told.parts.wasBy[0] = ANNA;
    expect(changedPerson.price(told, 0, BO)).toBe(600);
    expect(changedPerson.price(told, 0, ANNA)).toBe(0);
    expect(changedPerson.price(told, 1, BO)).toBe(0);
  });
});

describe(movedTime.name, () => {
  it('costs two hundred beyond a quarter of an hour, however far, and nothing within it', () => {
    const told = problem();
    told.parts.wasAt[0] = 600;
    expect([584, 585, 615, 616, 900].map((start) => movedTime.price(told, 0, start))).toEqual([200, 0, 0, 200, 200]);
    expect(movedTime.price(told, 1, 900)).toBe(0);
  });
});

describe(window.name, () => {
  it('lets a visit begin until it closes, and one that may be late at any time', () => {
    expect([600, 601].map((start) => window.allows(one({}), 0, start))).toEqual([true, false]);
    expect(window.allows(one({ window: { from: 0, to: 1, late: 'may' } }), 0, 900)).toBe(true);
  });

  it('gives the second of two who come one after the other the time in between', () => {
    const after = one({ second: { minutes: 5, when: 'after', gap: { from: 10, to: 20 } } });
    expect([620, 621].map((start) => window.allows(after, 1, start))).toEqual([true, false]);
    expect(window.allows(after, 0, 601)).toBe(false);
  });
});

describe(lateness.name, () => {
  it('costs one a minute after the window', () => {
    const late = one({ window: { from: 0, to: 60, late: 'may' } });
    expect([60, 61, 75.5].map((start) => lateness.price(late, 0, start))).toEqual([0, 1, 15.5]);
  });
});

describe(usualTime.name, () => {
  it('costs a tenth for each minute beyond a quarter of an hour', () => {
    const usual = one({ usual: '09:30' });
    expect([555, 585, 595].map((start) => usualTime.price(usual, 0, start))).toEqual([0, 0, 1]);
    expect(usualTime.price(one({}), 0, 0)).toBe(0);
  });
});

describe(overtime.name, () => {
  it('costs two a minute as far as the shift allows it, and is not possible after that', () => {
    const long = problem({ people: [{ id: 'anna', shifts: [shift({ overtime: 30 })] }] });
    expect([960, 970, 990, 991].map((arrival) => overtime.price(long, 0, arrival))).toEqual([0, 20, 60, Infinity]);
  });
});

describe(contract.name, () => {
  it('costs a half for each minute above it, and nothing without one', () => {
    const some = problem({
      people: [
        { id: 'anna', contractMinutes: 100, shifts: [shift()] },
        { id: 'bo', shifts: [] },
      ],
    });
    expect([100, 110].map((worked) => contract.price(some, ANNA, worked))).toEqual([0, 5]);
    expect(contract.price(some, BO, 10_000)).toBe(0);
  });
});

describe(evenWork.name, () => {
  const two = problem({
    days: 2,
    people: [
      { id: 'anna', shifts: [shift(), shift({ date: '2026-11-24' })] },
      { id: 'bo', shifts: [shift()] },
    ],
    weights: { unevenWork: 2 },
  });
  const both = (annas: number, bos: number) => evenWork.price(two, ANNA, annas) + evenWork.price(two, BO, bos);

  it('costs least where both shifts are equally full, and nothing where it is not weighed', () => {
    const [anna, bo] = two.people.atWork;
    expect(anna).toBe(2 * bo);
    expect(both(200, 100)).toBeCloseTo((2 * 200 ** 2) / (2 * anna) + (2 * 100 ** 2) / (2 * bo), 9);
    for (const moved of [-100, -10, 10, 100]) expect(both(200 + moved, 100 - moved)).toBeGreaterThan(both(200, 100));
    expect(evenWork.price(problem(), ANNA, 400)).toBe(0);
  });
});

describe(capacity.name, () => {
  it('lets on what fits, and no more', () => {
    const boxes = problem({
      people: [{ id: 'anna', shifts: [shift({ capacity: 5 })] }],
      visits: [visit('v', { load: 2 })],
    });
    expect([3, 3.5].map((load) => capacity.allows(boxes, 0, { shift: 0, load }))).toEqual([true, false]);
  });
});

describe(atWork.name, () => {
  it('is who has a shift that day', () => {
    const alone = problem({
      people: [
        { id: 'anna', shifts: [] },
        { id: 'bo', shifts: [shift()] },
      ],
    });
    expect([ANNA, BO].map((person) => atWork.allows(alone, 0, person))).toEqual([false, true]);
  });
});

describe(fewFaces.name, () => {
  const faces = (change: object) => new State(per(change)).faces;

  it('costs six for somebody new, and two hundred and forty more above the target', () => {
    expect(faces({ faces: { target: 1 } }).priceOf(0, 0, ANNA)).toBe(6);
    const one = faces({ faces: { target: 1 }, history: [{ date: '2026-11-20', person: 'bo' }] });
    expect(one.priceOf(0, 0, ANNA)).toBe(246);
  });

  it('costs nothing for somebody of the last days, and counts nobody from before them', () => {
    expect(faces({ history: [{ date: '2026-11-10', person: 'bo' }] }).priceOf(0, 0, BO)).toBe(0);
    expect(faces({ history: [{ date: '2026-11-09', person: 'bo' }] }).priceOf(0, 0, BO)).toBe(6);
  });

  it('counts as it was after a step is taken back', () => {
    const own = faces({});
    own.keep();
    expect(own.count(0, 0, { person: ANNA, by: 1 })).toBe(6);
    expect(own.count(0, 0, { person: ANNA, by: 1 })).toBe(0);
    expect(own.priceOf(0, 0, ANNA)).toBe(0);
    own.takeBack();
    expect(own.priceOf(0, 0, ANNA)).toBe(6);
    expect(own.different[0]).toBe(0);
  });
});

describe(facesAtMost.name, () => {
  it('lets nobody more than the citizen allows', () => {
    const full = new State(per({ faces: { target: 1, most: 1 }, history: [{ date: '2026-11-20', person: 'bo' }] }));
    expect(full.faces.priceOf(0, 0, ANNA)).toBe(Infinity);
    expect(full.faces.priceOf(0, 0, BO)).toBe(0);
  });
});
