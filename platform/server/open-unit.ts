import { ORPCError } from '@orpc/server';
import type { EndpointMeta } from '../contract/endpoint.ts';
import { beginRequest, readMe } from './begin-request.ts';
import type { Clock } from './clock.ts';
import { type BegunRow, type Db, inTransaction } from './database.ts';
import { type StoredHint, storeHints } from './outbox.ts';
import type { Hint, Me, Trace, Unit } from './unit.ts';

/** Writes the trace of a request; the audit module does, in the request's own transaction. */
export type RecordTrace = (unit: Unit, event: string, traces: readonly Trace[]) => Promise<void>;

export interface UnitParts {
  db: Db;
  clock: Clock;
  recordTrace: RecordTrace;
  publish: (hints: readonly StoredHint[]) => void;
}

/** Opens a unit for the holder of a session token; without a living session it is refused as not signed in. */
export async function openUnit<T>(
  parts: UnitParts,
  tokenHash: string | undefined,
  meta: EndpointMeta,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  if (tokenHash === undefined) throw notSignedIn();
  const now = parts.clock.now();
  const book = new Book();
  let announced: StoredHint[] = [];
  const fill = async (db: Db, begun: BegunRow | undefined) => {
    const me = readMe(begun);
    if (me === undefined) throw notSignedIn();
    refuseOtherRoles(meta, me);
    book.unit = { db, me, now, clock: parts.clock, trace: book.trace, announce: book.announce };
    const answer = await work(book.unit);
    refuseForgottenTrace(meta, book);
    return answer;
  };
  const result = await inTransaction(parts.db, beginRequest(tokenHash, now), fill, (db) => [
    recordTraces(parts, meta, book),
    storeHints(db, now, book.hints).then((hints) => {
      announced = hints;
    }),
  ]);
  if (announced.length > 0) parts.publish(announced);
  return result;
}

/** What a request leaves behind, collected while it works. */
class Book {
  readonly traces: Trace[] = [];
  readonly hints: Hint[] = [];
  wasTraced = false;
  unit: Unit | undefined;

  readonly trace = (...traces: Trace[]): void => {
    this.wasTraced = true;
    this.traces.push(...traces);
  };

  readonly announce = (...hints: Hint[]): void => {
    this.hints.push(...hints);
  };
}

/** An endpoint that has forgotten to say whose data it touched is a fault, and changes nothing. */
function refuseForgottenTrace(meta: EndpointMeta, book: Book): void {
  if (typeof meta.audit !== 'string' || book.wasTraced) return;
  throw new Error(`The endpoint of ${meta.audit} must say whose data it touched.`);
}

async function recordTraces(parts: UnitParts, meta: EndpointMeta, book: Book): Promise<void> {
  if (typeof meta.audit !== 'string' || book.unit === undefined || book.traces.length === 0) return;
  await parts.recordTrace(book.unit, meta.audit, book.traces);
}

function refuseOtherRoles(meta: EndpointMeta, me: Me): void {
  const open = meta.who === 'signed-in' || meta.who === me.acting.kind;
  if (!open) throw new ORPCError('other-role-needed', { status: 403 });
}

function notSignedIn(): Error {
  return new ORPCError('not-signed-in', { status: 401 });
}
