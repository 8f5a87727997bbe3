import { describe, expect, it } from 'vitest';
import { generateTown } from '../bench/generate-town.ts';
import { checkPlan } from '../check/check-plan.ts';
import { PlanFile } from '../problem/plan-file.ts';
import { ProblemFile } from '../problem/problem-file.ts';
import { planVisits } from './plan-visits.ts';
import { splitFile } from './split-file.ts';

const town = ProblemFile.parse(generateTown(3, { staff: 8, citizens: 12, days: 7, visits: 14 }, 1));

describe('A town that is too large for one search', () => {
  it('is split so that each citizen and each person belongs to one district, and none is too large', () => {
    const districts = splitFile(town, 120);
    expect(districts.length).toBeGreaterThan(1);
    for (const list of ['citizens', 'people', 'visits'] as const) {
      const ids = districts.flatMap((district) => district[list].map(({ id }) => id));
      expect(ids.toSorted()).toEqual(town[list].map(({ id }) => id).toSorted());
    }
    for (const { visits, people } of districts) {
      expect(visits.length).toBeLessThanOrEqual(120);
      expect(people.length).toBeGreaterThan(0);
    }
  });

  it('gives a district to whoever is known in it', () => {
    const known = splitFile(town, 120).flatMap(({ people, citizens }) => {
      const here = new Set(people.map(({ id }) => id));
      return citizens.flatMap(({ history }) => history.map(({ person }) => here.has(person)));
    });
    const before = town.citizens.flatMap(({ history }) => history).length;
    expect(known.length).toBeGreaterThan(before / 2);
  });

  it('that is small enough is searched as one', () => {
    expect(splitFile(town)).toEqual([town]);
  });

  it('with ways in a matrix is split by them', () => {
    const { places } = town;
    const matrix = places.map((a) => places.map((b) => Math.hypot(a.x - b.x, a.y - b.y) * 2));
    const districts = splitFile({ ...town, travel: { matrix } }, 120);
    expect(districts.flatMap(({ visits }) => visits)).toHaveLength(town.visits.length);
    const [first] = districts;
    expect('matrix' in first.travel && first.travel.matrix.length).toBe(first.places.length);
  });

  it('gets a plan that holds for the whole', async () => {
    const plan = await planVisits(town, { seed: 1, threads: 1, stop: { steps: 60 } });
    const { faults, price } = checkPlan(town, PlanFile.parse({ format: plan.format, routes: plan.routes }));
    expect(faults).toEqual([]);
    expect(price.total).toBeCloseTo(plan.price.total, 4);
  });
});
