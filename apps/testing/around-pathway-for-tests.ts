import { randomUUID } from 'node:crypto';
import { getDay } from '../../kernel/day.ts';
import type { CitizenId, ParticipantId, RoomId } from '../../kernel/ids.ts';
import { agreementsContract } from '../../modules/agreements/contract.ts';
import { AgreementId } from '../../modules/agreements/domain/agreement.ts';
import { braveStepsContract } from '../../modules/brave-steps/contract.ts';
import { BraveStepId } from '../../modules/brave-steps/domain/brave-step.ts';
import { calendarContract } from '../../modules/calendar/contract.ts';
import { AppointmentId } from '../../modules/calendar/domain/appointment.ts';
import { Proposal } from '../../modules/calendar/domain/appointment-action.ts';
import { careTeamContract } from '../../modules/care-team/contract.ts';
import { encountersContract } from '../../modules/encounters/contract.ts';
import { EncounterId } from '../../modules/encounters/domain/encounter.ts';
import { errandsContract } from '../../modules/errands/contract.ts';
import { ErrandId } from '../../modules/errands/domain/errand.ts';
import { pathwaysContract } from '../../modules/pathways/contract.ts';
import { NextContact, PathwayId } from '../../modules/pathways/domain/pathway.ts';
import { permissionCardsContract } from '../../modules/permission-cards/contract.ts';
import { CardId, type CardTerms } from '../../modules/permission-cards/domain/permission-card.ts';
import type { AresWorld, Somebody } from '../../modules/rooms/server/rooms-for-tests.ts';
import { storyContract } from '../../modules/story/contract.ts';
import { ChapterId, VersionId } from '../../modules/story/domain/chapter.ts';
import { LineId } from '../../modules/story/domain/memory-line.ts';
import { transitionsContract } from '../../modules/transitions/contract.ts';
import type { HandoverId } from '../../modules/transitions/domain/handover.ts';
import { KeptSubjectId } from '../../modules/transitions/domain/kept-subject.ts';
import { LineId as AgendaLineId } from '../../modules/transitions/domain/line.ts';
import { secretSubject, secretWords } from './secrets-for-tests.ts';

/** What grows in a room around a pathway, that an endpoint may be asked about. */
export interface AroundPathway {
  /** Ingrid holds it, Vera receives. */
  pathwayId: PathwayId;
  /** What the citizen tells Vera alone, and what Vera wrote to remember her by. */
  chapterId: ChapterId;
  versionId: VersionId;
  lineId: LineId;
  /** That one may text Ingrid, as she says. */
  cardId: CardId;
  /** What Ingrid promises the citizen. */
  agreementId: AgreementId;
  /** What the citizen will do next, and how hard it feels. */
  braveStepId: BraveStepId;
  /** What the citizen has asked Ingrid to find out, and that she had to pass something on herself. */
  errandId: ErrandId;
  relayId: string;
  /** Its card, a line of its agenda, and what the citizen does not want to talk about. */
  handoverId: HandoverId;
  agendaLineId: AgendaLineId;
  subjectId: KeptSubjectId;
  /** Ingrid has proposed it for the citizen, herself and Vera, and for somebody without an account. */
  appointmentId: AppointmentId;
  partyId: string;
  /** Ingrid has talked with the citizen and signed what of; and Vera, who has not signed it yet. */
  encounterId: EncounterId;
  unsignedId: EncounterId;
}

interface Given {
  roomId: RoomId;
  citizenId: CitizenId;
  citizen: Somebody;
  vera: { participantId: ParticipantId; client: Somebody };
}

/** Ingrid refers the citizen, and all that comes with it: a permission, the first meeting, and her story. */
export async function beginPathway(world: AresWorld, given: Given): Promise<AroundPathway> {
  const { roomId, vera } = given;
  await addWordOfHers(world, given);
  return {
    pathwayId: await addPathway(world, { roomId, receiver: vera.client }),
    cardId: await addCard(world, roomId),
    agreementId: await addAgreement(world, roomId),
    braveStepId: await addBraveStep(world, given),
    ...(await addErrand(world, given)),
    ...(await prepareMeeting(world, given)),
    ...(await addStory(world, given)),
    ...(await addAppointment(world, given)),
    ...(await addTalks(world, given)),
  };
}

