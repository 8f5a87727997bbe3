import { writeFileSync } from 'node:fs';
import { planVisits } from '../districts/plan-visits.ts';
import { ProblemFile } from '../problem/problem-file.ts';
import type { Point } from './draw-curve.ts';
import { drawCurve } from './draw-curve.ts';
import { generateTeam } from './generate-team.ts';
import { mean, seconds } from './settings.ts';

/** What any face more costs, in minutes of travel, from not at all to more than by default (6); one above the target forty times that, as by default. */
const PRICES = [0, 0.1, 0.3, 1, 3, 6, 20];
const ABOVE_TARGET = 40;
const DAYS = 14;

/** What few faces cost in travel, on a team of real size: 30 staff, 120 citizens, four weeks, about 3,000 visits. */
export async function curveBench(say: (line: string) => void): Promise<void> {
  const input = generateTeam({ staff: 30, citizens: 120, days: 28, visits: 107 }, 1);
  const points: Point[] = [];
  say(
    `\nTravel against continuity: ${input.visits.length} visits in four weeks, target 7 faces in 14 days, ${seconds} s each\n`,
  );
  say(
    '| a face more costs (minutes) | hours of travel | mean faces in 14 days | citizens with 7 or fewer | visits not placed |\n|---|---|---|---|---|',
  );
  for (const price of PRICES) {
    const file = ProblemFile.parse({ ...input, weights: { extraFace: price * ABOVE_TARGET, newFace: price } });
    const plan = await planVisits(file, { seed: 1, stop: { seconds } });
    const faces = facesIn14Days(file, plan.routes);
    const point = {
      price,
      hours: plan.price.travel / 60,
      faces: mean(faces),
      within: faces.filter((one) => one <= 7).length,
      unplaced: plan.unplaced.length,
    };
    points.push(point);
    say(
      `| ${price} | ${point.hours.toFixed(1)} | ${point.faces.toFixed(2)} | ${point.within} of ${faces.length} | ${point.unplaced} |`,
    );
  }
  writeFileSync('docs/travel-and-continuity.svg', drawCurve(points));
  say('\nThe picture: docs/travel-and-continuity.svg');
}

/** Of each citizen, in the last 14 days of the horizon. */
function facesIn14Days(file: ProblemFile, routes: { person: string; stops: { visit: string }[] }[]): number[] {
  const last = new Set([...new Set(file.visits.map(({ date }) => date))].toSorted().slice(-DAYS));
  const visits = new Map(file.visits.map((visit) => [visit.id, visit]));
  const met = new Map(file.citizens.map(({ id }) => [id, new Set<string>()]));
  for (const { person, stops } of routes) {
    for (const { visit: id } of stops) {
      const visit = visits.get(id);
      if (visit !== undefined && last.has(visit.date)) met.get(visit.citizen)?.add(person);
    }
  }
  return [...met.values()].map(({ size }) => size);
}
