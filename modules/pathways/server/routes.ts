import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { pathwaysContract } from '../contract.ts';
import { countByWeek, listHanging } from './read-hanging.ts';
import { countLost, getHistory, listMine, listOfRoom } from './read-pathways.ts';
import { type PathwayListener, refer, takeStep } from './take-step.ts';

const os = implement(pathwaysContract).$context<RequestContext>().use(inUnit);

export const pathwaysRoutes = (listeners: readonly PathwayListener[] = []) =>
  os.router({
    refer: os.refer.handler(({ context: { unit }, input, errors }) => refer(unit, input, errors, listeners)),
    listPathways: os.listPathways.handler(({ context: { unit }, input, errors }) =>
      listOfRoom(unit, input.roomId, errors),
    ),
    getHistory: os.getHistory.handler(({ context: { unit }, input, errors }) =>
      getHistory(unit, input.pathwayId, errors),
    ),
    takeStep: os.takeStep.handler(({ context: { unit }, input, errors }) => takeStep(unit, input, errors, listeners)),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
    listHanging: os.listHanging.handler(({ context: { unit } }) => listHanging(unit)),
    countByWeek: os.countByWeek.handler(({ context: { unit } }) => countByWeek(unit)),
    countLost: os.countLost.handler(({ context: { unit } }) => countLost(unit)),
  });
