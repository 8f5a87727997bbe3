import { z } from 'zod';
import { CitizenId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { TalkAge } from './age-of-talk.ts';
import { EncounterId, TalkHow, TalkKind } from './encounter.ts';

const Talk = z.object({
  /** Null until I have begun to write; the appointment says which it is then. */
  encounterId: EncounterId.nullable(),
  appointmentId: AppointmentId.nullable(),
  roomId: RoomId,
  citizenId: CitizenId,
  citizenName: z.string(),
  kind: TalkKind,
  how: TalkHow,
  startedAt: Instant,
  minutes: z.int(),
});

/** A talk of mine that is over and has no note. */
export const UnwrittenTalk = Talk.extend({ age: TalkAge });
export type UnwrittenTalk = z.infer<typeof UnwrittenTalk>;

/** The same, or the one that I have next. */
export const TalkOfMine = Talk.extend({ age: z.enum(['ahead', ...TalkAge.options]) });
export type TalkOfMine = z.infer<typeof TalkOfMine>;
