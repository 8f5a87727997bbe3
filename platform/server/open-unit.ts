import { ORPCError } from '@orpc/server';
import type { EndpointMeta } from '../contract/endpoint.ts';
import { beginRequest, readMe } from './begin-request.ts';
import type { Clock } from './clock.ts';
import { type Db, inTransaction } from './database.ts';
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
  let announced: StoredHint[] = [];
  const result = await inTransaction(parts.db, beginRequest(tokenHash, now), async (db, begun) => {
    const me = readMe(begun);
    if (me === undefined) throw notSignedIn();
    refuseOtherRoles(meta, me);
    const book: { traces: Trace[]; traced: boolean; hints: Hint[] } = { traces: [], traced: false, hints: [] };
    const unit: Unit = {
      db,
      me,
      now,
      clock: parts.clock,
      trace: (...traces) => {
        book.traced = true;
        book.traces.push(...traces);
      },
      announce: (...hints) => {
        book.hints.push(...hints);
      },
    };
    const answer = await work(unit);
    if (typeof meta.audit === 'string') {
      if (!book.traced) throw new Error(`The endpoint of ${meta.audit} must say whose data it touched.`);
      if (book.traces.length > 0) await parts.recordTrace(unit, meta.audit, book.traces);
    }
    if (book.hints.length > 0) announced = await storeHints(db, now, book.hints);
    return answer;
  });
  if (announced.length > 0) parts.publish(announced);
  return result;
}

function refuseOtherRoles(meta: EndpointMeta, me: Me): void {
  const open = meta.who === 'signed-in' || meta.who === me.acting.kind;
  if (!open) throw new ORPCError('other-role-needed', { status: 403 });
}

function notSignedIn(): Error {
  return new ORPCError('not-signed-in', { status: 401 });
}
