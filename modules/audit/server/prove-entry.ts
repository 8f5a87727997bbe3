import type { Db } from '../../../platform/server/database.ts';
import { underTask } from '../../../platform/server/under-task.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { EntryProof, ProvenEntry } from '../domain/entry-proof.ts';
import { rangesOfConsistency, rangesOfInclusion } from '../domain/tree-ranges.ts';
import { findMyEntryId } from './entry-store.ts';
import { hashRanges } from './hash-ranges.ts';
import { getMyCitizen, traceOwn } from './own-log.ts';
import { type EntryToProve, findEntryToProve, findNewestHead } from './proof-store.ts';

type Errors = { [K in 'not-found' | 'other-role-needed']: () => Error };

/** What proves that an entry of one's own log is sealed, and that the log goes on from the size that was seen before. */
export async function proveEntry(
  unit: Unit,
  { entryId, since, publicKey }: { entryId: number; since: number | undefined; publicKey: string },
  errors: Errors,
): Promise<ProvenEntry> {
  const citizenId = await getMyCitizen(unit, errors);
  const id = await findMyEntryId(unit.db, entryId);
  const found = id === undefined ? undefined : await findEntryToProve(unit.db, id);
  if (found === undefined) throw errors['not-found']();
  traceOwn(unit, citizenId);
  const proof = await makeProof(unit.db, found, publicKey);
  if (proof === undefined) return { isSealed: false };
  const { size } = proof.head;
  // Nothing when the log has become shorter than it was.
  const ranges = since === undefined || since > size ? undefined : rangesOfConsistency(since, size);
  const consistency =
    ranges === undefined ? null : await underTask(unit.db, 'prove', () => hashRanges(unit.db, ranges));
  return { isSealed: true, proof, consistency };
}

/** The proof of an entry, for whoever may see it in this transaction; nothing before it is sealed. */
export async function getProof(db: Db, entryId: number, publicKey: string): Promise<EntryProof | undefined> {
  const found = await findEntryToProve(db, entryId);
  return found === undefined ? undefined : makeProof(db, found, publicKey);
}

async function makeProof(db: Db, found: EntryToProve, publicKey: string): Promise<EntryProof | undefined> {
  const { position, citizenMark, personMark, salt, citizenId, placeId, basisId } = found;
  const { id, at, event, actingKind, organisationId, basis, detail } = found;
  if (position === null || citizenMark === null || personMark === null) return undefined;
  return underTask(db, 'prove', async () => {
    const head = await findNewestHead(db);
    if (head === undefined) return undefined;
    return {
      kind: 'tillit-entry-proof',
      version: 1,
      entry: { id, at, event, actingKind, organisationId, basis, detail },
      marks: { citizen: citizenMark, person: personMark },
      citizen: salt === null ? null : { citizenId, placeId, basisId, salt },
      position,
      path: await hashRanges(db, rangesOfInclusion(position, head.size)),
      head,
      publicKey,
    };
  });
}
