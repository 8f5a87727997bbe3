import { z } from 'zod';

const Id = z.string().min(1, 'an id has at least one character').max(200, 'an id has at most 200 characters');
const DateText = z.iso.date('a date is written 2026-11-23');
const Minutes = z
  .number('minutes are a number')
  .min(0, 'minutes are not below zero')
  .max(100_000, 'minutes are at most 100,000');

/** A time of day: "07:45", or minutes after midnight, which may run past the day for a night shift. */
const TimeOfDay = z.union(
  [
    z
      .string()
      .regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time is written 07:45')
      .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
    Minutes,
  ],
  'a time is written "07:45", or in minutes after midnight',
);

const Competence = z.union(
  [
    Id.transform((name) => ({ name, from: undefined, until: undefined })),
    z.strictObject({ name: Id, from: DateText.optional(), until: DateText.optional() }),
  ],
  'a competence is a name, or { "name", "from", "until" }',
);

const Break = z.strictObject({ minutes: Minutes, from: TimeOfDay, to: TimeOfDay });

const Shift = z.strictObject({
  date: DateText,
  from: TimeOfDay,
  to: TimeOfDay,
  start: Id,
  end: Id,
  /** How many minutes past `to` the shift may last; they cost. */
  overtime: Minutes.default(0),
  /** What can be carried on this shift, in the unit of the visits' `load`. */
  capacity: z.number().min(0, 'a capacity is not below zero').optional(),
  breaks: z.array(Break).max(4, 'a shift has at most four breaks').default([]),
});

const Person = z.strictObject({
  id: Id,
  competences: z.array(Competence).default([]),
  /** Minutes of work (visits and travel) in the horizon that the contract covers; more costs. */
  contractMinutes: Minutes.optional(),
  shifts: z.array(Shift),
});

/** How many different people in 14 days is wanted where nothing is said: a credible aim for a planned team. */
export const USUAL_TARGET = 7;

const Citizen = z.strictObject({
  id: Id,
  place: Id,
  /** Years; only for Kolada's measure, which counts people of 65 and more. */
  age: z.int().min(0).max(130).optional(),
  faces: z
    .strictObject({
      /** How many different people in 14 days is what we want. */
      target: z.int().min(1, 'a target is at least one person').default(USUAL_TARGET),
      /** How many are allowed at all; a visit that would need one more is not placed. */
      most: z.int().min(1, 'at least one person must be allowed').optional(),
    })
    .prefault({}),
  wished: z.array(Id).default([]),
  refused: z.array(Id).default([]),
  /** Who came in the 28 days before the horizon. */
  history: z.array(z.strictObject({ date: DateText, person: Id })).default([]),
});

const Window = z.strictObject({
  from: TimeOfDay,
  to: TimeOfDay,
  /** "never": a visit that can't begin within the window is not placed. "may": it may begin later, and each minute costs. */
  late: z.enum(['never', 'may'], 'late is "never" or "may"').default('never'),
});

const Second = z.strictObject({
  needs: z.array(Id).default([]),
  minutes: Minutes,
  /** "together": both begin at the same time. "after": the second begins `from` to `to` minutes after the first has begun. */
  when: z.enum(['together', 'after'], 'when is "together" or "after"').default('together'),
  gap: z.strictObject({ from: Minutes, to: Minutes }).default({ from: 0, to: 0 }),
});

const Visit = z.strictObject({
  id: Id,
  citizen: Id,
  date: DateText,
  window: Window,
  minutes: Minutes,
  needs: z.array(Id).default([]),
  /** Competences that would be good to have; each that is missing costs. */
  wishes: z.array(Id).default([]),
  second: Second.optional(),
  /** Only for Kolada's measure, which counts "care" alone. */
  kind: z
    .enum(['care', 'nursing', 'meal', 'alarm'], 'the kind of a visit is care, nursing, meal or alarm')
    .default('care'),
  load: z.number().min(0, 'a load is not below zero').default(0),
  /** When the visit usually begins; to begin more than a quarter of an hour off costs. */
  usual: TimeOfDay.optional(),
  /** How much more than another visit this one must not be left out. */
  priority: z.number().min(0.001, 'a priority is above zero').max(1000, 'a priority is at most 1,000').default(1),
});

const Frozen = z.strictObject({ visit: Id, people: z.array(Id).min(1).max(2), start: TimeOfDay.optional() });

/** What each unfulfilled wish costs. The unit is a minute of travel; docs/planner.md gives the reasons. */
export const Weights = z.strictObject({
  unserved: z.number().min(0).default(10_000),
  extraFace: z.number().min(0).default(240),
  newFace: z.number().min(0).default(6),
  travel: z.number().min(0).default(1),
  late: z.number().min(0).default(1),
  highestLate: z.number().min(0).default(0),
  overtime: z.number().min(0).default(2),
  overContract: z.number().min(0).default(0.5),
  unevenWork: z.number().min(0).default(0),
  notWished: z.number().min(0).default(15),
  missingWish: z.number().min(0).default(5),
  unusual: z.number().min(0).default(0.1),
  changedPerson: z.number().min(0).default(600),
  movedTime: z.number().min(0).default(200),
});
export type Weights = z.infer<typeof Weights>;

const Travel = z.union(
  [
    z.strictObject({
      /** Minutes from the place of the row to the place of the column, in the order of `places`. null: no way. */
      matrix: z.array(z.array(z.union([z.number().min(0, 'a travel time is not below zero'), z.null()]))),
    }),
    z.strictObject({ perMinute: z.number().positive('how far one gets in a minute is above zero') }),
  ],
  'travel is { "matrix": [[…]] } or { "perMinute": how far one gets in a minute }',
);

/** A team's weeks of visits, as the file has them. */
export const ProblemFile = z.strictObject({
  format: z.literal('tillit-visits-1', 'the format of this file must be "tillit-visits-1"'),
  from: DateText,
  days: z.int().min(1, 'a horizon has at least one day').max(28, 'a horizon has at most 28 days'),
  places: z.array(z.strictObject({ id: Id, x: z.number().default(0), y: z.number().default(0) })),
  travel: Travel,
  people: z.array(Person),
  citizens: z.array(Citizen),
  visits: z.array(Visit),
  frozen: z.array(Frozen).default([]),
  weights: Weights.prefault({}),
});
export type ProblemFile = z.infer<typeof ProblemFile>;
export type ProblemFileInput = z.input<typeof ProblemFile>;
export type VisitInFile = ProblemFile['visits'][number];
export type ShiftInFile = ProblemFile['people'][number]['shifts'][number];
