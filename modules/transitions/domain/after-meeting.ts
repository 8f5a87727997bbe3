import { z } from 'zod';

/** Those who had met before the responsibility passed, or those who had not: how it went on. */
export const Group = z.object({
  handedOver: z.int(),
  /** Whether they came to the first contact after it; of the others nothing is written yet. */
  came: z.int(),
  didNotCome: z.int(),
  /** The middle one of the days from referral to responsibility; null for fewer than five. */
  days: z.int().nullable(),
});
export type Group = z.infer<typeof Group>;

/** Both groups beside each other, and what they can carry. */
export const AfterMeeting = z.object({
  met: Group,
  notMet: Group,
  /** Too few in one of them to say anything of a difference; never that there is one. */
  isTooFew: z.boolean(),
});
export type AfterMeeting = z.infer<typeof AfterMeeting>;

/** From how many first contacts in each group they are read beside each other. Below it one person more or less turns them round. */
export const fewestToCompare = 10;

const nobody: Group = { handedOver: 0, came: 0, didNotCome: 0, days: null };

/** What the counts say: numbers, and whether there are enough of them to be compared at all. */
export function compareGroups(rows: readonly (Group & { met: boolean })[]): AfterMeeting {
  const groupOf = (met: boolean): Group => {
    const row = rows.find((one) => one.met === met);
    if (row === undefined) return nobody;
    const { handedOver, came, didNotCome, days } = row;
    return { handedOver, came, didNotCome, days };
  };
  const [met, notMet] = [groupOf(true), groupOf(false)];
  return { met, notMet, isTooFew: [met, notMet].some(({ came, didNotCome }) => came + didNotCome < fewestToCompare) };
}
