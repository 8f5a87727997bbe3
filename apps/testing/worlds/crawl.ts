import { accessTable } from '../access-table-for-tests.ts';
import type { Place } from '../everybody-for-tests.ts';
import { endpoints } from '../gather-for-tests.ts';
import { messageId, roomId, searched, threadId } from './act.ts';
import { type Name, organisationId, relationId, roleId } from './cast.ts';
import type { RoomName, Seen, World } from './world.ts';

/** One question and its answer. */
export interface Look {
  asked: string;
  seen: Seen;
}

/** Where an endpoint may be asked about something: what one knows, and what one can't. */
const spots = ['main', 'hidden', 'other', 'pers'] as const;
type Spot = (typeof spots)[number];
/** Whose seat is asked about there. */
const someoneAt = { main: 'vera', hidden: 'wenche', other: 'odd', pers: 'unni' } as const satisfies Record<Spot, Name>;

// Questions by POST, because what is asked must not stand in an address.
const readsByPost = new Set([
  'people.findPractitioners',
  'people.findCitizens',
  'rooms.search',
  'rooms.openInvitation',
]);

const isReading = ({ endpoint, name }: (typeof endpoints)[number]) =>
  endpoint.method === 'GET' || readsByPost.has(name);
const reads = endpoints.filter(isReading);
// What changes her own means is tried after all else: whoever takes the overview is shown who was asked. In another role she
// would be somebody else, and without her other sessions she could not look tomorrow, so that is not tried.
const endings = new Set(['rooms.setContact', 'rooms.leave', 'rooms.closeRoom', 'rooms.endRelation', 'consent.decide']);
const untried = new Set(['people.switchRole', 'people.endOtherSessions']);
const writes = endpoints.filter((each) => !isReading(each) && !endings.has(each.name) && !untried.has(each.name));
const lastWrites = endpoints.filter(({ name }) => endings.has(name));

/** What each endpoint is asked, as in the table of who may what; a search is for words that stand in every message. */
function inputOf(endpointName: string, place: Place, world: World): object {
  if (endpointName === 'rooms.search') return { text: searched };
  if (endpointName === 'people.findCitizens') return { text: `solberg${world.key}` };
  const row = accessTable[endpointName];
  if (row === undefined) throw new Error(`${endpointName} has no row in the table of who may what.`);
  return row.input(place);
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
    importId: world.id('import'),
    personId: known.id('person', someoneAt[spot]),
    entryId: '1',
    questionId: known.id('question', spot),
    accessId: known.id('access', spot),
    endedAccessId: known.id('ended access', spot),
    attachmentId: known.id('attachment', spot),
    unsentId: known.id('unsent', spot),
    openersMessageId: messageId(world, room, 1),
    toldId: messageId(world, room, 2),
    rectificationId: known.id('rectification', spot),
  } as Place;
}

const hiddenThreadOf = (known: World) => known.hiddenThread ?? 0;

/**
 * Known, and told in docs/security.md: who knows a participant's id, which the server draws and shows only to those who see
 * her, reads the history of her consent from within the room, and is told that the citizen's side decides it.
 */
const isKnown = (endpointName: string, spot: Spot) => endpointName.startsWith('consent.') && spot === 'hidden';

/** Asks everything that can be read, of every spot; what does not depend on the spot is asked once. */
export async function lookEverywhere(world: World, known: World, name: Name): Promise<Look[]> {
  const looks: Look[] = [];
  const asked = new Set<string>();
  for (const spot of spots) {
    const place = placeOf(world, known, spot);
    for (const { name: endpointName } of reads) {
      const input = inputOf(endpointName, place, world);
      const question = `${endpointName} ${JSON.stringify(input)}`;
      if (asked.has(question) || isKnown(endpointName, spot)) continue;
      asked.add(question);
      const seen = await world.ask(name, endpointName, input);
      // Signed out, everybody would be told the same.
      if (seen.status === 401) throw new Error(`${name} is not signed in.`);
      looks.push({ asked: `${endpointName} (${spot})`, seen });
    }
  }
  return looks;
}

/** Tries everything that changes something, of every spot: what is refused, and how, tells something too. */
export async function tryEverything(world: World, known: World, name: Name): Promise<Look[]> {
  const looks: Look[] = [];
  for (const some of [writes, lastWrites]) {
    for (const spot of spots) {
      const place = placeOf(world, known, spot);
      for (const { name: endpointName } of some.filter((each) => !isKnown(each.name, spot))) {
        const input = inputOf(endpointName, place, world);
        looks.push({ asked: `${endpointName} (${spot})`, seen: await world.ask(name, endpointName, input) });
      }
    }
  }
  return looks;
}