/** Ingrid has referred the citizen to NAV, where Vera receives her; Ingrid holds it. */
async function addPathway(
  { server, ingrid, organisations }: AresWorld,
  { roomId, receiver }: { roomId: RoomId; receiver: Somebody },
): Promise<PathwayId> {
  const pathwayId = PathwayId.parse(randomUUID());
  const next = NextContact.parse({ day: '2026-11-20', what: secretWords });
  await server.client(pathwaysContract, ingrid.cookie).refer({
    roomId,
    id: pathwayId,
    organisationId: organisations.nav,
    why: secretWords,
    intake: { help: secretWords },
    next,
  });
  const step = { kind: 'accepted' } as const;
  await server.client(pathwaysContract, receiver.cookie).takeStep({ pathwayId, id: randomUUID(), step });
  return pathwayId;
}

/** The citizen has told Vera alone one chapter, and Vera has written down a line. */
async function addStory(
  { server, ingrid }: AresWorld,
  { roomId, citizen, vera }: Given,
): Promise<Pick<AroundPathway, 'chapterId' | 'versionId' | 'lineId'>> {
  const [chapterId, versionId] = [ChapterId.parse(randomUUID()), VersionId.parse(randomUUID())];
  const lineId = LineId.parse(randomUUID());
  const story = server.client(storyContract, citizen.cookie);
  const words = { topic: 'matters-most', title: '', text: secretWords } as const;
  await story.writeChapter({ chapterId, versionId, basedOn: null, ...words });
  const to = { kind: 'participant', participantId: vera.participantId } as const;
  await story.releaseChapter({ id: randomUUID(), chapterId, roomId, to });
  const veras = server.client(storyContract, vera.client.cookie);
  await veras.markRead({ roomId, chapterId, versionId });
  await veras.writeLine({ roomId, id: lineId, text: secretWords });
  // And one that everybody in the room may read.
  const { id: sharedId } = await server
    .client(storyContract, ingrid.cookie)
    .writeLine({ roomId, id: LineId.parse(randomUUID()), text: secretWords });
  await story.shareLine({ roomId, lineId: sharedId });
  return { chapterId, versionId, lineId };
}

/** The citizen says that Ingrid is one of hers, and that she would rather not say whether she has somebody. */
async function addWordOfHers({ server, roles }: AresWorld, { citizen }: Given): Promise<void> {
  const careTeam = server.client(careTeamContract, citizen.cookie);
  await careTeam.sayMine({ roleId: roles.ingrid.id, isMine: true });
  await careTeam.answerTrust({ answer: 'rather-not' });
}

/** Ingrid has said that the citizen may text her. */
async function addCard({ server, ingrid }: AresWorld, roomId: RoomId): Promise<CardId> {
  const id = CardId.parse(randomUUID());
  const terms: CardTerms = {
    kind: 'text',
    words: secretWords,
    from: getDay(2026, 11, 20),
    until: null,
    pathwayId: null,
  };
  await server.client(permissionCardsContract, ingrid.cookie).give({ roomId, id, terms });
  return id;
}

/** Ingrid promises something. */
async function addAgreement({ server, ingrid, roles }: AresWorld, roomId: RoomId): Promise<AgreementId> {
  const id = AgreementId.parse(randomUUID());
  const due = { kind: 'day', day: getDay(2026, 11, 20) } as const;
  const terms = { what: secretWords, owner: roles.ingrid.id, to: 'citizen', due } as const;
  await server.client(agreementsContract, ingrid.cookie).write({ roomId, id, terms });
  return id;
}

/** The citizen writes her next step, and how hard it feels. */
async function addBraveStep({ server }: AresWorld, { roomId, citizen }: Given): Promise<BraveStepId> {
  const id = BraveStepId.parse(randomUUID());
  await server.client(braveStepsContract, citizen.cookie).write({ roomId, id, what: secretWords, hard: 9 });
  return id;
}

/** The citizen asks for something, and notes that she had to pass something on. */
async function addErrand(
  { server }: AresWorld,
  { roomId, citizen }: Given,
): Promise<Pick<AroundPathway, 'errandId' | 'relayId'>> {
  const [errandId, relayId] = [ErrandId.parse(randomUUID()), randomUUID()];
  const citizens = server.client(errandsContract, citizen.cookie);
  await citizens.ask({ roomId, id: errandId, what: secretWords });
  await citizens.noteRelay({ roomId, id: relayId });
  return { errandId, relayId };
}

