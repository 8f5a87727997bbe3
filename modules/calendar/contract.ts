import { z } from 'zod';
import { PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { AppointmentId, AppointmentState, Place } from './domain/appointment.ts';
import { AppointmentWish, Proposal } from './domain/appointment-action.ts';

const Named = z.object({ partyId: z.uuid(), name: z.string(), organisation: z.string(), isHere: z.boolean() });

/** An appointment as its screens show it: what its history says now, with the names of those who are in it. */
export const Appointment = AppointmentState.extend({
  people: z.array(Named),
  ownerName: z.string(),
  /** Who has asked for the move that waits for an answer. */
  moveAskedByName: z.string(),
});
export type Appointment = z.infer<typeof Appointment>;

const PossibleParty = z.object({
  kind: z.enum(['citizen', 'practitioner', 'related-person']),
  id: z.uuid(),
  name: z.string(),
  organisation: z.string(),
});
export type PossibleParty = z.infer<typeof PossibleParty>;

const BusyTime = z.object({ startsAt: Instant, endsAt: Instant });
const window = { from: Instant, until: Instant };
const Token = z.string().min(1).max(200);
const untraced = { untraced: 'whoever opens a link has no name here; what she answers stands in the history' };
const own = { untraced: 'one’s own calendar, nothing of a citizen' };

/** What the page behind a link says: when, where, who; never what it is about. */
export const LinkedAppointment = z.object({
  /** The time that is asked about, or that is booked. */
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  place: Place,
  arrangedBy: z.string(),
  organisation: z.string(),
  citizenGivenName: z.string(),
  name: z.string(),
  /** What waits for her answer: a time that the citizen has chosen, or another time than the one booked. */
  asks: z.enum(['nothing', 'time', 'move']),
  booked: z.boolean(),
});
export type LinkedAppointment = z.infer<typeof LinkedAppointment>;

const stepErrors = {
  'room-is-closed': { status: 409 },
  'step-does-not-fit': { status: 409 },
  'time-is-taken': { status: 409 },
  'move-is-pending': { status: 409 },
  'appointments-have-changed': { status: 409 },
  'citizen-chooses-first': { status: 403 },
  'not-your-word': { status: 403 },
  'arranger-needed': { status: 403 },
  'time-has-passed': { status: 422 },
  'time-is-too-far': { status: 422 },
  'words-needed': { status: 422 },
} as const;

export const calendarContract = {
  /** Proposes two to five times; each is held in the calendar of every practitioner who takes part. Sent again it is the same. */
  propose: endpoint({ audit: 'calendar.appointment-proposed', who: 'practitioner' })
    .route({ method: 'POST', path: '/rooms/{roomId}/appointments', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: AppointmentId, proposal: Proposal }))
    .errors({
      'room-is-closed': { status: 409 },
      'time-is-taken': { status: 409 },
      'party-unknown': { status: 422 },
      'time-has-passed': { status: 422 },
      'time-is-too-far': { status: 422 },
    })
    .output(Appointment),

  /** The appointments of a room: those ahead first, the next one before all. */
  listAppointments: endpoint({ audit: 'calendar.appointments-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/appointments' })
    .input(z.object({ roomId: RoomId }))
    .output(z.array(Appointment)),

  /** One thing somebody wants with an appointment. The id makes a retry harmless. */
  takeStep: endpoint({ audit: 'calendar.appointment-changed', who: 'signed-in' })
    .route({ method: 'POST', path: '/appointments/{appointmentId}/steps' })
    .input(z.object({ appointmentId: AppointmentId, id: z.uuid(), wish: AppointmentWish }))
    .errors(stepErrors)
    .output(Appointment),

  /** Those in the room who may take part in an appointment, with the ids by which they do. */
  listParties: endpoint({ audit: 'calendar.appointments-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/appointment-parties' })
    .input(z.object({ roomId: RoomId }))
    .output(z.array(PossibleParty)),

  /** Times at which everybody who is asked about is free, in the next four weeks at most. Nobody learns what takes the others. */
  findTimes: endpoint({ audit: 'calendar.times-looked-for', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/times' })
    .input(
      z.object({
        roomId: RoomId,
        roleIds: z.union([PractitionerRoleId.transform((id) => [id]), z.array(PractitionerRoleId).max(12)]).optional(),
        minutes: z.coerce.number().int().min(5).max(480),
        ...window,
      }),
    )
    .errors({ 'window-is-too-long': { status: 422 } })
    .output(z.array(Instant)),

  /** When somebody in the room is taken: free or busy, and nothing else (FHIR Slot). */
  getFreeBusy: endpoint({ audit: 'calendar.times-looked-for', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/free-busy/{roleId}' })
    .input(z.object({ roomId: RoomId, roleId: PractitionerRoleId, ...window }))
    .errors({ 'window-is-too-long': { status: 422 } })
    .output(z.array(BusyTime)),

  /** My own calendar: the appointments that take my time, in the rooms where I am. */
  listMine: endpoint({ audit: 'calendar.appointments-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/calendar' })
    .input(z.object(window))
    .output(z.array(Appointment.extend({ citizenName: z.string() }))),

  listBusyPeriods: endpoint({ audit: own, who: 'practitioner' })
    .route({ method: 'GET', path: '/calendar/busy' })
    .input(z.object(window))
    .output(z.array(BusyTime.extend({ id: z.uuid(), words: z.string() }))),

  addBusyPeriod: endpoint({ audit: own, who: 'practitioner' })
    .route({ method: 'POST', path: '/calendar/busy', successStatus: 201 })
    .input(BusyTime.extend({ id: z.uuid(), words: z.string().trim().max(100) }))
    .errors({ 'ends-before-it-starts': { status: 422 } }),

  removeBusyPeriod: endpoint({ audit: own, who: 'practitioner' })
    .route({ method: 'DELETE', path: '/calendar/busy/{id}' })
    .input(z.object({ id: z.uuid() })),

  /** The way in for somebody without an account; a former link of hers ends. Shown once: only its hash is kept. */
  makeLink: endpoint({ audit: 'calendar.link-made', who: 'practitioner' })
    .route({ method: 'POST', path: '/appointments/{appointmentId}/parties/{partyId}/link' })
    .input(z.object({ appointmentId: AppointmentId, partyId: z.uuid() }))
    .errors({ 'room-is-closed': { status: 409 }, 'arranger-needed': { status: 403 } })
    .output(z.object({ token: z.string(), expiresOn: z.iso.date() })),

  /** By POST, so that the secret stands in no address. */
  openLink: endpoint({ audit: untraced, who: 'anybody' })
    .route({ method: 'POST', path: '/appointment-link' })
    .input(z.object({ token: Token }))
    .output(LinkedAppointment),

  answerLink: endpoint({ audit: untraced, who: 'anybody' })
    .route({ method: 'POST', path: '/appointment-link/answer' })
    .input(z.object({ token: Token, id: z.uuid(), answer: z.enum(['yes', 'no']) }))
    .errors({
      'step-does-not-fit': { status: 409 },
      'appointments-have-changed': { status: 409 },
      'time-has-passed': { status: 422 },
    })
    .output(LinkedAppointment),
};

export type CalendarContract = typeof calendarContract;
