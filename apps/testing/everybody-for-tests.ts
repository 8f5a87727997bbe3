import { randomUUID } from 'node:crypto';
import { getDay } from '../../kernel/day.ts';
import {
  AttachmentId,
  type CitizenId,
  type MessageId,
  type ParticipantId,
  type PersonId,
  RoomId,
  type ThreadId,
} from '../../kernel/ids.ts';
import { makeSyntheticNorwegian } from '../../kernel/synthetic-numbers.ts';
import { emergencyContract } from '../../modules/emergency/contract.ts';
import { EmergencyId } from '../../modules/emergency/domain/emergency.ts';
import type { TestRelation, TestRole } from '../../modules/people/server/people-for-tests.ts';
import { hashIdentity } from '../../modules/people/server/public.ts';
import { rightsContract } from '../../modules/rights/contract.ts';
import { RectificationId } from '../../modules/rights/domain/rectification.ts';
import { photoWithPlace, sendPieces, upload } from '../../modules/rooms/server/attachments-for-tests.ts';
import {
  type AresWorld,
  decide,
  newMessage,
  type Somebody,
  startAresWorld,
} from '../../modules/rooms/server/rooms-for-tests.ts';
import { hashToken } from '../../platform/server/session.ts';
import { testKeys } from '../../platform/testing/test-server.ts';
import { modules } from '../server/modules.ts';
import { type AroundPathway, beginPathway } from './around-pathway-for-tests.ts';
import { secretWords, unsentText } from './secrets-for-tests.ts';

/** Everything in and around one room that an endpoint may be asked about. */
export interface Place extends AroundPathway {
  roomId: RoomId;
  citizenId: CitizenId;
  threadId: ThreadId;
  messageId: string;
  /** What Vera wrote for the citizen, who has not confirmed it. */
  toldId: string;
  /** Vera, who takes part. */
  participantId: ParticipantId;
  /** Frida, who has the citizen's yes and has not joined. */
  invitedId: ParticipantId;
  /** Sara, whom the citizen has not answered yet. */
  askedId: ParticipantId;
  /** The link that was made for Frida. */
  token: string;
  organisationId: string;
  roleId: string;
  /** By which somebody close to the citizen is in the room. */
  relatedPersonId: string;
  /** Vera, as a person. */
  personId: PersonId;
  /** The citizen's identity number, by which she is found in an emergency. */
  identityNumber: string;
  /** What a colleague looked at: the one that is open now, and one that has ended. */
  accessId: string;
  endedAccessId: string;
  importId: string;
  /** A picture that the citizen's side has sent, and a text of hers that has arrived and is not finished. */
  attachmentId: AttachmentId;
  unsentId: AttachmentId;
  /** What Ingrid wrote, and what the citizen says of it. */
  openersMessageId: MessageId;
  rectificationId: string;
  /** What Ingrid did in the room, as the citizen's log has it; and her looking, which somebody has asked about. */
  entryId: string;
  questionId: string;
}

/** Every kind of person there is in and around a room. */
export const kinds = [
  'citizen',
  'guardian',
  'opener',
  'participant',
  'relative in the room',
  'invited',
  'asked',
  'withdrawn',
  'expired',
  'left',
  'role ended',
  'colleague',
  'administrator',
  'other organisation',
  'relative',
  'signed out',
  'session ended',
] as const;
export type Kind = (typeof kinds)[number];

