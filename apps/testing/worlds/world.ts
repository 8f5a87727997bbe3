import { endpoints } from '../gather-for-tests.ts';
import { requestOf } from '../request-for-tests.ts';
import { type Cast, type Name, tokenOf } from './cast.ts';
import { drawId } from './draw-id.ts';
import { knock, type Seen } from './knock.ts';
import type { Universe } from './universe.ts';

/** The rooms of a world: the one that is looked at, another around the same citizen, and two around Per. */
export type RoomName = 'main' | 'other' | 'pers' | 'elsewhere';

const facts = new Map(endpoints.map(({ name, endpoint }) => [name, endpoint]));
/** One world in a universe: its people act and look through the server, by real HTTP. */
export class World {
  readonly key: string;
  readonly age: Cast['age'];
  readonly days: Cast['days'];
  readonly universe: Universe;
  /** The participants of the rooms, by room and name; their ids are the server's. */
  readonly participants = new Map<string, string>();
  /** The hand-overs of the rooms; their ids are the server's, too. */
  readonly handovers = new Map<RoomName, string>();
  day: 0 | 1 = 0;
  /** A thread that is in this world only, if there is one. */
  hiddenThread: number | undefined;

  constructor(universe: Universe, { key, age, days }: Omit<Cast, 'withMail'>) {
    this.universe = universe;
    this.key = key;
    this.age = age;
    this.days = days;
  }

  /** An id that is the same in every world of this key. */
  id(...words: readonly (string | number)[]): string {
    return drawId(this.key, ...words);
  }

  participant(room: RoomName, name: Name): string {
    return this.participants.get(`${room} ${name}`) ?? this.id('nobody', room, name);
  }

  handover(room: RoomName): string {
    return this.handovers.get(room) ?? this.id('no hand-over', room);
  }

  cookieOf(name: Name): string {
    return `tillit=${tokenOf(this.key, name, this.day)}`;
  }

  async ask(name: Name, endpointName: string, input: object): Promise<Seen> {
    const endpoint = facts.get(endpointName);
    if (endpoint === undefined) throw new Error(`There is no endpoint ${endpointName}.`);
    const seen = await knock(this.universe.url, requestOf(endpoint, input, this.cookieOf(name)));
    // Each universe has a push server of its own; which port it got is no word of the product.
    return { ...seen, body: seen.body.replaceAll(/"localhost:\d+"/g, '"the push server"') };
  }
}
