import { CitizenId, OrganisationId, ParticipantId, RoomId, ThreadId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import type { Participant, RoomSummary, Thread, Waiting } from '../../modules/rooms/domain/room.ts';

/** Rooms in the shape of the server's answer, for the tests of the homes. */
export const instant = (text: string): Instant => Instant.parse(new Date(text).toISOString());
let last = 0;
const uuid = () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;
export const monday = instant('2026-11-02T08:00:00Z');

export function participant(given: Partial<Participant> & { givenName: string }): Participant {
  return {
    id: ParticipantId.parse(uuid()),
    kind: 'practitioner',
    familyName: 'Haugen',
    profession: 'psychologist',
    organisation: { id: OrganisationId.parse(uuid()), name: 'Askøy kommune' },
    why: '',
    joinedAt: monday,
    consent: { state: 'given', seesFrom: null, holdsUntil: null, since: monday },
    isContact: false,
    isMe: false,
    ...given,
  };
}

export function citizen(given: Partial<Participant> = {}): Participant {
  const own = { kind: 'citizen', familyName: 'Solberg', profession: '', organisation: null, consent: null } as const;
  return participant({ givenName: 'Are', ...own, ...given });
}

export function thread(subject: string | null, waiting: Partial<Waiting> | null): Thread {
  const asked = { on: 'professionals', participantId: null, since: monday, dueAt: null, answerBy: null } as const;
  return {
    id: ThreadId.parse(uuid()),
    subject,
    openedAt: monday,
    lastMessageAt: monday,
    waiting: waiting === null ? null : { ...asked, answerByParticipantId: null, isOnMe: false, ...waiting },
    resolvedAt: null,
    unread: 0,
  };
}

export function room(given: Partial<RoomSummary> = {}): RoomSummary {
  const { participants = [citizen({ isMe: true }), participant({ givenName: 'Ingrid', isContact: true })] } = given;
  return {
    id: RoomId.parse(uuid()),
    citizen: { id: CitizenId.parse(uuid()), givenName: 'Are', familyName: 'Solberg' },
    iAmCitizen: true,
    contactAsked: null,
    purpose: 'Finne veien videre sammen',
    openedAt: monday,
    closedAt: null,
    nextStep: null,
    unread: 0,
    lastMessageAt: null,
    standing: 'in',
    ...given,
    participants,
    waiting: (given.waiting ?? []).map((one) => ({ ...one, waiting: named(one.waiting, participants) })),
  };
}

/** The server puts the name of whoever holds the overview on what waits on the professionals. */
function named(waiting: Waiting | null, participants: readonly Participant[]): Waiting | null {
  if (waiting === null || waiting.on !== 'professionals') return waiting;
  const holder = participants.find(({ isContact }) => isContact)?.id ?? null;
  return { ...waiting, participantId: waiting.participantId ?? waiting.answerByParticipantId ?? holder };
}
