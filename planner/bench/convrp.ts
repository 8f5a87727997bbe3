import { readFileSync } from 'node:fs';
import type { ProblemFileInput } from '../problem/problem-file.ts';

const MONDAY = '2026-01-05';

/** A file of the Consistent VRP (Groër, Golden & Wasil 2009) as a problem: each driver a person, at most one person to each customer. */
export function readConvrp(path: string): ProblemFileInput {
  const text = readFileSync(path, 'utf8');
  const header = (name: string): number =>
    Number(new RegExp(`^${name}\\s*:\\s*(\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  const days = header('NUM_DAYS');
  const capacity = header('CAPACITY');
  const longest = header('DISTANCE');
  const nodes = section(text, 'NODE_COORD_SECTION');
  const demands = section(text, 'DEMAND_SECTION');
  const services = new Map(section(text, 'SVC_TIME_SECTION').map(([id, ...minutes]) => [id, minutes]));
  const [x, y] = section(text, 'DEPOT_SECTION')[0];
  const date = (day: number): string => `2026-01-${String(5 + day).padStart(2, '0')}`;
  const heaviest = Math.max(
    ...Array.from({ length: days }, (_, day) => demands.reduce((sum, row) => sum + Math.max(0, row[day + 1]), 0)),
  );
  // More drivers than the load needs; whoever is not used costs nothing.
  const drivers = Math.ceil((heaviest / capacity) * 1.5) + 5;
  const length = Math.min(longest, 99_999);
  return {
    format: 'tillit-visits-1',
    from: MONDAY,
    days,
    places: [{ id: 'depot', x, y }, ...nodes.map(([id, px, py]) => ({ id: `n${id}`, x: px, y: py }))],
    travel: { perMinute: 1 },
    people: Array.from({ length: drivers }, (_, p) => ({
      id: `d${p}`,
      shifts: Array.from({ length: days }, (__, day) => ({
        date: date(day),
        from: 0,
        to: length,
        start: 'depot',
        end: 'depot',
        capacity,
      })),
    })),
    citizens: nodes.map(([id]) => ({ id: `c${id}`, place: `n${id}`, faces: { target: 1, most: 1 } })),
    visits: demands.flatMap(([id, ...load]) =>
      load.flatMap((amount, day) =>
        amount < 0
          ? []
          : [
              {
                id: `v${id}-${day}`,
                citizen: `c${id}`,
                date: date(day),
                window: { from: 0, to: 100_000 },
                minutes: services.get(id)?.[day] ?? 1,
                load: amount,
              },
            ],
      ),
    ),
    weights: { newFace: 0 },
  };
}

function section(text: string, name: string): number[][] {
  const from = text.indexOf(name);
  if (from < 0) return [];
  const rows: number[][] = [];
  for (const line of text.slice(from).split('\n').slice(1)) {
    if (!/^\s*-?[\d.]/.test(line)) break;
    rows.push(line.trim().split(/\s+/).map(Number));
  }
  return rows;
}
