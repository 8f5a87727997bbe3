import type { ParticipantId, RoomId, ThreadId } from '../../kernel/ids.ts';
import type { NextStep, Participant, RoomSummary, Thread, Waiting } from '../../modules/rooms/domain/room.ts';

/** Somebody as the homes name her. */
export interface Someone {
  participantId: ParticipantId;
  givenName: string;
  familyName: string;
  profession: string;
  organisation: string | null;
}

/** A thread that waits: on whom, since when, and until when an answer is promised. */
export interface WaitingLine {
  roomId: RoomId;
  threadId: ThreadId;
  subject: string | null;
  citizen: string;
  since: string;
  /** The day somebody named herself, or the moment her organisation's promise ends; none if nothing is promised. */
  due: string | null;
  on: Someone | null;
  waiting: Waiting;
  room: RoomSummary;
}

export interface PersonAtHome extends Someone {
  roomId: RoomId;
  isCitizen: boolean;
  holdsOverview: boolean;
  hasJoined: boolean;
  mayBeAsked: boolean;
}

/** A yes or no that only the citizen's side can give: to a room at all, or to one more in it. */
export interface OpenDecision extends Someone {
  roomId: RoomId;
  to: 'room' | 'participant';
}

export interface CitizenHome {
  next: (NextStep & { roomId: RoomId })[];
  /** Who has the overview of rooms in which nothing is planned. */
  holders: Someone[];
  decisions: OpenDecision[];
  people: PersonAtHome[];
  waitingOnMe: WaitingLine[];
  waitingForAnswer: WaitingLine[];
  invited: RoomSummary[];
}

export interface WorkerHome {
  waitingOnMe: WaitingLine[];
  waitingOnOthers: WaitingLine[];
  invited: RoomSummary[];
  prepared: RoomSummary[];
  unread: RoomSummary[];
}

/** What a citizen, or somebody close to her, meets first: the people, what happens next, and what waits. */
export function presentCitizenHome(rooms: readonly RoomSummary[]): CitizenHome {
  const open = rooms.filter((room) => room.closedAt === null);
  const mine = open.filter((room) => room.standing === 'in');
  const waiting = mine.flatMap(waitingIn);
  return {
    next: mine.flatMap((room) => (room.nextStep === null ? [] : [{ ...room.nextStep, roomId: room.id }])),
    holders: mine.flatMap((room) => (room.nextStep === null ? holdersOf(room) : [])),
    decisions: open.filter((room) => room.iAmCitizen).flatMap(decisionsIn),
    people: peopleOf(mine),
    waitingOnMe: waiting.filter((line) => line.isOnMe).sort(byDue),
    waitingForAnswer: waiting.filter((line) => !line.isOnMe).sort(byDue),
    invited: open.filter((room) => room.standing === 'invited' && !room.iAmCitizen),
  };
}

/** What a practitioner meets first: who waits on her, the soonest promise first. */
export function presentWorkerHome(rooms: readonly RoomSummary[]): WorkerHome {
  const open = rooms.filter((room) => room.closedAt === null);
  const mine = open.filter((room) => room.standing === 'in');
  const waiting = mine.flatMap(waitingIn);
  return {
    waitingOnMe: waiting.filter((line) => line.isOnMe).sort(byDue),
    waitingOnOthers: waiting.filter((line) => !line.isOnMe).sort(byDue),
    invited: open.filter((room) => room.standing === 'invited'),
    prepared: open.filter((room) => room.standing === 'prepared'),
    unread: mine.filter((room) => room.unread > 0).sort(lastWrittenFirst),
  };
}

export interface RoomLists {
  open: RoomSummary[];
  notYet: RoomSummary[];
  closed: RoomSummary[];
}

/** All my rooms: those I am in, those that wait for a yes, and the closed ones, each the last written in first. */
export function presentRoomLists(rooms: readonly RoomSummary[]): RoomLists {
  const sorted = rooms.toSorted(lastWrittenFirst);
  const open = sorted.filter((room) => room.closedAt === null);
  return {
    open: open.filter((room) => room.standing === 'in'),
    notYet: open.filter((room) => room.standing !== 'in'),
    closed: sorted.filter((room) => room.closedAt !== null),
  };
}

