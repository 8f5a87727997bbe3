import type { CaseloadFile, Citizen, Person } from '../problem/caseload-file.ts';
import type { Prices } from '../problem/settings.ts';

/** A citizen and somebody who may become, or is, the contact person. */
export type Pair = {
  readonly file: CaseloadFile;
  readonly citizen: Citizen;
  readonly person: Person;
  /** Ids of the people who wished for the citizen. */
  readonly wishedBy: ReadonlySet<string>;
};

/** What may never be. */
export type HardRule = {
  readonly name: string;
  readonly code: string;
  /** Why this pair may not be, in one sentence; nothing when the rule has nothing against it. */
  readonly forbids: (pair: Pair) => string | undefined;
};

/** What should not be, at a price. */
export type SoftRule = {
  readonly name: string;
  readonly code: string;
  readonly price: keyof Prices;
  /** How many times the price: 0 when the rule has nothing against the pair. */
  readonly breaks: (pair: Pair) => number;
  readonly says: (pair: Pair) => string;
};

/** The day somebody begins, or the Monday of the file's week. */
export function dayOf({ file, citizen }: Pair): string {
  return citizen.start ?? file.week;
}

export function nameOf(one: { readonly id: string; readonly name?: string | undefined }): string {
  return one.name ?? one.id;
}
