import { z } from 'zod';

const share = () => z.number().min(0, 'A share is a number from 0 to 1.').max(1, 'A share is a number from 0 to 1.');
const price = () => z.int('A price is a whole number of points.').min(0, 'A price is never below 0.').max(1_000);
const minutes = () => z.number().min(0, 'Minutes are never below 0.').max(1_000, 'A contact is at most 1,000 minutes.');

/** What a broken wish costs, in points. Whole numbers, so that a bound can be rounded up. */
export const Prices = z.strictObject({
  /** Somebody who has a contact person gets another one. */
  relationChanged: price().default(10),
  /** The citizen named people and gets none of them. */
  wishOfCitizen: price().default(6),
  /** The citizen knows somebody from before and gets somebody else. */
  relationUnused: price().default(4),
  language: price().default(4),
  /** For each wished competence that is missing. */
  competence: price().default(3),
  team: price().default(2),
  /** A person named the citizen, who goes to somebody else. */
  wishOfPerson: price().default(1),
  /** For each citizen above a soft ceiling, or each hour begun above one in minutes. */
  softCeiling: price().default(8),
});

/** How full is full, and what counts how much. */
export const Settings = z.strictObject({
  /** The share of the net minutes that may be filled; what is left is room for what nobody foresaw. */
  targetShare: share().default(0.95),
  /** The share of intake talks that become a pathway (CAPA: 66–70 %). */
  transferShare: z
    .number()
    .positive('If no talk ever becomes a pathway, there is no limit to count.')
    .max(1, 'A share is a number from 0 to 1.')
    .default(0.68),
  /** An intake talk with its preparation and registration. */
  intakeMinutes: z
    .number()
    .positive('An intake talk takes more than 0 minutes.')
    .max(1_000, 'An intake talk takes at most 1,000 minutes.')
    .default(90),
  /** What a new citizen takes in a week, in the mean; without it half a follow-up talk. */
  meanLoad: z.number().positive('A citizen takes more than 0 minutes a week.').max(10_080).optional(),
  /** How far above the smallest level the second phase may go, as a share of it. */
  slack: z.number().min(0, 'The slack is from 0 to 0.25.').max(0.25, 'The slack is from 0 to 0.25.').default(0.05),
  /** A level (share of net minutes) that is good enough: nobody is moved for a lower one. */
  enough: z.number().min(0).max(2).default(0),
  /** How many registered months weigh as much as the estimate itself (Bühlmann's k). */
  credibility: z.number().positive('The credibility is above 0.').max(10_000).default(6),
  prices: Prices.prefault({}),
});

/** Minutes of each kind of contact; the defaults are the middle of what contact persons said they need. */
export const Times = z.strictObject({
  preparation: minutes().default(7.5),
  intakeTalk: minutes().default(60),
  followUpTalk: minutes().default(45),
  adHocTalk: minutes().default(15),
  intakeRegistration: minutes().default(35),
  followUpRegistration: minutes().default(15),
  adHocRegistration: minutes().default(7.5),
  agreement: minutes().default(5),
  ending: minutes().default(60),
  callAttempt: minutes().default(5),
});

export type Settings = z.infer<typeof Settings>;
export type Prices = z.infer<typeof Prices>;
export type Times = z.infer<typeof Times>;
