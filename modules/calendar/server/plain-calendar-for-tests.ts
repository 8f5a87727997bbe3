export type Worker = 'ingrid' | 'sara';
export type Who = Worker | 'citizen';
export type Effect = { effect: 'moves'; slot: number } | { effect: 'stays' } | { effect: 'falls-away' };

interface Move {
  id: number;
  root: number;
  effect: Effect;
  yes: Set<Who>;
  asker: Who;
}

/** An appointment as one tells of it. Times are numbers of half hours; each lasts for two of them. */
export interface Plain {
  room: number;
  owner: Worker;
  workers: readonly Worker[];
  dependsOn: number | undefined;
  status: 'proposed' | 'booked' | 'cancelled';
  options: number[];
  chosen: number | undefined;
  yes: Set<Who>;
  until: number;
  slot: number | undefined;
  move: Move | undefined;
}

const heldHours = 48;

/** All calendars, without the product's rules and without its database. */
export class PlainCalendar {
  readonly all: Plain[] = [];
  now = 0;
  #moves = 0;

  isHeld = ({ until }: Plain) => this.now < until;
  moveOf = (one: Plain) => (one.status === 'booked' && this.isHeld(one) ? one.move : undefined);
  needed = (one: Plain): Who[] => ['citizen', ...one.workers];

  /** What an appointment takes of its people's time now. */
  taken(one: Plain): number[] {
    const effect = this.moveOf(one)?.effect;
    const held = effect?.effect === 'moves' ? [effect.slot] : [];
    if (one.status === 'booked') return [one.slot ?? 0, ...held];
    return one.status === 'proposed' && this.isHeld(one) ? one.options : [];
  }

  #isFree(one: Plain, slots: readonly number[]): boolean {
    const others = this.all.filter((other) => other !== one && other.workers.some((who) => one.workers.includes(who)));
    return others.every((other) => this.taken(other).every((its) => slots.every((slot) => Math.abs(its - slot) >= 2)));
  }

  propose(one: Pick<Plain, 'room' | 'owner' | 'workers' | 'dependsOn' | 'options'>): boolean {
    const more = {
      status: 'proposed',
      chosen: undefined,
      yes: new Set<Who>(),
      slot: undefined,
      move: undefined,
    } as const;
    const appointment: Plain = { ...one, options: [...one.options], ...more, until: this.now + heldHours };
    if (!this.#isFree(appointment, one.options)) return false;
    this.all.push(appointment);
    return true;
  }

  choose(one: Plain, who: Who, slot: number): boolean {
    if (one.status !== 'proposed' || !this.isHeld(one) || !one.options.includes(slot) || who !== 'citizen')
      return false;
    one.chosen = slot;
    one.yes = new Set(['citizen', one.owner]);
    this.#bookIfAgreed(one);
    return true;
  }

  answer(one: Plain, who: Who, isYes: boolean): boolean {
    const isParty = this.needed(one).includes(who);
    if (one.status !== 'proposed' || !this.isHeld(one) || one.chosen === undefined || !isParty) return false;
    if (isYes) one.yes.add(who);
    else {
      one.options = one.options.filter((slot) => slot !== one.chosen);
      one.chosen = undefined;
      one.yes.clear();
    }
    this.#bookIfAgreed(one);
    return true;
  }

  #bookIfAgreed(one: Plain): void {
    if (one.chosen === undefined || !this.needed(one).every((who) => one.yes.has(who))) return;
    [one.status, one.slot, one.options, one.until] = ['booked', one.chosen, [], 0];
  }

  #dependents(root: number): number[] {
    const direct = [...this.all.keys()].filter(
      (nth) => this.all[nth]?.dependsOn === root && this.all[nth]?.status === 'booked',
    );
    return direct.flatMap((nth) => [nth, ...this.#dependents(nth)]);
  }

  #inMove = (id: number) => [...this.all.entries()].filter(([, one]) => this.moveOf(one)?.id === id);

  ask(root: number, who: Who, slot: number): boolean {
    const asked = [root, ...this.#dependents(root)].map((nth) => this.get(nth));
    const from = this.get(root).slot;
    if (from === undefined || asked.some((one) => one.status !== 'booked' || this.moveOf(one) !== undefined))
      return false;
    this.#moves += 1;
    const to = (one: Plain) => (one.slot ?? 0) + slot - from;
    // One after the other: what the first takes the second finds taken.
    const before = asked.map((one) => ({ one, move: one.move, until: one.until }));
    for (const one of asked) {
      if (!this.#isFree(one, [to(one)])) {
        for (const { one: back, move, until } of before) [back.move, back.until] = [move, until];
        return false;
      }
      const effect = { effect: 'moves', slot: to(one) } as const;
      one.move = { id: this.#moves, root, effect, yes: new Set([who]), asker: who };
      one.until = this.now + heldHours;
    }
    return this.#finish(this.#moves);
  }

  give(nth: number, who: Who, effect: Effect): boolean {
    const one = this.get(nth);
    const move = this.moveOf(one);
    if (move === undefined || who === 'citizen' || !one.workers.includes(who)) return false;
    if (effect.effect === 'moves' && !this.#isFree(one, [effect.slot])) return false;
    const before = { ...move };
    Object.assign(move, { effect, yes: new Set([who]) });
    if (this.#finish(move.id)) return true;
    Object.assign(move, before);
    return false;
  }

  confirm(nth: number, who: Who): boolean {
    const move = this.moveOf(this.get(nth));
    if (move === undefined) return false;
    const here = this.needed(this.get(nth)).includes(who) && !move.yes.has(who);
    const mine = this.#inMove(move.id).filter(([, one]) => this.needed(one).includes(who) && !one.move?.yes.has(who));
    if (!here && mine.length === 0) return false;
    for (const [, one] of mine) one.move?.yes.add(who);
    if (this.#finish(move.id)) return true;
    for (const [, one] of mine) one.move?.yes.delete(who);
    return false;
  }

  /** False where all have said yes, but what depends on it is no longer what they were asked about. */
  #finish(id: number): boolean {
    const asked = this.#inMove(id);
    if (!asked.every(([, one]) => this.needed(one).every((who) => one.move?.yes.has(who)))) return true;
    const root = asked[0]?.[1].move?.root ?? 0;
    const meant = [root, ...this.#dependents(root)];
    if (meant.length !== asked.length || asked.some(([nth]) => !meant.includes(nth))) return false;
    for (const [, one] of asked) {
      const effect = one.move?.effect;
      if (effect?.effect === 'moves') one.slot = effect.slot;
      if (effect?.effect === 'falls-away') one.status = 'cancelled';
      [one.move, one.until] = [undefined, 0];
    }
    return true;
  }

  decline(nth: number, who: Who): boolean {
    const one = this.get(nth);
    const move = this.moveOf(one);
    if (move === undefined || !(move.asker === who || this.needed(one).includes(who))) return false;
    for (const [, other] of this.#inMove(move.id)) [other.move, other.until] = [undefined, 0];
    return true;
  }

  cancel(nth: number, who: Who): boolean {
    const one = this.get(nth);
    const isHers = who === 'citizen' || one.owner === who || one.workers.includes(who);
    if (one.status === 'cancelled' || !isHers) return false;
    const move = this.moveOf(one);
    if (move) for (const [, other] of this.#inMove(move.id)) [other.move, other.until] = [undefined, 0];
    one.status = 'cancelled';
    return true;
  }

  get(nth: number): Plain {
    const one = this.all[nth];
    if (one === undefined) throw new Error(`There is no appointment ${nth}.`);
    return one;
  }
}
