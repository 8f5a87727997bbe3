import { addDays, type Day } from '../../../kernel/day.ts';
import type { EndingAnswer } from '../domain/ending.ts';
import type { LostReason } from '../domain/nobody-lost.ts';
import type { PathwayStatus } from '../domain/pathway.ts';
import type { LaterStep } from '../domain/pathway-action.ts';

export const workers = ['ingrid', 'ivar', 'sara', 'stian', 'vera'] as const;
export type Worker = (typeof workers)[number];
export type Name = Worker | 'citizen';
export const names: readonly Name[] = ['citizen', ...workers];

/** A step with the names of whom it is about. */
export type Taken =
  | Exclude<LaterStep, { kind: 'contact-asked' | 'contact-moved' | 'deputy-named' }>
  | (Omit<Extract<LaterStep, { kind: 'contact-asked' }>, 'to'> & { to: Worker })
  | (Omit<Extract<LaterStep, { kind: 'contact-moved' }>, 'to'> & { to: Worker })
  | (Omit<Extract<LaterStep, { kind: 'deputy-named' }>, 'deputy'> & { deputy: Worker });

const homes = { ingrid: 'municipality', ivar: 'municipality', sara: 'dps', stian: 'dps', vera: 'nav' } as const;
export const homeOf = (who: Worker) => homes[who];
/** The centre was asked. */
const isAsked = (who: Name) => who !== 'citizen' && homes[who] === 'dps';

/** A pathway as one tells of it, without the product's rules: Ingrid has sent it to the centre; all are in the room. */
export class Model {
  status: PathwayStatus = 'referred';
  holder: Worker = 'ingrid';
  receiver: Worker | undefined;
  deputy: { who: Worker; from: Day; until: Day } | undefined;
  /** Which colleague is asked to take over. */
  asked: Worker | undefined;
  next: Day | undefined;
  pause: { until: Day; from: PathwayStatus } | undefined;
  door: Day | undefined;
  /** What she wants help with, as it was told last. */
  told: string | undefined;
  /** What they answered there. */
  decision: 'accepted' | 'asked-for-more' | 'declined' | undefined;
  /** What came of the ending that was offered last. */
  #ending: { answer?: EndingAnswer; talked: boolean; door: Day | null } | undefined;
  readonly #away = new Set<Name>();

  isIn = (who: Name): boolean => !this.#away.has(who);

  moveIn(who: Worker, isIn: boolean): void {
    if (isIn) this.#away.delete(who);
    else this.#away.add(who);
  }

  /** Whether she has it on her own list. */
  isOf(who: Worker, today: Day): boolean {
    return (
      this.isHeldBy(who, today) ||
      (this.status !== 'ended' && this.isIn(who) && (this.receiver === who || this.asked === who))
    );
  }

  isHeldBy(who: Worker, today: Day): boolean {
    return this.status !== 'ended' && this.isIn(who) && this.#holds(who, today);
  }

  /** To whom the citizen's message may go: her deputy in her days, else the holder, else anybody of theirs who is here, else Ingrid. */
  reached(today: Day): readonly Worker[] {
    if (this.status === 'ended' && (this.door === undefined || this.door < today)) return [];
    const { holder, deputy } = this;
    if (deputy !== undefined && this.#holds(deputy.who, today) && this.isIn(deputy.who)) return [deputy.who];
    if (this.isIn(holder)) return [holder];
    const theirs = workers.filter((who) => homes[who] === homes[holder] && this.isIn(who));
    // She opened the room, and holds its overview.
    return theirs.length > 0 ? theirs : this.isIn('ingrid') ? ['ingrid'] : [];
  }

  lost(today: Day): LostReason | undefined {
    if (this.status === 'ended') return undefined;
    if (!this.isIn(this.holder)) return 'holder-has-left';
    if (this.pause) return this.pause.until < today ? 'pause-has-passed' : undefined;
    if (this.next === undefined) return 'no-next-contact';
    return this.next < today ? 'next-contact-has-passed' : undefined;
  }

  /** Whether somebody may take a step now; if so it is taken. */
  take(who: Name, taken: Taken, today: Day): boolean {
    const may = this.may(who, taken, today);
    if (may) this.#become(who, taken);
    return may;
  }

  may(who: Name, taken: Taken, today: Day): boolean {
    return this.isIn(who) && this.#mayTake(who, taken, today);
  }

  #holds(who: Name, today: Day): boolean {
    const { deputy } = this;
    return who === this.holder || (who === deputy?.who && deputy.from <= today && today <= deputy.until);
  }

  #isColleague = (who: Worker) => who !== this.holder && homes[who] === homes[this.holder] && this.isIn(who);

  #stands = (...at: PathwayStatus[]) => at.includes(this.status);