/** A room around Are and one around the child Nora, with everybody who is in, was in, may come in or is near. */
export async function gatherEverybody() {
  const world = await startAresWorld({ modules, textsFrom: '26112' });
  const people = await addPeople(world);
  const are = await fillRoom(world, people, { citizen: world.are, citizenId: world.people.are, relation: people.siri });
  const nora = await fillRoom(world, people, {
    citizen: people.guardian,
    citizenId: people.noraId,
    relation: people.kari,
  });
  const tor = await world.as(people.torId, people.torsRole);
  const { id: importId } = await tor.people.startImport({ fileName: 'folk.csv', kind: 'people', file: '' });
  // The next day: Elin's consent has run out, and so have all sessions of before.
  world.server.clock.moveTo('2026-11-07T09:00:00.000Z');
  await world.server.database.asOwner('update practitioner_role set active_until = $1 where id = $2', [
    '2026-11-06',
    people.ragnhildsRole.id,
  ]);
  const emergencies = await openEmergencies(world, { are: world.people.are, nora: people.noraId });
  const cookies = await signEverybodyIn(world, people);
  const places = {
    are: { ...are, ...emergencies.are, importId },
    nora: { ...nora, ...emergencies.nora, importId },
  };
  return { world, cookies, places, placeOf: (kind: Kind): Place => (kind === 'guardian' ? places.nora : places.are) };
}

type People = Awaited<ReturnType<typeof addPeople>>;

async function addPeople({ add, as, organisations, roles, people }: AresWorld) {
  const { municipality, dps, nav } = organisations;
  const practitioner = async (givenName: string, organisation: typeof nav, profession = 'nurse') => {
    const id = await add.addPerson({ givenName, familyName: 'Vik' });
    return { id, role: await add.addRole(id, organisation, profession) };
  };
  const [wenche, elin, lars, ragnhild] = [
    await practitioner('Wenche', nav),
    await practitioner('Elin', nav),
    await practitioner('Lars', nav),
    await practitioner('Ragnhild', nav),
  ];
  const tor = await practitioner('Tor', municipality, 'administrator');
  const outside = await practitioner('Unni', dps);
  const [siriId, kariId, bjornId, groId] = await Promise.all(
    ['Siri', 'Kari', 'Bjørn', 'Gro'].map((givenName) => add.addPerson({ givenName, familyName: 'Solberg' })),
  );
  if (!siriId || !kariId || !bjornId || !groId) throw new Error('Somebody is missing.');
  const noraId = await add.addPerson({ givenName: 'Nora', familyName: 'Solberg', birthDay: '2015-05-01' });
  await add.affiliate(noraId, municipality);
  const groAsGuardian = await add.addRelated(noraId, groId, 'guardian');
  return {
    wenche,
    elin,
    lars,
    ragnhild,
    outside,
    noraId,
    groId,
    groAsGuardian,
    guardian: await as(groId, groAsGuardian),
    siri: { id: siriId, relation: await add.addRelated(people.are, siriId) },
    kari: { id: kariId, relation: await add.addRelated(noraId, kariId) },
    bjorn: { id: bjornId, relation: await add.addRelated(people.are, bjornId) },
    torId: tor.id,
    torsRole: tor.role,
    ragnhildsRole: ragnhild.role,
    sarasRole: roles.sara,
  };
}

/** Odd, who is in no room of theirs, looks at both in an emergency, and has one to Are open now. */
async function openEmergencies({ server, people, roles }: AresWorld, citizens: Record<'are' | 'nora', CitizenId>) {
  const odd = server.client(emergencyContract, await server.signIn(people.stranger, roles.stranger));
  const numberOf = async (citizenId: CitizenId, serial: number) => {
    const number = makeSyntheticNorwegian(getDay(1986, 3, 2), serial);
    await server.database.asOwner(`insert into person_identity values ($1, 'NO', 'synthetic', '\\x00', $2)`, [
      citizenId,
      hashIdentity(testKeys, number),
    ]);
    return number.digits;
  };
  const open = async (identityNumber: string) => {
    const id = EmergencyId.parse(randomUUID());
    const words = 'Funnet bevisstløs hjemme, ambulansen er på vei.';
    await odd.open({ id, country: 'NO', identityNumber, reason: 'life-at-risk', words });
    return id;
  };
  const [aresNumber, norasNumber] = [await numberOf(citizens.are, 90), await numberOf(citizens.nora, 91)];
  const norasId = await open(norasNumber);
  await odd.end({ accessId: norasId });
  const endedAccessId = await open(aresNumber);
  await odd.end({ accessId: endedAccessId });
  return {
    are: { identityNumber: aresNumber, endedAccessId, accessId: await open(aresNumber) },
    nora: { identityNumber: norasNumber, endedAccessId: norasId, accessId: norasId },
  };
}

