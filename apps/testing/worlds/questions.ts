import { accessTable } from '../access-table-for-tests.ts';
import type { Place } from '../everybody-for-tests.ts';
import { endpoints } from '../gather-for-tests.ts';
import { messageId, roomId, searched, threadId } from './act.ts';
import { busyTimes, calendarWindow } from './acts/calendar.ts';
import { type Name, organisationId, relationId, roleId } from './cast.ts';
import { anyId, isOwnId } from './draw-id.ts';
import { numbersOf } from './numbers.ts';
import type { RoomName, World } from './world.ts';

/** What may be asked in a world. The words of `asked` are the same in both of a pair, and no other question has them. */
export interface Question {
  asked: string;
  endpointName: string;
  spot: Spot;
  input: object;
}

/** Where an endpoint may be asked about something: what one knows, and what one can't. */
const spots = ['main', 'hidden', 'other', 'pers'] as const;
export type Spot = (typeof spots)[number];
/** Whose seat is asked about there. */
const someoneAt = { main: 'vera', hidden: 'wenche', other: 'odd', pers: 'unni' } as const satisfies Record<Spot, Name>;

// Questions by POST, because what is asked must not stand in an address.
const readsByPost = new Set([
  'people.findPractitioners',
  'people.findCitizens',
  'rooms.search',
  'rooms.openInvitation',
  'rights.exportEverything',
  'calendar.openLink',
]);

const isReading = ({ endpoint, name }: (typeof endpoints)[number]) =>
  endpoint.method === 'GET' || readsByPost.has(name);
// How many talks of an organisation have no note its people may know; it counts all worlds at once, also what is somebody's secret in
// another one, as a talk elsewhere that is over. What it tells and to whom: modules/encounters/server/encounters.test.ts.
const ofAllWorlds = new Set(['encounters.countUnwritten']);
const reads = endpoints.filter((each) => isReading(each) && !ofAllWorlds.has(each.name));
// What changes her own means is tried after all else: whoever takes the overview is shown who was asked. In another role she
// would be somebody else, and without her other sessions she could not look tomorrow, so that is not tried.
const endings = new Set([
  'rooms.acceptContact',
  'rooms.leave',
  'rooms.closeRoom',
  'rooms.endRelation',
  'consent.decide',
]);
const untried = new Set(['people.switchRole', 'people.endOtherSessions']);
const writes = endpoints.filter((each) => !isReading(each) && !endings.has(each.name) && !untried.has(each.name));
const lastWrites = endpoints.filter(({ name }) => endings.has(name));

/** What each endpoint is asked, as in the table of who may what; a search is for words that stand in every message. */
function inputOf(endpointName: string, place: Place, world: World): object {
  if (endpointName === 'rooms.search') return { text: searched };
  if (endpointName === 'people.findCitizens') return { text: `solberg${world.key}` };
  // A browser is one person's at a time, in all worlds.
  if (endpointName === 'people.addPushSubscription')
    return { endpoint: `https://push.example/${world.key}`, keys: { p256dh: 'k', auth: 'a' } };
  const calendarInput = inCalendar(endpointName, place, world);
  if (calendarInput !== undefined) return calendarInput;
  if (endpointName === 'transitions.countHandovers') return { month: world.days[0].slice(0, 7), span: 'month' };
  if (endpointName === 'errands.countRelays') return { month: world.days[0].slice(0, 7) };
  const row = accessTable[endpointName];
  if (row === undefined) throw new Error(`${endpointName} has no row in the table of who may what.`);
  return row.input(place);
}

/** Of Ingrid's time, in the days of the world. */
function inCalendar(endpointName: string, { roomId, citizenId }: Place, world: World): object | undefined {
  const [ingrids, window] = [roleId(world.key, 'ingrid'), calendarWindow(world)];
  switch (endpointName) {
    case 'calendar.listMine':
    case 'calendar.listBusyPeriods':
      return window;
    case 'calendar.findTimes':
      return { roomId, roleIds: ingrids, minutes: 30, ...window };
    case 'calendar.getFreeBusy':
      return { roomId, roleId: ingrids, ...window };
    case 'calendar.propose':
      return {
        roomId,
        id: world.id('appointment tried', roomId),
        proposal: {
          appointmentKind: 'talk',
          what: 'Samtale',
          place: { kind: 'phone', words: '' },
          minutes: 30,
          parties: [
            { kind: 'citizen', id: citizenId },
            { kind: 'practitioner', id: ingrids, needed: true },
          ],
          options: busyTimes(world),
          dependsOn: null,
        },
      };
    default:
      return undefined;
  }
}

