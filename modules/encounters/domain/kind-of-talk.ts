import type { AppointmentKind, Place } from '../../calendar/domain/appointment.ts';
import type { TalkHow, TalkKind } from './encounter.ts';

/** What kind of talk an appointment is, until whoever writes says otherwise. */
export function kindOfTalk(kind: AppointmentKind): TalkKind {
  if (kind === 'first-meeting') return 'intake';
  return kind === 'call' ? 'ad-hoc' : 'conversation';
}

export function howOfTalk({ kind }: Place): TalkHow {
  return kind === 'place' ? 'in-person' : kind;
}
