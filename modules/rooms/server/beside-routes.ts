import type { ServerParts } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { roomsContract } from '../contract.ts';
import { askForCodeBeside, confirmPhoneBesideHer } from './confirm-beside.ts';

const os = implement(roomsContract).$context<RequestContext>().use(inUnit);

/** The number of a citizen who stands beside a practitioner. */
export const besideRoutes = (parts: ServerParts) => ({
  askForCodeBeside: os.askForCodeBeside.handler(({ context, input, errors }) =>
    askForCodeBeside(context.unit, parts, input, errors),
  ),
  confirmPhoneBeside: os.confirmPhoneBeside.handler(({ context, input, errors }) =>
    confirmPhoneBesideHer(context.unit, parts, input, errors),
  ),
});
