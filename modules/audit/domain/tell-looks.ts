import type { LookReason, LookWish } from './look-wish.ts';

/** A sealed entry, as far as it matters for who is told of it. */
export interface SealedLook {
  entryId: number;
  citizenId: string;
  personId: string;
  organisationId: string | null;
  basis: string;
}

/** Somebody on a citizen's side: herself, or a guardian. */
export interface Side {
  citizenId: string;
  personId: string;
  wish: LookWish;
  /** Whether mail and push have told her of some look today. */
  toldToday: boolean;
}

export interface FirstLook {
  citizenId: string;
  organisationId: string;
  entryId: number;
}

export interface LookNews {
  personId: string;
  citizenId: string;
  entryId: number;
  reason: LookReason;
  /** Whether mail and push tell it; in the app it always stands. */
  notify: boolean;
}

export interface Telling {
  news: LookNews[];
  /** The organisations that had not looked at that citizen before. */
  firsts: FirstLook[];
}

/**
 * Who is told of which of these looks, in their order. Nobody is told of her own, and nobody of what a citizen sees about
 * herself. Of any look mail and push tell one person once a day; of an emergency and a new organisation each time.
 */
export function tellLooks(
  looks: readonly SealedLook[],
  sides: readonly Side[],
  known: readonly Pick<FirstLook, 'citizenId' | 'organisationId'>[],
): Telling {
  const telling: Telling = { news: [], firsts: [] };
  const hasLooked = new Set(known.map(keyOf));
  const toldToday = new Set(sides.filter((side) => side.toldToday).map(({ personId }) => personId));
  for (const look of looks) {
    if (look.personId === look.citizenId) continue;
    const first = toFirst(look);
    const isFirst = first !== undefined && !hasLooked.has(keyOf(first));
    if (isFirst) {
      hasLooked.add(keyOf(first));
      telling.firsts.push(first);
    }
    for (const { citizenId, personId, wish } of sides) {
      if (citizenId !== look.citizenId || personId === look.personId) continue;
      const reason = reasonOf(look, isFirst, wish);
      if (reason === undefined) continue;
      const notify = reason !== 'any-look' || !toldToday.has(personId);
      if (reason === 'any-look') toldToday.add(personId);
      telling.news.push({ personId, citizenId, entryId: look.entryId, reason, notify });
    }
  }
  return telling;
}

function reasonOf({ basis }: SealedLook, isFirst: boolean, wish: LookWish): LookReason | undefined {
  if (basis === 'emergency' && wish.emergency) return 'emergency';
  if (isFirst && wish.newOrganisation) return 'new-organisation';
  return wish.anyLook ? 'any-look' : undefined;
}

function toFirst({ citizenId, organisationId, entryId }: SealedLook): FirstLook | undefined {
  return organisationId === null ? undefined : { citizenId, organisationId, entryId };
}

const keyOf = ({ citizenId, organisationId }: Pick<FirstLook, 'citizenId' | 'organisationId'>) =>
  `${citizenId} ${organisationId}`;