  #mayTake(who: Name, taken: Taken, today: Day): boolean {
    const [holds, receives] = [this.#holds(who, today), who === this.receiver];
    const isAhead = (day: Day) => day >= today && day <= addDays(today, 366);
    const mayEnd = this.#stands('started', 'paused', 'not-accepted') && holds;
    switch (taken.kind) {
      case 'intake-answered':
        return this.#stands('referred') && (holds || who === 'citizen');
      case 'asked-for-more':
        return this.#stands('referred') && isAsked(who);
      case 'accepted':
        if (this.#stands('referred')) return isAsked(who);
        return this.#stands('accepted', 'started') && !!this.receiver && !this.isIn(this.receiver) && isAsked(who);
      case 'not-accepted':
        return (this.#stands('referred') && isAsked(who)) || (this.#stands('accepted') && receives);
      case 'started':
        return this.#stands('accepted') && (holds || receives);
      case 'responsibility-accepted':
        return this.#stands('accepted', 'started') && receives;
      case 'contact-moved':
        return this.#isColleague(taken.to) && who === taken.to && (who === this.asked || !this.isIn(this.holder));
      case 'contact-asked':
        return holds && this.asked === undefined && this.#isColleague(taken.to);
      case 'contact-ask-withdrawn':
        return holds && this.asked !== undefined;
      case 'contact-declined':
        return who === this.asked;
      case 'deputy-named':
        return holds && this.#isColleague(taken.deputy) && taken.from <= taken.until && isAhead(taken.until);
      case 'deputy-ended':
        return holds;
      case 'next-contact-agreed':
        return !this.#stands('ended') && (holds || receives) && isAhead(taken.next.day);
      case 'contact-held':
      case 'contact-missed':
        return !this.#stands('paused', 'ended') && (holds || receives);
      case 'paused':
        return !this.#stands('paused', 'ended') && holds && isAhead(taken.until);
      case 'resumed':
        return this.#stands('paused') && (holds || who === 'citizen');
      case 'ending-offered':
        return mayEnd;
      case 'ended':
        return mayEnd && this.#isTalkedThrough() && this.#keepsDoor(taken.doorOpenUntil, today);
      case 'ending-answered':
        return this.#stands('started', 'paused', 'not-accepted') && who === 'citizen' && this.#ending !== undefined;
      case 'ending-talked':
        return mayEnd && this.#ending !== undefined && (taken.doorOpenUntil ?? today) >= today;
      case 'came-back':
        return this.#stands('ended') && who === 'citizen' && this.door !== undefined && this.door >= today;
    }
  }

  #become(who: Name, taken: Taken): void {
    switch (taken.kind) {
      case 'intake-answered':
        this.told = taken.answers.help;
        this.decision = undefined;
        return;
      case 'asked-for-more':
        this.decision = 'asked-for-more';
        return;
      case 'accepted':
        [this.decision, this.status] = ['accepted', 'accepted'];
        this.receiver = who === 'citizen' ? undefined : who;
        return;
      case 'not-accepted':
        [this.decision, this.status, this.receiver] = ['declined', 'not-accepted', undefined];
        return;
      case 'started':
        this.status = 'started';
        return;
      case 'responsibility-accepted':
        this.#isHeldBy(this.receiver ?? this.holder);
        this.receiver = undefined;
        this.status = 'started';
        return;
      case 'contact-moved':
        return this.#isHeldBy(taken.to);
      case 'contact-asked':
      case 'contact-ask-withdrawn':
      case 'contact-declined':
        return this.#isAsked(taken.kind === 'contact-asked' ? taken.to : undefined);
      case 'deputy-named':
        this.deputy = { who: taken.deputy, from: taken.from, until: taken.until };
        return;
      case 'deputy-ended':
        this.deputy = undefined;
        return;
      case 'next-contact-agreed':
        this.next = taken.next.day;
        return;
      case 'contact-held':
      case 'contact-missed':
        this.next = undefined;
        return;
      case 'paused':
      case 'resumed':
        return this.#rest(taken);
      case 'ending-offered':
      case 'ending-answered':
      case 'ending-talked':
        return this.#talks(taken);
      case 'ended':
        [this.status, this.next, this.pause] = ['ended', undefined, undefined];
        this.door = taken.doorOpenUntil ?? undefined;
        return;
      case 'came-back':
        [this.status, this.door, this.#ending] = ['started', undefined, undefined];
    }
  }

  /** She has not been asked to wait or to go on: with "yes, let us talk" and with "not yet" the talk comes first. */
  #isTalkedThrough(): boolean {
    if (this.#ending === undefined) return false;
    const { talked, answer } = this.#ending;
    return talked || (answer !== 'wished' && answer !== 'not-yet');
  }

  #keepsDoor(until: Day | null, today: Day): boolean {
    const promised = this.#ending?.door ?? '';
    return (until ?? today) >= today && (promised < today || (until ?? '') >= promised);
  }

  #talks(taken: Extract<Taken, { kind: 'ending-offered' | 'ending-answered' | 'ending-talked' }>): void {
    const ending = this.#ending ?? { talked: false, door: null };
    if (taken.kind === 'ending-offered') this.#ending = { talked: false, door: null };
    else if (taken.kind === 'ending-answered') this.#ending = { ...ending, answer: taken.answer };
    else this.#ending = { ...ending, talked: true, door: taken.doorOpenUntil };
  }

  #rest(taken: Extract<Taken, { kind: 'paused' | 'resumed' }>): void {
    const { status, pause } = this;
    this.pause = taken.kind === 'paused' ? { until: taken.until, from: status } : undefined;
    this.status = taken.kind === 'paused' ? 'paused' : (pause?.from ?? status);
  }

  #isAsked(who: Worker | undefined): void {
    this.asked = who;
  }

  #isHeldBy(who: Worker): void {
    this.holder = who;
    [this.deputy, this.asked] = [undefined, undefined];
  }
}
