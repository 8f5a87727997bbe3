import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { agreementsContract } from '../contract.ts';
import { countMine, listMine, listOfRoom } from './read-agreements.ts';
import { takeStep } from './take-step.ts';
import { write } from './write-agreement.ts';

const os = implement(agreementsContract).$context<RequestContext>().use(inUnit);

export const agreementsRoutes = () =>
  os.router({
    write: os.write.handler(({ context: { unit }, input, errors }) => write(unit, input, errors)),
    listOfRoom: os.listOfRoom.handler(({ context: { unit }, input, errors }) => listOfRoom(unit, input.roomId, errors)),
    takeStep: os.takeStep.handler(({ context: { unit }, input, errors }) => takeStep(unit, input, errors)),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
    countMine: os.countMine.handler(({ context: { unit } }) => countMine(unit)),
  });
