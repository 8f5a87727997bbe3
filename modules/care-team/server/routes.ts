import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { settle } from '../../../platform/server/settle.ts';
import { careTeamContract } from '../contract.ts';
import { tellCoverage } from '../domain/care-team.ts';
import { countCoverage } from './care-team-store.ts';
import { readCareTeam } from './read-care-team.ts';
import { answerTrust, sayMine } from './say-of-my-people.ts';

const os = implement(careTeamContract).$context<RequestContext>().use(inUnit);

export const careTeamRoutes = () =>
  os.router({
    getCareTeam: os.getCareTeam.handler(async ({ context: { unit }, errors }) =>
      settle(await readCareTeam(unit), errors),
    ),
    sayMine: os.sayMine.handler(async ({ context: { unit }, input, errors }) =>
      settle(await sayMine(unit, input), errors),
    ),
    answerTrust: os.answerTrust.handler(async ({ context: { unit }, input, errors }) =>
      settle(await answerTrust(unit, input.answer), errors),
    ),
    getCoverage: os.getCoverage.handler(async ({ context: { unit } }) => tellCoverage(await countCoverage(unit.db))),
  });
