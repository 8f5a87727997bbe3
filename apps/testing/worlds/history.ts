import type { Age, Name } from './cast.ts';
import type { RoomName } from './world.ts';

/** When the day of the story has gone: after all of its steps. */
export const nextDay = 1000;

/** What is said here about who sees what is written from the rules in words, and asks nothing of the product. */
interface Turn {
  at: number;
  room: RoomName;
  name: Name;
  change:
    | { kind: 'asked' | 'declined' | 'withdrawn' | 'joined' | 'left' }
    /** `from` is a step of the story, or before everything. */
    | { kind: 'given'; from: number }
    /** What was given at a step has run out. */
    | { kind: 'ended'; given: number };
}

interface Seat {
  state: 'none' | 'asked' | 'given' | 'declined' | 'withdrawn';
  from: number;
  hasJoined: boolean;
  /** When it was given last. */
  given: number;
}

/** Who was let into which room when, and what they saw from when. */
export class History {
  readonly #turns: Turn[] = [];
  readonly #age: Age;
  readonly #looked = new Set<Name>();

  constructor(age: Age) {
    this.#age = age;
  }

  note(turn: Turn): void {
    this.#turns.push(turn);
  }

  /** Somebody has looked in an emergency: at who is around the citizen, in all rooms, and at what happens next. */
  noteLook(name: Name): void {
    this.#looked.add(name);
  }

  hasLooked(name: Name): boolean {
    return this.#looked.has(name);
  }

  /** The citizen herself, and her guardian while she is a child; by the end of the story it may be the day after. */
  isCitizenSide(room: RoomName, name: Name, day: 0 | 1): boolean {
    if (room === 'pers' || room === 'elsewhere') return name === 'per';
    if (name === 'are') return true;
    if (name !== 'gro') return false;
    return this.#age === 'child' || (this.#age === 'sixteen-tomorrow' && day === 0);
  }

  seat(room: RoomName, name: Name, at: number): Seat {
    const seat: Seat = { state: 'none', from: Number.POSITIVE_INFINITY, hasJoined: false, given: -1 };
    const turns = this.#turns.filter((turn) => turn.room === room && turn.name === name && turn.at <= at);
    for (const turn of turns.sort((one, other) => one.at - other.at)) apply(seat, turn);
    return seat;
  }

  isIn(room: RoomName, name: Name, at: number): boolean {
    const { state, hasJoined } = this.seat(room, name, at);
    return this.isCitizenSide(room, name, 0) || (state === 'given' && hasJoined);
  }

  /** Whether something said in a room at a step stayed hidden from somebody: then, and to the end. */
  hidesWords(room: RoomName, name: Name, at: number, end: number): boolean {
    if (this.isIn(room, name, at)) return false;
    return !this.isIn(room, name, end) || this.seat(room, name, end).from > at;
  }

  /** Whether a change of the room itself stayed hidden: whoever is let in from then on is shown what is so now, joined or not. */
  hidesRoom(room: RoomName, name: Name, at: number): boolean {
    if (this.isCitizenSide(room, name, 0) || this.hasLooked(name)) return false;
    const steps = [at, ...this.#turns.filter((turn) => turn.name === name && turn.at > at).map((turn) => turn.at)];
    return steps.every((step) => this.seat(room, name, step).state !== 'given');
  }

  /** Who was asked and has not said yes is the matter of the citizen and of the one who holds the overview. */
  hidesAsked(room: RoomName, name: Name): boolean {
    return !this.isCitizenSide(room, name, 0) && !(room === 'main' && name === 'ingrid');
  }
}

function apply(seat: Seat, { change, at }: Turn): void {
  switch (change.kind) {
    case 'asked':
      seat.state = 'asked';
      return;
    case 'given':
      seat.state = 'given';
      seat.from = change.from;
      seat.given = at;
      return;
    case 'ended':
      if (seat.state === 'given' && seat.given === change.given) seat.state = 'withdrawn';
      return;
    case 'declined':
    case 'withdrawn':
      seat.state = change.kind;
      return;
    case 'joined':
      seat.hasJoined = true;
      return;
    case 'left':
      seat.state = 'none';
      seat.hasJoined = false;
  }
}
