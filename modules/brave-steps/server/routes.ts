import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { braveStepsContract } from '../contract.ts';
import { countMine, listMine, listOfRoom } from './read-steps.ts';
import { sayHowHard } from './say-how-hard.ts';
import { takeStep } from './take-step.ts';
import { write } from './write-step.ts';

const os = implement(braveStepsContract).$context<RequestContext>().use(inUnit);

export const braveStepsRoutes = () =>
  os.router({
    write: os.write.handler(({ context: { unit }, input, errors }) => write(unit, input, errors)),
    listOfRoom: os.listOfRoom.handler(({ context: { unit }, input, errors }) => listOfRoom(unit, input.roomId, errors)),
    takeStep: os.takeStep.handler(({ context: { unit }, input, errors }) => takeStep(unit, input, errors)),
    sayHowHard: os.sayHowHard.handler(({ context: { unit }, input, errors }) => sayHowHard(unit, input, errors)),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
    countMine: os.countMine.handler(({ context: { unit } }) => countMine(unit)),
  });
