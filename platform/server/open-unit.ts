import { ORPCError } from '@orpc/server';
import type { RawBuilder } from 'kysely';
import type { EndpointMeta } from '../contract/endpoint.ts';
import { beginRequest, readMe } from './begin-request.ts';
import type { Clock } from './clock.ts';
import { type BegunRow, type Db, inTransaction, type LastWrite } from './database.ts';
import { isFresh } from './fresh-electronic-id.ts';
import { numberHints, type StoredHint, storingHints } from './outbox.ts';
import type { Hint, Me, Trace, Unit } from './unit.ts';

/** Gives the statement that writes the trace of a request, in the request's own transaction; the audit module does. */
export type RecordTrace = (event: string, traces: readonly Trace[]) => RawBuilder<unknown> | undefined;

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
    if (meta.fresh === 'always') refuseStale(me, now);
    const answer = await work({
      db,
      me,
      now,
      clock: parts.clock,
      trace: book.trace,
      announce: book.announce,
      requireFresh: (opens) => {
        book.saidWhetherItOpens = true;
        if (opens) refuseStale(me, now);
      },
      writeAtEnd: book.writeAtEnd,
    });
    refuseForgottenTrace(meta, book);
    refuseForgottenFreshness(meta, book);
    return answer;
  };
  const result = await inTransaction(parts.db, beginRequest(tokenHash, now), fill, () => [
    ...book.writes.map((statement) => ({ statement })),
    ...writesOfTraces(parts, meta, book),
    ...writesOfHints(now, book.hints, (stored) => {
      announced = stored;
    }),
  ]);
  if (announced.length > 0) parts.publish(announced);
  return result;
}

/** What a request leaves behind, collected while it works. */
class Book {
  readonly traces: Trace[] = [];
  readonly hints: Hint[] = [];
  readonly writes: RawBuilder<unknown>[] = [];
  wasTraced = false;
  saidWhetherItOpens = false;

  readonly trace = (...traces: Trace[]): void => {
    this.wasTraced = true;
    this.traces.push(...traces);
  };

  readonly announce = (...hints: Hint[]): void => {
    this.hints.push(...hints);
  };

  readonly writeAtEnd = (statement: RawBuilder<unknown>): void => {
    this.writes.push(statement);
  };
}

/** An endpoint that has forgotten to say whose data it touched is a fault, and changes nothing. */
function refuseForgottenTrace(meta: EndpointMeta, book: Book): void {
  if (typeof meta.audit !== 'string' || book.wasTraced) return;
  throw new Error(`The endpoint of ${meta.audit} must say whose data it touched.`);
}

/** The contract and the handler must say the same, or one of them has forgotten the other. */
function refuseForgottenFreshness({ audit, fresh }: EndpointMeta, { saidWhetherItOpens }: Book): void {
  if ((fresh === 'when-it-opens') === saidWhetherItOpens) return;
  const name = typeof audit === 'string' ? audit : 'an untraced endpoint';
  throw new Error(
    saidWhetherItOpens
      ? `The contract of ${name} must say that it may ask for a fresh electronic ID.`
      : `The endpoint of ${name} must say whether it opens something.`,
  );
}

function writesOfTraces(parts: UnitParts, meta: EndpointMeta, { traces }: Book): LastWrite[] {
  if (typeof meta.audit !== 'string' || traces.length === 0) return [];
  const statement = parts.recordTrace(meta.audit, traces);
  return statement === undefined ? [] : [{ statement }];
}

function writesOfHints(now: Date, hints: readonly Hint[], stored: (hints: StoredHint[]) => void): LastWrite[] {
  if (hints.length === 0) return [];
  return [{ statement: storingHints(now, hints), answered: (rows) => stored(numberHints(now, hints, rows)) }];
}

function refuseOtherRoles(meta: EndpointMeta, me: Me): void {
  const open = meta.who === 'signed-in' || meta.who === me.acting.kind;
  if (!open) throw new ORPCError('other-role-needed', { status: 403 });
}

function refuseStale(me: Me, now: Date): void {
  if (!isFresh(me.electronicIdAt, now)) throw new ORPCError('fresh-sign-in-needed', { status: 403 });
}

function notSignedIn(): Error {
  return new ORPCError('not-signed-in', { status: 401 });
}
