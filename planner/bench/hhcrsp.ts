import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProblemFileInput } from '../problem/problem-file.ts';

const File = z.object({
  patients: z.array(
    z.object({
      id: z.string(),
      time_window: z.tuple([z.number(), z.number()]),
      required_caregivers: z
        .array(z.object({ service: z.string(), duration: z.number() }))
        .min(1)
        .max(2),
      synchronization: z
        .object({ type: z.string(), distance: z.tuple([z.number(), z.number()]).optional() })
        .loose()
        .optional(),
    }),
  ),
  caregivers: z.array(z.object({ id: z.string(), abilities: z.array(z.string()) })),
  distances: z.array(z.array(z.number())),
});

const DAY = '2026-01-05';
/** So long that no route ends before: the instances know no end of a shift. */
const NO_END = 100_000;

/** A file of the home health care problem with two people at once (Mankowska, Meisel & Bierwirth 2014): a third each for way, lateness, highest lateness. */
export function readHhcrsp(path: string): ProblemFileInput {
  const file = File.parse(JSON.parse(readFileSync(path, 'utf8')));
  return {
    format: 'tillit-visits-1',
    from: DAY,
    days: 1,
    places: [{ id: 'office' }, ...file.patients.map(({ id }) => ({ id }))],
    travel: { matrix: file.distances },
    people: file.caregivers.map(({ id, abilities }) => ({
      id,
      competences: abilities,
      shifts: [{ date: DAY, from: 0, to: NO_END, start: 'office', end: 'office' }],
    })),
    citizens: file.patients.map(({ id }) => ({ id, place: id })),
    visits: file.patients.map(({ id, time_window: [from, to], required_caregivers: [one, two], synchronization }) => ({
      id,
      citizen: id,
      date: DAY,
      window: { from, to, late: 'may' as const },
      minutes: one?.duration ?? 0,
      needs: one === undefined ? [] : [one.service],
      ...(two === undefined
        ? {}
        : {
            second: {
              needs: [two.service],
              minutes: two.duration,
              when: synchronization?.type === 'sequential' ? ('after' as const) : ('together' as const),
              gap: { from: synchronization?.distance?.[0] ?? 0, to: synchronization?.distance?.[1] ?? 0 },
            },
          }),
    })),
    weights: { travel: 1 / 3, late: 1 / 3, highestLate: 1 / 3, newFace: 0, extraFace: 0 },
  };
}
