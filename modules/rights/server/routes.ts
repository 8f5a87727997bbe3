import type { AboutMePart } from '../../../platform/server/about-me.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { rightsContract } from '../contract.ts';
import { schemaOfFile } from './describe-file.ts';
import { exportEverything } from './export-everything.ts';

const api = implement(rightsContract).$context<RequestContext>().use(inUnit);

export function rightsRoutes(parts: readonly AboutMePart[]) {
  const schema = schemaOfFile(parts);
  return api.router({
    exportEverything: api.exportEverything.handler(({ context: { unit } }) => exportEverything(unit, parts)),
    getExportSchema: api.getExportSchema.handler(() => schema),
  });
}
