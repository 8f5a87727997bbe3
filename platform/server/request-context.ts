import { implement, os } from '@orpc/server';
import type { EndpointMeta } from '../contract/endpoint.ts';
import type { SecurityNote } from './security-log.ts';
import type { Unit } from './unit.ts';

/** What a handler is given before its transaction is open. */
export interface RequestContext {
  /** Opens the one transaction of this request, in the name of whoever holds the session. */
  openUnit<T>(meta: EndpointMeta, work: (unit: Unit) => Promise<T>): Promise<T>;
  /** What the security log will say of it. */
  note: SecurityNote;
}

/**
 * The middleware of every route: what the handler reads, writes, traces and announces becomes one transaction.
 * A refusal or a fault rolls all of it back.
 */
export const inUnit = os
  .$context<RequestContext>()
  .$meta<EndpointMeta>({ audit: { untraced: 'set by the contract' }, who: 'signed-in' })
  .middleware(({ context, procedure, next }) =>
    context.openUnit(procedure['~orpc'].meta, async (unit) => next({ context: { unit } })),
  );

export { implement };
