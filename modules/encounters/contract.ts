import { z } from 'zod';
import { RoomId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { AppointmentId } from '../calendar/domain/appointment.ts';
import { TalkAge } from './domain/age-of-talk.ts';
import { BeforeTalk } from './domain/before-talk.ts';
import { Encounter, EncounterId, NoteWords, TalkHow, TalkKind } from './domain/encounter.ts';
import { EncounterWish } from './domain/encounter-step.ts';
import { TalkOfMine } from './domain/my-talks.ts';

const talk = z.object({ encounterId: EncounterId });
const unsent = { untraced: "one's own unsigned words" };

/** One's own talk with what one has not signed yet, so that it can be gone on with on another device. */
export const MyTalk = Encounter.extend({ draft: NoteWords.nullable() });
export type MyTalk = z.infer<typeof MyTalk>;

export const encountersContract = {
  /** Before the talk: who she is, what holds, and what was not done, as far as I may know it. */
  getBeforeTalk: endpoint({ audit: 'encounters.before-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/rooms/{roomId}/before' })
    .input(z.object({ roomId: RoomId, appointmentId: AppointmentId.optional() }))
    .output(BeforeTalk),

  /** The talk that I have next, if any, and those of mine that are over and have no note, the oldest first. */
  listMine: endpoint({ audit: 'encounters.talks-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/encounters/mine' })
    .output(z.array(TalkOfMine)),

  /** How many talks of my organisation have no note, by age: numbers, nobody's name; nothing where too few work there. */
  countUnwritten: endpoint({ audit: { untraced: 'numbers alone, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/encounters/unwritten' })
    .output(z.array(z.object({ age: TalkAge, talks: z.int() }))),

  /** The signed notes of a room that I may read, the latest talk first. */
  listNotes: endpoint({ audit: 'encounters.notes-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/encounters' })
    .input(z.object({ roomId: RoomId }))
    .output(z.array(Encounter)),

  /** Begins the note of a talk: of an appointment of mine that is over, or of one without. The same talk again is the same. */
  beginTalk: endpoint({ audit: 'encounters.talk-begun', who: 'practitioner' })
    .route({ method: 'POST', path: '/rooms/{roomId}/encounters', successStatus: 201 })
    .input(
      z.object({
        roomId: RoomId,
        id: EncounterId,
        of: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('appointment'), appointmentId: AppointmentId }),
          z.object({
            kind: z.literal('without'),
            talk: TalkKind,
            how: TalkHow,
            minutes: z.int().min(1).max(480),
          }),
        ]),
      }),
    )
    .errors({ 'room-is-closed': { status: 409 }, 'talk-is-not-over': { status: 409 } })
    .output(Encounter),

  /** A talk of mine, to write its note. */
  getMyTalk: endpoint({ audit: 'encounters.notes-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/encounters/{encounterId}' })
    .input(talk)
    .output(MyTalk),

  /** Keeps what is being written; empty words forget it. */
  saveDraft: endpoint({ audit: unsent, who: 'practitioner' })
    .route({ method: 'PUT', path: '/encounters/{encounterId}/draft' })
    .input(talk.extend({ draft: NoteWords }))
    .errors({ 'room-is-closed': { status: 409 } })
    .output(z.object({ done: z.literal(true) })),

  /** Signs a note, corrects it by a new version, or says that there was no talk. The id makes a retry harmless. */
  takeEncounterStep: endpoint({ audit: 'encounters.note-written', who: 'practitioner' })
    .route({ method: 'POST', path: '/encounters/{encounterId}/steps' })
    .input(talk.extend({ id: z.uuid(), wish: EncounterWish }))
    .errors({
      'room-is-closed': { status: 409 },
      'step-does-not-fit': { status: 409 },
      'words-needed': { status: 422 },
    })
    .output(Encounter),
};

export type EncountersContract = typeof encountersContract;
