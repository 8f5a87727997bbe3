import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { settle } from '../../../platform/server/settle.ts';
import { consentContract } from '../contract.ts';
import { type BlockListener, listMyBlocks, setBlock } from './block.ts';
import { getHistory } from './get-history.ts';
import { type ConsentListener, recordDecision } from './record-decision.ts';

const api = implement(consentContract).$context<RequestContext>().use(inUnit);

/** The endpoints, with whoever reacts to a decision or a block in its transaction. */
export function consentRoutes(listeners: readonly ConsentListener[], blockListeners: readonly BlockListener[]) {
  return api.router({
    getHistory: api.getHistory.handler(async ({ input, context: { unit }, errors }) =>
      settle(await getHistory(unit, input), errors),
    ),

    decide: api.decide.handler(async ({ input, context: { unit }, errors }) => {
      const { now, change } = settle(await recordDecision(unit, input), errors);
      // What opens something has been asked for above.
      unit.requireFresh(false);
      if (change === undefined) return now;
      for (const listener of listeners) {
        const refused = await listener(unit, change);
        if (refused !== undefined) throw errors[refused]();
      }
      return now;
    }),

    listBlocks: api.listBlocks.handler(async ({ context: { unit }, errors }) =>
      settle(await listMyBlocks(unit), errors),
    ),

    block: api.block.handler(async ({ input, context: { unit }, errors }) => {
      const { done, blocked } = settle(await setBlock(unit, input.personId, 'blocked'), errors);
      if (blocked !== undefined) for (const listener of blockListeners) await listener(unit, blocked);
      return { done };
    }),

    liftBlock: api.liftBlock.handler(async ({ input, context: { unit }, errors }) => {
      const { done } = settle(await setBlock(unit, input.personId, 'lifted'), errors);
      return { done };
    }),
  });
}