interface Filling {
  citizen: Somebody;
  citizenId: CitizenId;
  relation: { id: CitizenId; relation: TestRelation };
}

async function fillRoom(
  world: AresWorld,
  people: People,
  { citizen, citizenId, relation }: Filling,
): Promise<Omit<Place, 'importId' | 'identityNumber' | 'accessId' | 'endedAccessId'>> {
  const { ingrid, roles, server } = world;
  const roomId = RoomId.parse(randomUUID());
  await ingrid.rooms.openRoom({ id: roomId, citizenId, purpose: secretWords, circle: [] });
  const opener = (await citizen.rooms.getRoom({ roomId })).participants.find((one) => one.givenName === 'Ingrid');
  if (opener === undefined) throw new Error('The room has no opener.');
  await decide(citizen, { roomId, granteeId: opener.id }, 'give');
  const yes = async (granteeId: ParticipantId, more = {}) => decide(citizen, { roomId, granteeId }, 'give', more);
  const invite = async (role: TestRole) =>
    (await citizen.rooms.invite({ roomId, invitee: { kind: 'practitioner', roleId: role.id, why: 'Kjenner saken' } }))
      .participantId;
  const letIn = async (someone: { id: CitizenId; role: TestRole }, more = {}) => {
    const participantId = await invite(someone.role);
    await yes(participantId, more);
    const client = await world.as(someone.id, someone.role);
    await client.rooms.join({ roomId });
    return { participantId, client };
  };
  const vera = await letIn({ id: world.people.vera, role: roles.vera });
  const wenche = await letIn(people.wenche);
  await decide(citizen, { roomId, granteeId: wenche.participantId }, 'withdraw');
  await letIn(people.elin, { holdsUntil: '2026-11-06' });
  await (await letIn(people.lars)).client.rooms.leave({ roomId });
  await letIn(people.ragnhild);
  const related = await citizen.rooms.invite({
    roomId,
    invitee: { kind: 'related-person', relatedPersonId: relation.relation.id, why: '' },
  });
  await yes(related.participantId);
  await (await world.as(relation.id, relation.relation)).rooms.join({ roomId });
  const invitedId = await invite(roles.frida);
  await yes(invitedId);
  const { token } = await citizen.rooms.renewLink({ roomId, participantId: invitedId });
  const askedId = await invite(people.sarasRole);
  // A question to the professionals, so that there is something to promise; a next step, so that there is something to read.
  const message = newMessage(secretWords, { asks: { of: 'professionals' } });
  const picture = await upload(citizen, roomId, await photoWithPlace(), `${secretWords}.jpg`);
  const attachments = [{ id: picture.id, description: secretWords }];
  await citizen.rooms.sendMessage({ roomId, message: { ...message, attachments } });
  const unsentId = AttachmentId.parse(randomUUID());
  await sendPieces(citizen, { roomId, attachmentId: unsentId }, unsentText, 'brev.txt');
  await ingrid.rooms.askContact({ roomId, participantId: vera.participantId });
  await ingrid.rooms.setNextStep({ roomId, nextStep: { what: 'Samtale', with: 'Vera', why: secretWords, when: null } });
  // Something that is not right, beside which it says so.
  const openers = newMessage('Vi ses');
  await ingrid.rooms.sendMessage({ roomId, message: openers });
  const rectificationId = RectificationId.parse(randomUUID());
  const target = { kind: 'message', roomId, messageId: openers.id } as const;
  await server
    .client(rightsContract, citizen.cookie)
    .askRectification({ id: rectificationId, target, words: secretWords });
  const told = newMessage(secretWords, { threadId: message.threadId, toldBy: 'phone' });
  await vera.client.rooms.sendMessage({ roomId, message: told });
  if (server.faults.length > 0) throw new Error('The room could not be filled.', { cause: server.faults[0] });
  return {
    roomId,
    citizenId,
    threadId: message.threadId,
    messageId: message.id,
    attachmentId: picture.id,
    unsentId,
    toldId: told.id,
    participantId: vera.participantId,
    invitedId,
    askedId,
    token,
    organisationId: world.organisations.nav,
    roleId: roles.vera.id,
    relatedPersonId: relation.relation.id,
    personId: world.people.vera,
    openersMessageId: openers.id,
    rectificationId,
    ...(await beginPathway(world, { roomId, citizenId, citizen, vera })),
    ...(await askWhy(world, { roomId, citizenId, askedBy: relation === people.kari ? people.groId : citizenId })),
  };
}

