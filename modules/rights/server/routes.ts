import type { AboutMePart } from '../../../platform/server/about-me.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { settle } from '../../../platform/server/settle.ts';
import { rightsContract } from '../contract.ts';
import { schemaOfFile } from './describe-file.ts';
import { exportEverything } from './export-everything.ts';
import { listKnownBy } from './rectification-store.ts';
import { askRectification, giveAnswer, listRectifications } from './rectify.ts';
import { forecastMine, setRetention } from './set-retention.ts';
import { findMyCitizen } from './whose-side-store.ts';

const api = implement(rightsContract).$context<RequestContext>().use(inUnit);

export function rightsRoutes(parts: readonly AboutMePart[]) {
  const schema = schemaOfFile(parts);
  return api.router({
    exportEverything: api.exportEverything.handler(({ context: { unit } }) => exportEverything(unit, parts)),
    getExportSchema: api.getExportSchema.handler(() => schema),

    listRectifications: api.listRectifications.handler(({ input, context: { unit } }) =>
      listRectifications(unit, input),
    ),

    listKnownBy: api.listKnownBy.handler(async ({ context: { unit }, errors }) => {
      const citizenId = await findMyCitizen(unit.db);
      if (citizenId === undefined) throw errors['other-role-needed']();
      return listKnownBy(unit.db, citizenId);
    }),

    askRectification: api.askRectification.handler(async ({ input, context: { unit }, errors }) =>
      settle(await askRectification(unit, input), errors),
    ),

    answerRectification: api.answerRectification.handler(async ({ input, context: { unit }, errors }) =>
      settle(await giveAnswer(unit, input), errors),
    ),

    forecastRetention: api.forecastRetention.handler(async ({ context: { unit }, errors }) =>
      settle(await forecastMine(unit), errors),
    ),

    setRetention: api.setRetention.handler(async ({ input, context: { unit }, errors }) =>
      settle(await setRetention(unit, input), errors),
    ),
  });
}
