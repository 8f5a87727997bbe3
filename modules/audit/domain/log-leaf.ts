import { z } from 'zod';
import { joinFields, type Sha256 } from './canonical-bytes.ts';
import { hashLeaf } from './merkle-tree.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.uuid().nullable();

/**
 * An entry of the log as it is sealed and exported, each value as PostgreSQL writes it: `at` in UTC with microseconds,
 * `detail` as the text of the stored JSON. Whose names have been erased are null.
 */
export const LogEntry = z.object({
  id: z.int(),
  at: z.string(),
  event: z.string(),
  actingKind: z.string(),
  organisationId: id,
  basis: z.string(),
  detail: z.string(),
  citizenId: id,
  placeId: id,
  basisId: id,
  personId: id,
  roleId: id,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** A sealed entry's place in the tree; hashes in hexadecimal. */
export const LogLeaf = z.object({
  position: z.int().nonnegative(),
  entryId: z.int(),
  citizenMark: Hash,
  personMark: Hash,
  hash: Hash,
});
export type LogLeaf = z.infer<typeof LogLeaf>;

/** Stand for the people in a leaf: with the salt it can be shown who is meant, without it nobody can be found out. */
export interface Marks {
  citizen: Uint8Array;
  person: Uint8Array;
}

type Named<Names extends keyof LogEntry> = Pick<LogEntry, 'id' | Names>;

/** Whom an entry is about: the citizen with her room and consent. Two entries about one citizen have different marks. */
export function markCitizen(
  sha256: Sha256,
  salt: Uint8Array,
  { id, citizenId, placeId, basisId }: Named<'citizenId' | 'placeId' | 'basisId'>,
): Uint8Array {
  return sha256(joinFields(['tillit log citizen 1', salt, String(id), citizenId, placeId, basisId]));
}

/** Who did it: the person in her role. */
export function markPerson(
  sha256: Sha256,
  salt: Uint8Array,
  { id, personId, roleId }: Named<'personId' | 'roleId'>,
): Uint8Array {
  return sha256(joinFields(['tillit log person 1', salt, String(id), personId, roleId]));
}

const version = Uint8Array.of(1);

/** What of an entry stands in its leaf as it is; whom it names stands there as marks. */
export const LeafFields = LogEntry.pick({
  id: true,
  at: true,
  event: true,
  actingKind: true,
  organisationId: true,
  basis: true,
  detail: true,
});
export type LeafFields = z.infer<typeof LeafFields>;

/** The canonical bytes of an entry, version 1: the fields in this order, which never changes within a version. */
export function leafBytes(entry: LeafFields, marks: Marks): Uint8Array {
  return joinFields([
    version,
    String(entry.id),
    entry.at,
    entry.event,
    entry.actingKind,
    entry.organisationId,
    entry.basis,
    entry.detail,
    marks.citizen,
    marks.person,
  ]);
}

export function hashEntry(sha256: Sha256, entry: LeafFields, marks: Marks): Uint8Array {
  return hashLeaf(sha256, leafBytes(entry, marks));
}