/** Somebody on the citizen's side has asked why Ingrid opened the room; about the rest nobody has asked. */
async function askWhy(
  { server, people, organisations }: AresWorld,
  asked: { roomId: RoomId; citizenId: CitizenId; askedBy: CitizenId },
): Promise<Pick<Place, 'entryId' | 'questionId'>> {
  const entries = await server.database.asOwner<{ id: string }>(
    'select id from audit_entry where citizen_id = $1 and place_id = $2 and person_id = $3 order by id',
    [asked.citizenId, asked.roomId, people.ingrid],
  );
  const [first, second] = entries;
  if (first === undefined || second === undefined) throw new Error('Ingrid has left no trace.');
  const questionId = randomUUID();
  const now = server.clock.now();
  await server.database.asOwner(
    `insert into why_question (id, citizen_id, entry_id, organisation_id, asked_by, asked_at, words, due_at)
     values ($1, $2, $3, $4, $5, $6::timestamptz, '', $6::timestamptz + interval '14 days')`,
    [questionId, asked.citizenId, first.id, organisations.municipality, asked.askedBy, now],
  );
  // As the citizen knows it: by its number among her own.
  const [{ count } = { count: '0' }] = await server.database.asOwner<{ count: string }>(
    'select count(*) from audit_entry where citizen_id = $1 and id <= $2',
    [asked.citizenId, second.id],
  );
  return { entryId: count, questionId };
}

async function signEverybodyIn(world: AresWorld, people: People): Promise<Record<Kind, string | undefined>> {
  const { server, roles, people: known } = world;
  const ended = await server.signIn(known.vera, roles.vera);
  const token = ended.slice('tillit='.length);
  await server.database.asOwner(`update session set revoked_at = $2 where token_hash = decode($1, 'hex')`, [
    hashToken(token),
    server.clock.now(),
  ]);
  return {
    citizen: await server.signIn(known.are),
    guardian: await server.signIn(people.groId, people.groAsGuardian),
    opener: await server.signIn(known.ingrid, roles.ingrid),
    participant: await server.signIn(known.vera, roles.vera),
    'relative in the room': await server.signIn(people.siri.id, people.siri.relation),
    invited: await server.signIn(known.frida, roles.frida),
    asked: await server.signIn(known.sara, roles.sara),
    withdrawn: await server.signIn(people.wenche.id, people.wenche.role),
    expired: await server.signIn(people.elin.id, people.elin.role),
    left: await server.signIn(people.lars.id, people.lars.role),
    'role ended': await server.signIn(people.ragnhild.id, people.ragnhild.role),
    colleague: await server.signIn(known.stranger, roles.stranger),
    administrator: await server.signIn(people.torId, people.torsRole),
    'other organisation': await server.signIn(people.outside.id, people.outside.role),
    relative: await server.signIn(people.bjorn.id, people.bjorn.relation),
    'signed out': undefined,
    'session ended': ended,
  };
}
