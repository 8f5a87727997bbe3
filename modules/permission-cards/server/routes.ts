import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { permissionCardsContract } from '../contract.ts';
import { givePermission } from './give-permission.ts';
import { listMine, listOfRoom } from './read-cards.ts';
import { takeBack } from './take-back.ts';

const os = implement(permissionCardsContract).$context<RequestContext>().use(inUnit);

export const permissionCardsRoutes = () =>
  os.router({
    give: os.give.handler(({ context: { unit }, input, errors }) => givePermission(unit, input, errors)),
    listOfRoom: os.listOfRoom.handler(({ context: { unit }, input, errors }) => listOfRoom(unit, input.roomId, errors)),
    takeBack: os.takeBack.handler(({ context: { unit }, input, errors }) => takeBack(unit, input, errors)),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
  });
