import { sql } from 'kysely';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';

const askEveryMs = 20_000;
/** A correction by less is waited out, so that what comes later never stands before what was earlier. */
const waitedOutMs = 10_000;

/** What a machine knows of time by itself: the day, which may be wrong, and how long something took, in milliseconds. */
export interface MachineTime {
  wall(): number;
  ticks(): number;
}
const thisMachine: MachineTime = { wall: () => Date.now(), ticks: () => performance.now() };

/**
 * The clock that several servers share: PostgreSQL's, carried on by this machine's ticks between two asks. So a yes that one
 * server wrote down and a message that another takes a moment later stand in their order, however wrong their own clocks are.
 */
export class DatabaseClock implements Clock {
  readonly #machine: MachineTime;
  /** What is to be added to the ticks. */
  #ahead: number;
  #last = 0;

  constructor(machine: MachineTime = thisMachine) {
    this.#machine = machine;
    this.#ahead = machine.wall() - machine.ticks();
  }

  now(): Date {
    const at = this.#ahead + this.#machine.ticks();
    this.#last = at > this.#last || this.#last - at > waitedOutMs ? at : this.#last;
    return new Date(this.#last);
  }

  /** Asks the database once; the answer is as old as half of the way there and back. */
  async set(db: Db): Promise<void> {
    const asked = this.#machine.ticks();
    const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
    const answered = this.#machine.ticks();
    if (rows[0] !== undefined) this.#ahead = rows[0].at.getTime() - (asked + answered) / 2;
  }

  /** Asks now, and from then on every 20 seconds until stopped; while the database is away the ticks go on alone. */
  async follow(db: Db, onFault: (fault: unknown) => void): Promise<() => Promise<void>> {
    await this.set(db);
    const timer = setInterval(() => void this.set(db).catch(onFault), askEveryMs);
    timer.unref();
    return async () => clearInterval(timer);
  }
}