/** `known` is the world in which the secrets are so: its ids are tried in the other one, too. */
function placeOf(world: World, known: World, spot: Spot): Place {
  const room: RoomName = spot === 'hidden' ? 'main' : spot;
  const thread = spot === 'hidden' ? hiddenThreadOf(known) : 0;
  const guest = (name: Name) => (spot === 'main' ? world : known).participant(room, name);
  return {
    roomId: roomId(world, room),
    citizenId: world.id('person', room === 'pers' ? 'per' : 'are'),
    threadId: threadId(world, room, thread),
    messageId: messageId(world, room, 2),
    participantId: guest(someoneAt[spot]),
    invitedId: spot === 'hidden' ? guest('lars') : guest('frida'),
    askedId: spot === 'hidden' ? guest('wenche') : guest('siri'),
    token: 'no-such-link',
    organisationId: organisationId('nav'),
    roleId: roleId(world.key, 'vera'),
    relatedPersonId: relationId(world.key, 'siri'),
    identityNumber: numbersOf(world.key).identity,
    importId: world.id('import'),
    personId: known.id('person', someoneAt[spot]),
    entryId: '1',
    questionId: known.id(`question ${spot}`),
    accessId: known.id(`access ${spot}`),
    endedAccessId: known.id(`ended access ${spot}`),
    attachmentId: known.id(`attachment ${spot}`),
    unsentId: known.id(`unsent ${spot}`),
    openersMessageId: messageId(world, room, 1),
    toldId: messageId(world, room, 2),
    rectificationId: known.id(`rectification ${spot}`),
    pathwayId: known.id(`pathway ${spot}`),
    cardId: known.id(`card ${spot}`),
    agreementId: known.id(`agreement ${spot}`),
    braveStepId: known.id(`brave step ${spot}`),
    errandId: known.id(`errand ${spot}`),
    relayId: known.id(`relay ${spot}`),
    handoverId: world.handover(room),
    agendaLineId: known.id(`agenda line ${spot}`),
    subjectId: known.id(`subject ${spot}`),
    chapterId: known.id(`chapter ${spot}`),
    versionId: known.id(`version ${spot}`),
    lineId: known.id(`line ${spot}`),
    appointmentId: known.id(`appointment ${spot}`),
    partyId: known.id(`party ${spot}`),
    encounterId: known.id(`encounter ${spot}`),
    unsignedId: known.id(spot === 'main' ? 'encounter veras' : `unsigned ${spot}`),
  } as Place;
}

const hiddenThreadOf = (known: World) => known.hiddenThread ?? 0;

/**
 * Known, and told in docs/security.md: who knows a participant's id, which the server draws and shows only to those who see
 * her, reads the history of her consent from within the room, and is told that the citizen's side decides it. And of the two
 * who meet, the one is told that the other has begun the summary, when she would begin one.
 */
const isKnown = (endpointName: string, spot: Spot) =>
  (endpointName.startsWith('consent.') && spot === 'hidden') ||
  (endpointName === 'transitions.writeSummary' && (spot === 'hidden' || spot === 'main'));

/** Everything that can be read, of every spot; what does not depend on the spot once. */
export const readsOf = (world: World, known: World): Question[] => questionsOf(world, known, reads);

/** Everything that changes something, of every spot: what is refused, and how, tells something too. */
export const triesOf = (world: World, known: World): Question[] => [
  ...questionsOf(world, known, writes),
  ...questionsOf(world, known, lastWrites),
];

function questionsOf(world: World, known: World, some: readonly (typeof endpoints)[number][]): Question[] {
  const questions = new Map<string, Question>();
  for (const spot of spots) {
    const place = placeOf(world, known, spot);
    for (const { name: endpointName } of some.filter(({ name }) => !isKnown(name, spot))) {
      const asked = `${endpointName} (${spot})`;
      const input = inputOf(endpointName, place, world);
      const same = `${endpointName} ${JSON.stringify(input)}`;
      if (!questions.has(same))
        questions.set(same, { asked, endpointName, spot, input: steady(input, place, (nth) => world.id(asked, nth)) });
    }
  }
  return [...questions.values()];
}

/** New ids in a question are drawn by its name, not by chance: else two worlds would order by them what they hold. */
function steady(input: object, place: Place, draw: (nth: number) => string): object {
  const ofPlace = new Set(Object.values(place));
  let count = 0;
  const text = JSON.stringify(input).replaceAll(anyId, (id) => (isOwnId(id) || ofPlace.has(id) ? id : draw(count++)));
  return JSON.parse(text) as object;
}
