import type { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Unit } from './unit.ts';

/** A row as PostgreSQL gives it: a moment is a Date, which JSON writes as an Instant. */
export type InRows<T> = { [K in keyof T]: Exclude<T[K], null> extends Instant ? Date | Extract<T[K], null> : T[K] };

/** One list of what is held about somebody. */
export interface ListAboutMe<T = unknown> {
  /** The tables whose rows it tells. */
  tables: readonly string[];
  /** Whose: the one who asks herself, the citizen whose side she stands on, or that citizen if there is one and else herself. */
  of: 'me' | 'citizen' | 'either';
  /** A row as it stands in the file. */
  row: z.ZodType<T>;
  /** All rows about one person, through the policies of whoever asks; a list that can grow long comes in pages. */
  read(unit: Unit, whom: PersonId): Promise<readonly InRows<T>[]> | AsyncIterable<readonly InRows<T>[]>;
}

/** What one module holds about somebody, for the one file she may take with her (modules/rights). */
export interface AboutMePart {
  module: string;
  lists: Readonly<Record<string, ListAboutMe>>;
  /** Tables of a person that are not in the file, each with its reason. */
  untold: Readonly<Record<string, string>>;
}

/** Keeps the columns of a list and its shape in step. */
export function listAboutMe<T>(list: ListAboutMe<T>): ListAboutMe {
  return list;
}