export function fullName({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`.trim();
}

function waitingIn(room: RoomSummary): (WaitingLine & { isOnMe: boolean })[] {
  return room.waiting.flatMap((thread) => {
    const line = waitingLine(room, thread);
    return line === undefined ? [] : [line];
  });
}

function waitingLine(room: RoomSummary, { id: threadId, subject, waiting }: Thread) {
  if (waiting === null) return undefined;
  const named =
    waiting.on === 'citizen' ? citizenOf(room) : room.participants.find(({ id }) => id === waiting.participantId);
  return {
    roomId: room.id,
    threadId,
    subject,
    citizen: fullName(room.citizen),
    since: waiting.since,
    due: waiting.answerBy ?? waiting.dueAt,
    on: named === undefined ? null : someone(named),
    waiting,
    room,
    isOnMe: waiting.isOnMe,
  };
}

/** The citizen of a room that I may decide in: who has been asked about, the one who opened the room first. */
function decisionsIn(room: RoomSummary): OpenDecision[] {
  return room.participants
    .filter((participant) => participant.consent?.state === 'asked')
    .sort((a, b) => Number(b.isContact) - Number(a.isContact))
    .map((asked) => ({ ...someone(asked), roomId: room.id, to: asked.isContact ? 'room' : 'participant' }));
}

function peopleOf(rooms: readonly RoomSummary[]): PersonAtHome[] {
  const people = new Map<string, PersonAtHome>();
  for (const room of rooms) {
    for (const participant of room.participants.filter((one) => isWithMe(room, one))) {
      const { givenName, familyName, profession, organisation } = participant;
      const key = [givenName, familyName, profession, organisation?.id].join('|');
      const before = people.get(key);
      if (before?.holdsOverview === true) continue;
      if (before !== undefined && !participant.isContact) continue;
      people.set(key, personAtHome(room, participant));
    }
  }
  return [...people.values()].sort((a, b) => Number(b.holdsOverview) - Number(a.holdsOverview));
}

/** Not I myself, nor the citizen whom I stand in for, nor somebody who has no yes. */
function isWithMe(room: RoomSummary, { isMe, kind, consent }: Participant): boolean {
  if (isMe || (kind === 'citizen' && room.iAmCitizen)) return false;
  return consent === null || consent.state === 'given';
}

function personAtHome(room: RoomSummary, participant: Participant): PersonAtHome {
  const hasJoined = participant.joinedAt !== null || participant.kind === 'citizen';
  return {
    ...someone(participant),
    roomId: room.id,
    isCitizen: participant.kind === 'citizen',
    holdsOverview: participant.isContact,
    hasJoined,
    mayBeAsked: hasJoined,
  };
}

function holdersOf(room: RoomSummary): Someone[] {
  return room.participants.filter((one) => one.isContact && one.consent?.state === 'given' && !one.isMe).map(someone);
}

function citizenOf(room: RoomSummary): Participant | undefined {
  return room.participants.find((participant) => participant.kind === 'citizen');
}

function someone({ id, givenName, familyName, profession, organisation }: Participant): Someone {
  return { participantId: id, givenName, familyName, profession, organisation: organisation?.name ?? null };
}

/** A day counts as its end, so that it comes after every moment of it; what has no promise comes last, the oldest first. */
function byDue(a: WaitingLine, b: WaitingLine): number {
  const [dueA, dueB] = [dueKey(a), dueKey(b)];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return a.since < b.since ? -1 : 1;
}

function dueKey({ due }: WaitingLine): string {
  if (due === null) return '9999';
  return due.length === 10 ? `${due}T24` : due;
}

function lastWrittenFirst(a: RoomSummary, b: RoomSummary): number {
  const [lastA, lastB] = [a.lastMessageAt ?? a.openedAt, b.lastMessageAt ?? b.openedAt];
  if (lastA === lastB) return 0;
  return lastA < lastB ? 1 : -1;
}
