import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { auditContract } from '../contract.ts';
import { findEntries, findMyCitizen } from './entry-store.ts';

const pageSize = 50;
const api = implement(auditContract).$context<RequestContext>().use(inUnit);

export const auditRoutes = api.router({
  listEntries: api.listEntries.handler(async ({ input, context: { unit }, errors }) => {
    const citizenId = await findMyCitizen(unit.db);
    // An empty list would say that nobody has looked.
    if (citizenId === undefined) throw errors['other-role-needed']();
    const found = await findEntries(unit.db, { ...input, citizenId, me: unit.me.personId, limit: pageSize + 1 });
    const { acting } = unit.me;
    unit.trace({
      citizenId,
      placeId: input.place,
      ...(acting.kind === 'related-person' ? { basis: 'guardian', basisId: acting.relatedPersonId } : { basis: 'own' }),
    });
    return { entries: found.slice(0, pageSize), more: found.length > pageSize };
  }),
});
