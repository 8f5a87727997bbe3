import type { ServerParts } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { calendarContract } from '../contract.ts';
import { answerLink, makeLink, openLink } from './answer-by-link.ts';
import type { AppointmentListener } from './appointment-news.ts';
import { addBusyPeriod, listBusyPeriods, removeBusyPeriod } from './busy-periods.ts';
import { listParties } from './list-parties.ts';
import { propose } from './propose.ts';
import { findFreeTimes, getFreeBusy, listMine, listOfRoom } from './read-appointments.ts';
import { takeStep } from './take-step.ts';

const bare = implement(calendarContract).$context<RequestContext>();
const os = bare.use(inUnit);

export const calendarRoutes = (parts: ServerParts, listeners: readonly AppointmentListener[] = []) =>
  bare.router({
    propose: os.propose.handler(({ context: { unit }, input, errors }) => propose(unit, input, errors)),
    listAppointments: os.listAppointments.handler(({ context: { unit }, input, errors }) =>
      listOfRoom(unit, input.roomId, errors),
    ),
    takeStep: os.takeStep.handler(({ context: { unit }, input, errors }) => takeStep(unit, input, errors, listeners)),
    listParties: os.listParties.handler(({ context: { unit }, input, errors }) =>
      listParties(unit, input.roomId, errors),
    ),
    findTimes: os.findTimes.handler(({ context: { unit }, input, errors }) => findFreeTimes(unit, input, errors)),
    getFreeBusy: os.getFreeBusy.handler(({ context: { unit }, input, errors }) => getFreeBusy(unit, input, errors)),
    listMine: os.listMine.handler(({ context: { unit }, input }) => listMine(unit, input)),
    listBusyPeriods: os.listBusyPeriods.handler(({ context: { unit }, input }) => listBusyPeriods(unit, input)),
    addBusyPeriod: os.addBusyPeriod.handler(({ context: { unit }, input, errors }) =>
      addBusyPeriod(unit, input, errors),
    ),
    removeBusyPeriod: os.removeBusyPeriod.handler(({ context: { unit }, input }) => removeBusyPeriod(unit, input)),
    makeLink: os.makeLink.handler(({ context: { unit }, input, errors }) => makeLink(unit, input, errors)),
    // Whoever comes by a link is nobody yet: no session, a task of its own.
    openLink: bare.openLink.handler(({ input, errors }) => openLink(parts, input.token, errors)),
    answerLink: bare.answerLink.handler(({ input, errors }) => answerLink(parts, input, errors, listeners)),
  });
