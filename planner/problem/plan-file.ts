import { z } from 'zod';

const Minute = z.number('a time is a number of minutes after midnight');

const Stop = z.strictObject({
  visit: z.string(),
  /** 1: the first, or only, person of the visit. 2: the second. */
  part: z.union([z.literal(1), z.literal(2)], 'a part is 1 or 2').default(1),
  start: Minute,
});

const Route = z.strictObject({
  person: z.string(),
  /** Which of the person's shifts, counted from 0 as in the file. */
  shift: z.int().min(0),
  stops: z.array(Stop),
  /** When the breaks that are taken begin. */
  breaks: z.array(Minute).default([]),
});

const Unplaced = z.object({ visit: z.string() }).loose();

/** What a plan costs, each part weighed as the problem says. */
export const Price = z.strictObject({
  unserved: z.number(),
  extraFace: z.number(),
  newFace: z.number(),
  travel: z.number(),
  late: z.number(),
  highestLate: z.number(),
  overtime: z.number(),
  overContract: z.number(),
  /** Left out by plans that were made before it was weighed. */
  unevenWork: z.number().default(0),
  notWished: z.number(),
  missingWish: z.number(),
  unusual: z.number(),
});
export type Price = z.infer<typeof Price>;

/** A plan, also one that was made elsewhere: only `format` and `routes` must be there. */
export const PlanFile = z
  .object({
    format: z.literal('tillit-plan-1', 'the format of this file must be "tillit-plan-1"'),
    routes: z.array(Route),
    unplaced: z.array(Unplaced).default([]),
    price: Price.extend({ total: z.number() }).optional(),
  })
  .loose();
export type PlanFile = z.infer<typeof PlanFile>;
export type RouteInPlan = PlanFile['routes'][number];