/** A card has opened with the referral; the citizen has said what they may talk about, and what not. */
async function prepareMeeting(
  { server, ingrid }: AresWorld,
  { roomId, citizen }: { roomId: RoomId; citizen: Somebody },
): Promise<Pick<AroundPathway, 'handoverId' | 'agendaLineId' | 'subjectId'>> {
  const citizens = server.client(transitionsContract, citizen.cookie);
  const [card] = await citizens.listHandovers({ roomId });
  if (card === undefined) throw new Error('No card has opened.');
  const handoverId = card.id;
  const agendaLineId = AgendaLineId.parse(randomUUID());
  const subjectId = KeptSubjectId.parse(randomUUID());
  await citizens.addLine({ handoverId, id: agendaLineId, text: secretWords });
  await citizens.keepSubject({ handoverId, id: subjectId, text: secretSubject });
  await server
    .client(transitionsContract, ingrid.cookie)
    .addLine({ handoverId, id: AgendaLineId.parse(randomUUID()), text: secretSubject });
  // As if it were after the meeting already: what the citizen says instead of a line.
  await server.database.asOwner(
    `insert into handover_correction (id, line_id, room_id, citizen_id, text, plain, by_person, at)
     select $1, l.id, l.room_id, l.citizen_id, $2, $2, l.citizen_id, l.at from handover_line l where l.id = $3`,
    [randomUUID(), secretWords, agendaLineId],
  );
  return { handoverId, agendaLineId, subjectId };
}

/** Ingrid proposes times, Vera is in it too; somebody without an account has a link, and Vera has written into her own calendar. */
async function addAppointment(
  { server, ingrid, roles, people }: AresWorld,
  { roomId, citizenId, vera }: Given,
): Promise<Pick<AroundPathway, 'appointmentId' | 'partyId'>> {
  const [appointmentId, partyId] = [AppointmentId.parse(randomUUID()), randomUUID()];
  // On days of its own for each citizen, since nobody's time is taken twice.
  const days = citizenId === people.are ? ['10', '11'] : ['12', '13'];
  const options = days.map((day) => `2026-11-${day}T08:00:00.000Z`);
  const proposal = Proposal.parse({
    appointmentKind: 'first-meeting',
    what: secretWords,
    place: { kind: 'place', words: secretWords },
    minutes: 30,
    parties: [
      { kind: 'citizen', id: citizenId },
      { kind: 'practitioner', id: roles.ingrid.id, needed: true },
      { kind: 'practitioner', id: roles.vera.id, needed: true },
      { kind: 'outside', id: partyId, needed: true, name: secretWords, contact: '' },
    ],
    options,
    dependsOn: null,
  });
  const client = server.client(calendarContract, ingrid.cookie);
  await client.propose({ roomId, id: appointmentId, proposal });
  await client.makeLink({ appointmentId, partyId });
  const [startsAt, endsAt] = proposal.options;
  if (startsAt === undefined || endsAt === undefined) throw new Error('There are no times.');
  await server
    .client(calendarContract, vera.client.cookie)
    .addBusyPeriod({ id: randomUUID(), startsAt, endsAt, words: 'Kurs' });
  return { appointmentId, partyId };
}

/** Ingrid talked with the citizen and signed it; Vera did, and is writing. */
async function addTalks(
  { server, ingrid }: AresWorld,
  { roomId, vera }: Given,
): Promise<Pick<AroundPathway, 'encounterId' | 'unsignedId'>> {
  const [encounterId, unsignedId] = [EncounterId.parse(randomUUID()), EncounterId.parse(randomUUID())];
  const of = { kind: 'without', talk: 'ad-hoc', how: 'phone', minutes: 10 } as const;
  const note = { kind: 'ad-hoc', talked: secretWords, agreed: secretWords } as const;
  const ingrids = server.client(encountersContract, ingrid.cookie);
  await ingrids.beginTalk({ roomId, id: encounterId, of });
  await ingrids.takeEncounterStep({ encounterId, id: randomUUID(), wish: { kind: 'sign', note } });
  const veras = server.client(encountersContract, vera.client.cookie);
  await veras.beginTalk({ roomId, id: unsignedId, of });
  await veras.saveDraft({ encounterId: unsignedId, draft: { ...note, talked: secretWords } });
  return { encounterId, unsignedId };
}
