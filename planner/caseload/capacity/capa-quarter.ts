import type { CaseloadFile, Person } from '../problem/caseload-file.ts';

/** Weeks of a quarter in which somebody is at work, and its weeks in all. */
export const USABLE_WEEKS = 11.25;
export const WEEKS_OF_A_QUARTER = 13;
/** Talks in a half-day, and talks of a core partnership in the mean: 11.25 × 2 ÷ 7.5 = 3 partnerships for each weekly half-day. */
export const TALKS_A_HALF_DAY = 2;
export const TALKS_A_PARTNERSHIP = 7.5;
/** New partnerships a quarter for each weekly hour. */
export const PARTNERSHIPS_AN_HOUR = 0.86;

/** CAPA's view of the coming quarter (Choice and Partnership Approach). */
export type CapaQuarter = {
  readonly referralsAWeek: number;
  /** Hours a week that the referrals ask for: referrals × (choice + transfer × partnership × (1 + co-therapy)). */
  readonly demandHours: number;
  /** New core partnerships each person can begin in the quarter, rounded down to a tenth. */
  readonly people: readonly { readonly person: string; readonly partnerships: number; readonly from: string }[];
  readonly supply: number;
  /** 13 × referrals × transfer share. */
  readonly needed: number;
  /** Supply ÷ weekly referrals; balance is at 13 × transfer share, which is 8–9. Nothing when nobody is referred. */
  readonly perReferral: number | null;
  readonly balance: 'too few' | 'in balance' | 'room' | 'nobody is referred';
};

/** Nothing when the file says nothing of CAPA. */
export function capaQuarter(file: CaseloadFile): CapaQuarter | undefined {
  if (file.capa === undefined) return undefined;
  const { referralsAWeek, choiceHours, partnershipHours, coTherapyShare = 0 } = file.capa;
  const transfer = file.settings.transferShare;
  const people = file.people.flatMap((person) => partnershipsOf(person));
  const supply = tenthsDown(people.reduce((sum, { partnerships }) => sum + partnerships, 0));
  const needed = WEEKS_OF_A_QUARTER * referralsAWeek * transfer;
  const perReferral = referralsAWeek === 0 ? null : supply / referralsAWeek;
  return {
    referralsAWeek,
    demandHours: referralsAWeek * (choiceHours + transfer * partnershipHours * (1 + coTherapyShare)),
    people,
    supply,
    needed,
    perReferral,
    balance: balanceOf(perReferral),
  };
}

/** In balance from 8 to 9 new partnerships a quarter for each weekly referral. */
function balanceOf(perReferral: number | null): CapaQuarter['balance'] {
  if (perReferral === null) return 'nobody is referred';
  if (perReferral < 8) return 'too few';
  return perReferral <= 9 ? 'in balance' : 'room';
}

function partnershipsOf({ id, core }: Person): CapaQuarter['people'][number][] {
  if (core === undefined) return [];
  const { halfDays, hours } = core;
  if (halfDays !== undefined) {
    const each = (USABLE_WEEKS * TALKS_A_HALF_DAY) / TALKS_A_PARTNERSHIP;
    return [{ person: id, partnerships: tenthsDown(halfDays * each), from: `${halfDays} half-days a week × ${each}` }];
  }
  const partnerships = tenthsDown((hours ?? 0) * PARTNERSHIPS_AN_HOUR);
  return [{ person: id, partnerships, from: `${hours ?? 0} hours a week × ${PARTNERSHIPS_AN_HOUR}` }];
}

// A part of a partnership that is not there is not promised.
function tenthsDown(value: number): number {
  return Math.floor(value * 10 + 1e-9) / 10;
}
