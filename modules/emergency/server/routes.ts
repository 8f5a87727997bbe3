import type { ServerParts } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { emergencyContract } from '../contract.ts';
import { listAboutMe, markRead } from './about-me.ts';
import { findLiving } from './emergency-store.ts';
import { end, look } from './look.ts';
import { open } from './open.ts';
import { listToReview, review } from './review.ts';

const os = implement(emergencyContract).$context<RequestContext>().use(inUnit);

export function emergencyRoutes({ keys }: ServerParts) {
  return os.router({
    open: os.open.handler(({ context: { unit }, input, errors }) => open(unit, keys, input, errors)),
    findOpen: os.findOpen.handler(async ({ context: { unit } }) => (await findLiving(unit.db)) ?? null),
    look: os.look.handler(({ context: { unit }, input, errors }) => look(unit, input.accessId, errors)),
    end: os.end.handler(({ context: { unit }, input, errors }) => end(unit, input.accessId, errors)),
    listAboutMe: os.listAboutMe.handler(({ context: { unit }, errors }) => listAboutMe(unit, errors)),
    markRead: os.markRead.handler(({ context: { unit }, input, errors }) => markRead(unit, input.accessId, errors)),
    listToReview: os.listToReview.handler(({ context: { unit } }) => listToReview(unit)),
    review: os.review.handler(({ context: { unit }, input, errors }) => review(unit, input, errors)),
  });
}
