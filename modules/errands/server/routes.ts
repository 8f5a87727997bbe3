import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { errandsContract } from '../contract.ts';
import { ask } from './ask-errand.ts';
import { countRelays, noteRelay, takeBackRelay } from './note-relay.ts';
import { countMine, listMine, listOfRoom } from './read-errands.ts';
import { takeStep } from './take-step.ts';

const os = implement(errandsContract).$context<RequestContext>().use(inUnit);

export const errandsRoutes = () =>
  os.router({
    ask: os.ask.handler(({ context: { unit }, input, errors }) => ask(unit, input, errors)),
    listOfRoom: os.listOfRoom.handler(({ context: { unit }, input, errors }) => listOfRoom(unit, input.roomId, errors)),
    takeStep: os.takeStep.handler(({ context: { unit }, input, errors }) => takeStep(unit, input, errors)),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
    countMine: os.countMine.handler(({ context: { unit } }) => countMine(unit)),
    noteRelay: os.noteRelay.handler(({ context: { unit }, input, errors }) => noteRelay(unit, input, errors)),
    takeBackRelay: os.takeBackRelay.handler(({ context: { unit }, input, errors }) =>
      takeBackRelay(unit, input, errors),
    ),
    countRelays: os.countRelays.handler(({ context: { unit }, input }) => countRelays(unit, input.month)),
  });
