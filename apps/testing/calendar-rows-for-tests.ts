import { randomUUID } from 'node:crypto';
import {
  citizenSide,
  hidden,
  inside,
  onlyPractitioners,
  practitioners,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';
import type { Place } from './everybody-for-tests.ts';

const room = ({ roomId }: Place) => ({ roomId });
const window = { from: '2026-11-09T00:00:00.000Z', until: '2026-11-13T00:00:00.000Z' };

/** Who may what with appointments and calendars. */
export const calendarRows: Readonly<Record<string, Row>> = {
  'calendar.propose': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ roomId, citizenId, roleId }) => ({
      roomId,
      id: randomUUID(),
      proposal: {
        appointmentKind: 'talk',
        what: 'Samtale',
        place: { kind: 'phone', words: '' },
        minutes: 30,
        parties: [
          { kind: 'citizen', id: citizenId },
          { kind: 'practitioner', id: roleId, needed: true },
        ],
        options: ['2026-11-16T09:00:00.000Z', '2026-11-17T09:00:00.000Z'],
        dependsOn: null,
      },
    }),
  },
  'calendar.listAppointments': { allowed: inside, ...hidden, input: room },
  // Whose each of the others is: modules/calendar/server/access.test.ts.
  'calendar.takeStep': {
    allowed: [...citizenSide, ...practitionersIn],
    refused: { 'not-your-word': ['relative in the room'] },
    ...hidden,
    input: ({ appointmentId }) => ({ appointmentId, id: randomUUID(), wish: { kind: 'cancel', words: '' } }),
  },
  'calendar.listParties': { allowed: inside, ...hidden, input: room },
  'calendar.findTimes': {
    allowed: inside,
    ...hidden,
    input: ({ roomId, roleId }) => ({ roomId, roleIds: roleId, minutes: 30, ...window }),
  },
  'calendar.getFreeBusy': {
    allowed: inside,
    ...hidden,
    input: ({ roomId, roleId }) => ({ roomId, roleId, ...window }),
  },
  'calendar.listMine': { allowed: practitioners, ...onlyPractitioners, input: () => window },
  'calendar.listBusyPeriods': { allowed: practitioners, ...onlyPractitioners, input: () => window },
  'calendar.addBusyPeriod': {
    allowed: practitioners.filter((kind) => kind !== 'role ended'),
    ...onlyPractitioners,
    input: () => ({ id: randomUUID(), startsAt: window.from, endsAt: window.until, words: 'Kurs' }),
  },
  'calendar.removeBusyPeriod': { allowed: practitioners, ...onlyPractitioners, input: () => ({ id: randomUUID() }) },
  'calendar.makeLink': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ appointmentId, partyId }) => ({ appointmentId, partyId }),
  },
  // The link alone decides, with a session or without: modules/calendar/server/appointments.test.ts.
  'calendar.openLink': { allowed: [], ...hidden, withoutSession: 'not-found', input: ({ token }) => ({ token }) },
  'calendar.answerLink': {
    allowed: [],
    ...hidden,
    withoutSession: 'not-found',
    input: ({ token }) => ({ token, id: randomUUID(), answer: 'yes' }),
  },
};
