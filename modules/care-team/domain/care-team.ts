import { z } from 'zod';
import { PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** What somebody is to the citizen besides being in a room: holds its overview, holds a pathway, or stands in for who does. */
export const Part = z.enum(['overview', 'pathway', 'deputy']);
export type Part = z.infer<typeof Part>;

/** Somebody who works around the citizen now (FHIR CareTeam.participant). */
export const Member = z.object({
  roleId: PractitionerRoleId,
  name: z.string(),
  profession: z.string(),
  organisation: z.string(),
  parts: z.array(Part),
  /** The open rooms in which both are. */
  rooms: z.array(RoomId),
  /** Since when the citizen says that this is one of hers; null where she has not said so. */
  confirmedAt: Instant.nullable(),
});
export type Member = z.infer<typeof Member>;

/** Whether the citizen has somebody whom she trusts, now. What she would rather not say is an answer, too. */
export const TrustAnswer = z.enum(['yes', 'not-now', 'rather-not']);
export type TrustAnswer = z.infer<typeof TrustAnswer>;

/** All who work around the citizen, and what she has said of them. */
export const MyCareTeam = z.object({
  citizen: z.object({ id: PersonId, givenName: z.string(), isMe: z.boolean() }),
  members: z.array(Member),
  trust: z.object({ answer: TrustAnswer, at: Instant }).nullable(),
});
export type MyCareTeam = z.infer<typeof MyCareTeam>;

/**
 * From how many answers on something is told of them all. With fewer, whoever knows the others would know the last one's. It is the house's own
 * number, as registers in Norway and Denmark hold back counts below five.
 */
export const fewestToTell = 5;

/** How many of those who have an open pathway at an organisation have somebody whom they trust: numbers alone, or none. */
export const Coverage = z.object({
  citizens: z.int(),
  /** Null while fewer than five have answered. */
  told: z.object({ answered: z.int(), trusting: z.int() }).nullable(),
  /** Of how many the one who holds the pathway is one of theirs, by their own word; null for fewer than five citizens. */
  confirmed: z.int().nullable(),
});
export type Coverage = z.infer<typeof Coverage>;

/** What may be told of counts; the row function says the same, so that no smaller number leaves the database. */
export function tellCoverage(counts: {
  citizens: number;
  answered: number;
  trusting: number;
  confirmed: number;
}): Coverage {
  const { citizens, answered, trusting, confirmed } = counts;
  return {
    citizens,
    told: answered < fewestToTell ? null : { answered, trusting },
    confirmed: citizens < fewestToTell ? null : confirmed,
  };
}

/** Those who hold something first, then by name: no order of merit. */
export function inOrder(members: readonly Member[]): Member[] {
  return members.toSorted(
    (one, other) => Number(one.parts.length === 0) - Number(other.parts.length === 0) || byName(one, other),
  );
}

const byName = (one: Member, other: Member) =>
  one.name.localeCompare(other.name, 'nb') || one.roleId.localeCompare(other.roleId);
