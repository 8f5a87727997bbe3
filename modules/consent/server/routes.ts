import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { settle } from '../../../platform/server/settle.ts';
import { consentContract } from '../contract.ts';
import { getHistory } from './get-history.ts';
import { type ConsentListener, recordDecision } from './record-decision.ts';

const api = implement(consentContract).$context<RequestContext>().use(inUnit);

/** The endpoints, with whoever reacts to a decision in its transaction. */
export function consentRoutes(listeners: readonly ConsentListener[]) {
  return api.router({
    getHistory: api.getHistory.handler(async ({ input, context: { unit }, errors }) =>
      settle(await getHistory(unit, input), errors),
    ),

    decide: api.decide.handler(async ({ input, context: { unit }, errors }) => {
      const { now, change } = settle(await recordDecision(unit, input), errors);
      if (change !== undefined) for (const listener of listeners) await listener(unit, change);
      return now;
    }),
  });
}
