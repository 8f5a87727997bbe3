import { z } from 'zod';

const whole = () => z.int().min(0);

/** Something broken at a price, in a sentence. */
const Broken = z.strictObject({ code: z.string(), points: whole(), says: z.string() });

/** The person a citizen could have had instead, and what that would cost: more points, and minutes above today's highest load. */
const NextBest = z.strictObject({
  person: z.string(),
  /** Points more (below 0: fewer, but then the level would be too high). */
  points: z.int(),
  /** The level there would be, in thousandths. */
  level: whole(),
  /** Minutes a week by which the highest load would rise. */
  minutes: whole(),
  says: z.string(),
});

const Placement = z.strictObject({
  citizen: z.string(),
  person: z.string(),
  before: z.string().nullable(),
  minutes: whole(),
  points: whole(),
  breaks: z.array(Broken),
  because: z.array(z.string()),
  nextBest: NextBest.nullable(),
});

const Unplaced = z.strictObject({
  citizen: z.string(),
  before: z.string().nullable(),
  /** What is against, and against how many people. */
  why: z.array(z.strictObject({ code: z.string(), people: whole(), says: z.string() })),
  /** What would make it possible, the least first. */
  would: z.array(z.string()),
});

const Load = z.strictObject({
  person: z.string(),
  citizens: whole(),
  minutes: whole(),
  /** Minutes before anybody was placed or moved. */
  before: whole(),
  net: whole(),
  /** Thousandths of the net minutes, rounded up; nothing without net minutes. */
  level: whole().nullable(),
});

/** A balance: who becomes whose, why, and how good it is. Levels are thousandths of net minutes, rounded up. */
export const BalanceFile = z.strictObject({
  format: z.literal('tillit-balance-1', 'The format must be "tillit-balance-1": this file is of another kind.'),
  week: z.string(),
  mode: z.enum(['new', 'rebalance']),
  seed: whole(),
  placed: z.strictObject({ citizens: whole(), of: whole(), proven: z.boolean() }),
  level: z.strictObject({
    /** The highest among those who were given somebody. */
    reached: whole(),
    /** The smallest level that was found, and below which none can be. */
    smallest: whole(),
    bound: whole(),
    proven: z.boolean(),
    by: z.enum(['bound', 'tree', 'annealing']),
    /** The second phase stayed at or below this. */
    limit: whole(),
  }),
  points: z.strictObject({
    reached: whole(),
    bound: whole(),
    proven: z.boolean(),
    by: z.enum(['bound', 'tree', 'annealing']),
    /** The part of them that soft ceilings cost. */
    ceilings: whole(),
  }),
  relationsChanged: whole(),
  placements: z.array(Placement),
  unplaced: z.array(Unplaced),
  loads: z.array(Load),
  /** `seconds`: a limit of time ended a phase, so the same file may give another balance. */
  stopped: z.enum(['done', 'seconds']),
});

export type BalanceFile = z.infer<typeof BalanceFile>;
export type Placement = BalanceFile['placements'][number];
export type Unplaced = BalanceFile['unplaced'][number];
