import type { Weights } from './problem-file.ts';

/** The two ways in which the two people of one visit hang together, and none. */
export const ALONE = 0;
export const TOGETHER = 1;
export const AFTER = 2;
export type Link = typeof ALONE | typeof TOGETHER | typeof AFTER;

/**
 * A problem as the search reads it: all things are numbered from 0, all lists are typed arrays, all times are minutes after the midnight of their day.
 *
 * A *part* is what one person does of a visit: a visit has one part, or two. A *stop* is a part, or the start or the end of a shift: parts are the stops
 * 0 to `parts` − 1, the start of shift r is the stop `parts + 2r`, its end `parts + 2r + 1`.
 */
export type Problem = {
  readonly days: number;
  readonly places: number;
  /** `travel[a * places + b]`: minutes from a to b; Infinity where there is no way. */
  readonly travel: Float64Array;
  readonly people: PeopleOfProblem;
  readonly citizens: CitizensOfProblem;
  readonly visits: VisitsOfProblem;
  readonly parts: PartsOfProblem;
  readonly shifts: ShiftsOfProblem;
  readonly periods: PeriodsOfProblem;
  readonly weights: Weights;
  /** `place[stop]` and `minutes[stop]` for all stops. */
  readonly place: Int32Array;
  readonly minutes: Float64Array;
};

export type PeopleOfProblem = {
  readonly count: number;
  readonly ids: readonly string[];
  /** Infinity without a contract. */
  readonly contract: Float64Array;
  /** Minutes of all shifts, from their beginning to their end. */
  readonly atWork: Float64Array;
  /** Whether how much each works costs anything: somebody has a contract, or uneven work is weighed. */
  readonly weighsWork: boolean;
  /** People with the same alike number can stand in for each other in everything: shifts, competences, wishes. */
  readonly alike: Int32Array;
  /** `shiftsOf[person * days + day]`. */
  readonly shiftsOf: readonly Int32Array[];
};

export type CitizensOfProblem = {
  readonly count: number;
  readonly ids: readonly string[];
  readonly target: Int32Array;
  /** 2³¹ − 1 where any number is allowed. */
  readonly most: Int32Array;
  /** `price[citizen * people + person]`: of a visit by that person; Infinity where refused. */
  readonly price: Float64Array;
  readonly visitsOf: readonly Int32Array[];
  /** The nearest first, itself included. */
  readonly near: readonly Int32Array[];
};

export type VisitsOfProblem = {
  readonly count: number;
  readonly ids: readonly string[];
  readonly citizen: Int32Array;
  readonly day: Int32Array;
  readonly firstPart: Int32Array;
  readonly link: Uint8Array;
  readonly gapFrom: Float64Array;
  readonly gapTo: Float64Array;
  /** What it costs to leave the visit out. */
  readonly unserved: Float64Array;
  readonly frozen: Uint8Array;
  /** `ofDay[day]`: the visits of that day. */
  readonly ofDay: readonly Int32Array[];
};

export type PartsOfProblem = {
  readonly count: number;
  readonly visit: Int32Array;
  /** `able[need[part] * people + person]`: 1 where the person has what the part needs on its day. */
  readonly need: Int32Array;
  readonly able: Uint8Array;
  /** `wishPrice[need * people + person]`: of the wished competences that are missing. */
  readonly wishPrice: Float64Array;
  readonly opens: Float64Array;
  /** From here on a minute late costs. */
  readonly due: Float64Array;
  /** After this it can't begin. Infinity where it may be late. */
  readonly closes: Float64Array;
  readonly load: Float64Array;
  /** NaN without. */
  readonly usual: Float64Array;
  /** Who must do it (frozen), −1: anybody. */
  readonly mustBe: Int32Array;
  /** Who did it, and when, in the plan that is to be changed as little as may be; −1 and NaN without. */
  readonly wasBy: Int32Array;
  readonly wasAt: Float64Array;
};

export type ShiftsOfProblem = {
  readonly count: number;
  readonly person: Int32Array;
  readonly day: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** `to` and the overtime that is allowed. */
  readonly last: Float64Array;
  readonly capacity: Float64Array;
  /** The breaks of shift r: `firstBreak[r]` to `firstBreak[r + 1] − 1`. */
  readonly firstBreak: Int32Array;
  readonly breakMinutes: Float64Array;
  readonly breakFrom: Float64Array;
  readonly breakTo: Float64Array;
  /** `ofDay[day]`. */
  readonly ofDay: readonly Int32Array[];
  /** 1 where only the length of a route counts on that day, not when anything is: no window, no break, no two people at once. */
  readonly timeless: Uint8Array;
  readonly linked: Uint8Array;
};

/**
 * Stretches of 14 days in which different people are counted. A horizon of more days has several; the last may overlap the one before; a shorter one
 * is filled up with the days before it (history).
 */
export type PeriodsOfProblem = {
  readonly count: number;
  /** The one or two periods of a day; −1: no second. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** `known[(citizen * periods + period) * people + person]`: 1 who has come in the days of history that belong to the period. */
  readonly known: Uint8Array;
};
