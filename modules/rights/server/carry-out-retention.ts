import { sql } from 'kysely';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import type { FilesThatGo, RetentionForecast, RetentionKind } from '../domain/retention.ts';
import {
  type DueThing,
  forecast,
  type KeepingOrganisation,
  listCitizenSide,
  listDue,
  listKeeping,
  recordRun,
  removeThing,
  tellOfRoom,
} from './retention-store.ts';

/** A later module that keeps something of a room elsewhere does away with it in the same transaction. */
export type BeforeRoomGoes = (trx: Db, roomId: string) => Promise<void>;

export interface RetentionParts {
  db: Db;
  now: Date;
  beforeRoomGoes?: readonly BeforeRoomGoes[];
}

export interface OrganisationForecast extends KeepingOrganisation {
  kinds: RetentionForecast[];
}

/** What carrying out would do today, without storing anything. */
export async function forecastRetention(
  { db, now }: RetentionParts,
  codeOrName?: string,
): Promise<OrganisationForecast[]> {
  return asTask(db, 'retention', now, async (trx) => {
    const told: OrganisationForecast[] = [];
    for (const organisation of await listKeeping(trx, codeOrName))
      told.push({ ...organisation, kinds: await forecast(trx, organisation.id) });
    return told;
  });
}

export interface CarriedOut extends KeepingOrganisation {
  told: number;
  removed: Partial<Record<RetentionKind, number>>;
  /** What went with the rooms, when any did. */
  files?: FilesThatGo;
}

interface Gone {
  kind: RetentionKind;
  files: FilesThatGo;
}

/**
 * Carries the rules out: tells the citizens of what will go, then removes what goes today, each room whole or not at all, in
 * a transaction of its own. Several processes take turns, and nothing goes twice.
 */
export async function carryOutRetention(parts: RetentionParts, codeOrName?: string): Promise<CarriedOut[]> {
  const organisations = await asTask(parts.db, 'retention', parts.now, (trx) => listKeeping(trx, codeOrName));
  const done: CarriedOut[] = [];
  for (const organisation of organisations) {
    const told = await repeat(() => tellNext(parts, organisation));
    done.push({ ...organisation, told, ...(await removeAll(parts, organisation)) });
  }
  return done;
}

async function removeAll(
  parts: RetentionParts,
  organisation: KeepingOrganisation,
): Promise<Pick<CarriedOut, 'removed' | 'files'>> {
  const removed = new Map<RetentionKind, number>();
  const files: FilesThatGo = { count: 0, bytes: 0 };
  await repeat(async () => {
    const gone = await removeNext(parts, organisation);
    if (gone === undefined) return false;
    removed.set(gone.kind, (removed.get(gone.kind) ?? 0) + 1);
    files.count += gone.files.count;
    files.bytes += gone.files.bytes;
    return true;
  });
  return { removed: Object.fromEntries(removed), ...(removed.has('closed-room') && { files }) };
}

/** How often something could be done until it could not any more. */
async function repeat(step: () => Promise<boolean>): Promise<number> {
  let times = 0;
  while (await step()) times++;
  return times;
}

async function tellNext({ db, now }: RetentionParts, { id: organisationId }: KeepingOrganisation): Promise<boolean> {
  return alone(db, now, async (trx) => {
    const [next] = await listDue(trx, organisationId, 'tell', 1);
    if (next === undefined || next.citizenId === null || !(await tellOfRoom(trx, organisationId, next.id)))
      return false;
    const audience = await listCitizenSide(trx, next.citizenId);
    await storeHints(trx, now, [{ what: 'rights.room-goes', place: next.id, audience, notify: true }]);
    return true;
  });
}

async function removeNext(parts: RetentionParts, organisation: KeepingOrganisation): Promise<Gone | undefined> {
  return alone(parts.db, parts.now, async (trx) => {
    const [next] = await listDue(trx, organisation.id, 'go', 1);
    return next && removeOne(trx, parts, organisation, next);
  });
}

async function removeOne(
  trx: Db,
  { now, beforeRoomGoes = [] }: RetentionParts,
  { id: organisationId }: KeepingOrganisation,
  thing: DueThing,
): Promise<Gone | undefined> {
  if (thing.kind === 'closed-room') for (const listener of beforeRoomGoes) await listener(trx, thing.id);
  const files = await removeThing(trx, organisationId, thing);
  if (files === undefined) return undefined;
  await recordRun(trx, { organisationId, kind: thing.kind, months: thing.months, at: now, removed: 1 });
  return { kind: thing.kind, files };
}

/** One process at a time: another one that does the same waits for this step. */
async function alone<T>(db: Db, now: Date, work: (trx: Db) => Promise<T>): Promise<T> {
  return asTask(db, 'retention', now, async (trx) => {
    await sql`select pg_advisory_xact_lock(4320)`.execute(trx);
    return work(trx);
  });
}
