import { z } from 'zod';
import { Settings, Times } from './settings.ts';

const MOST_MINUTES = 10_080;
const minutes = () =>
  z
    .number()
    .min(0, 'Minutes are never below 0.')
    .max(MOST_MINUTES, `A week has ${MOST_MINUTES} minutes; this is more.`);
const count = () => z.int('This is a count: a whole number.').min(0, 'A count is never below 0.').max(10_000);
const id = () => z.string().min(1, 'An id is at least one sign long.').max(200, 'An id is at most 200 signs long.');
const code = () => z.string().min(1, 'A code is at least one sign long.').max(100, 'A code is at most 100 signs long.');
const day = () => z.iso.date('A day is written as 2026-11-30, and must be in the calendar.');

/** A competence somebody has, from a day (in) to a day (in); without days always. */
const Competence = z.strictObject({ code: code(), from: day().optional(), to: day().optional() });

/** A person takes at most so many citizens, or minutes of citizens a week. Soft: more is possible, with a reason. */
const Ceiling = z
  .strictObject({ kind: z.enum(['hard', 'soft']), citizens: count().optional(), minutes: minutes().optional() })
  .refine(
    ({ citizens, minutes: most }) => citizens !== undefined || most !== undefined,
    'A ceiling says how many citizens, how many minutes, or both.',
  );

/** What somebody must have, or what would be good. */
const Need = z.strictObject({ code: code(), kind: z.enum(['required', 'wished']) });

/** Half-days, or hours, a week that go to talks of the core partnership (CAPA). */
const CoreWork = z
  .strictObject({ halfDays: z.number().min(0).max(14).optional(), hours: z.number().min(0).max(168).optional() })
  .refine(
    ({ halfDays, hours }) => (halfDays === undefined) !== (hours === undefined),
    'Core work is given in half-days or in hours, one of them.',
  );

/** Somebody who can be a contact person. All times are minutes a week. */
const Person = z.strictObject({
  id: id(),
  name: z.string().max(200).optional(),
  team: code().optional(),
  contract: minutes(),
  teaching: minutes().optional(),
  projects: minutes().optional(),
  registrationDebt: minutes().optional(),
  meetings: minutes().optional(),
  courses: minutes().optional(),
  administration: minutes().optional(),
  absence: minutes().optional(),
  workdays: z.number().min(0, 'Working days are never below 0.').max(7, 'A week has seven days.').optional(),
  flexibilityADay: minutes().optional(),
  debriefingADay: minutes().optional(),
  slots: count().optional(),
  ceiling: Ceiling.optional(),
  unlisted: z.strictObject({ citizens: count(), minutes: minutes() }).optional(),
  reserved: count().optional(),
  closings: z.strictObject({ citizens: count(), minutes: minutes() }).optional(),
  competences: z.array(Competence).optional(),
  languages: z.array(code()).optional(),
  wishes: z.array(id()).optional(),
  refuses: z.array(id()).optional(),
  from: day().optional(),
  to: day().optional(),
  takesNew: z.boolean().optional(),
  core: CoreWork.optional(),
});

/** What is due in a usual week of one pathway; a talk every second week is 0.5. */
const Contacts = z.strictObject({
  intake: z.number().min(0).max(100).optional(),
  followUp: z.number().min(0).max(100).optional(),
  adHoc: z.number().min(0).max(100).optional(),
  agreements: z.number().min(0).max(100).optional(),
  endings: z.number().min(0).max(100).optional(),
  callAttempts: z.number().min(0).max(100).optional(),
});

/** A citizen: new, or already somebody's (`with`). */
const Citizen = z.strictObject({
  id: id(),
  name: z.string().max(200).optional(),
  with: id().optional(),
  minutes: minutes().optional(),
  contacts: Contacts.optional(),
  rating: code().optional(),
  competences: z.array(Need).optional(),
  language: Need.optional(),
  team: Need.optional(),
  start: day().optional(),
  waitingSince: day().optional(),
  wishes: z.array(id()).optional(),
  refuses: z.array(id()).optional(),
  knows: z.array(id()).optional(),
});

/** What was estimated and what was registered for one pathway in one month, in minutes. */
const Registered = z.strictObject({
  rating: code(),
  estimated: z.number().positive('Without an estimate there is no ratio: it must be above 0.').max(100_000),
  registered: z.number().min(0, 'Minutes are never below 0.').max(100_000),
});

/** A caseload file: who there is, who needs a contact person, and in which week. docs/caseload.md describes it. */
export const CaseloadFile = z.strictObject({
  format: z.literal('tillit-caseload-1', 'The format must be "tillit-caseload-1": this file is of another kind.'),
  week: day(),
  settings: Settings.prefault({}),
  times: Times.prefault({}),
  people: z
    .array(Person)
    .min(1, 'There must be somebody who can be a contact person.')
    .max(2_000, 'At most 2,000 people fit in a file. Balance team by team.'),
  citizens: z.array(Citizen).max(20_000, 'At most 20,000 citizens fit in a file. Balance team by team.'),
  registered: z.array(Registered).optional(),
  flow: z
    .strictObject({
      intakesAWeek: z.number().min(0).max(10_000),
      weeks: z.number().positive('A pathway lasts longer than 0 weeks.').max(1_000),
    })
    .optional(),
  capa: z
    .strictObject({
      referralsAWeek: z.number().min(0).max(10_000),
      choiceHours: z.number().min(0).max(100),
      partnershipHours: z.number().min(0).max(1_000),
      coTherapyShare: z.number().min(0).max(1, 'A share is a number from 0 to 1.').optional(),
    })
    .optional(),
});

export type CaseloadFile = z.infer<typeof CaseloadFile>;
export type Person = CaseloadFile['people'][number];
export type Citizen = CaseloadFile['citizens'][number];
export type Contacts = z.infer<typeof Contacts>;
export type Registered = z.infer<typeof Registered>;
