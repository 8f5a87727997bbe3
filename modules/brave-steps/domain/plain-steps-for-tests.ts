import type { BraveStepStatus, StepKind } from './brave-step.ts';

/** Per, whose step it is; Trond and Sara work around him, Siri is his sister. */
export const helpers = ['trond', 'sara', 'siri'] as const;
export type Helper = (typeof helpers)[number];
export type Who = Helper | 'per';

/** One step as one tells of it, without the product's rules. */
export interface Told {
  writer: Who;
  state: BraveStepStatus;
  /** What has been said of each who was asked. */
  along: Map<Helper, 'asked' | 'comes'>;
  isBooked: boolean;
}

/** A room as one tells of it: whose steps stand how, and who has left. */
export class PlainSteps {
  readonly told = new Map<number, Told>();
  readonly gone = new Set<Helper>();
  overview: Helper = 'trond';

  isIn = (who: Who): boolean => who === 'per' || !this.gone.has(who);
  mayWrite = (who: Who): boolean => this.isIn(who) && who !== 'siri';

  write(nr: number, writer: Who): void {
    const state = writer === 'per' ? 'ahead' : 'proposed';
    this.told.set(nr, { writer, state, along: new Map(), isBooked: false });
  }

  /** `whom` is asked or not needed; `parties` are those in the appointment that is meant. */
  mayTake(who: Who, one: Told, kind: StepKind, more: { whom: Helper; parties: readonly Helper[] }): boolean {
    if (!this.isIn(who)) return false;
    const isOpen = one.state === 'ahead' || one.state === 'put-off';
    const isPer = who === 'per';
    const mine = isPer ? undefined : one.along.get(who);
    switch (kind) {
      case 'agreed':
        return isPer && one.state === 'proposed';
      case 'made-smaller':
      case 'done':
      case 'named':
        return isPer && isOpen;
      case 'asked':
        return isPer && isOpen && !one.along.has(more.whom) && this.isIn(more.whom);
      case 'not-needed':
        return isPer && isOpen && one.along.has(more.whom);
      case 'comes':
        return isOpen && mine === 'asked';
      case 'not-this-time':
        return isOpen && mine !== undefined;
      case 'booked':
        return isOpen && (isPer || mine === 'comes') && this.coming(one).every((each) => more.parties.includes(each));
      case 'unbooked':
        return isOpen && one.isBooked && (isPer || mine === 'comes');
      case 'put-off':
        return isPer && one.state === 'ahead';
      case 'let-go':
        return (isPer && (isOpen || one.state === 'proposed')) || (who === one.writer && one.state === 'proposed');
      case 'taken-up':
        return isPer && (one.state === 'put-off' || one.state === 'done' || one.state === 'let-go');
    }
  }

  take(who: Who, one: Told, kind: StepKind, whom: Helper): void {
    if (kind === 'agreed' || kind === 'taken-up') one.state = 'ahead';
    if (kind === 'put-off' || kind === 'done' || kind === 'let-go') one.state = kind;
    if (kind === 'asked') one.along.set(whom, 'asked');
    if (kind === 'not-needed') one.along.delete(whom);
    if (kind === 'comes' && who !== 'per') one.along.set(who, 'comes');
    if (kind === 'not-this-time' && who !== 'per') one.along.delete(who);
    if (kind === 'booked') one.isBooked = true;
    if (kind === 'unbooked') one.isBooked = false;
    if (kind === 'done') for (const [each, said] of one.along) if (said === 'asked') one.along.delete(each);
    if (kind === 'let-go') {
      one.along.clear();
      one.isBooked = false;
    }
  }

  /** Who has said herself that she comes, of those who are still there. */
  coming = (one: Told): Helper[] =>
    [...one.along].flatMap(([who, said]) => (said === 'comes' && this.isIn(who) ? [who] : []));

  /** Who reads how hard it feels. */
  reads = (who: Who, one: Told): boolean =>
    this.isIn(who) && (who === 'per' || who === this.overview || one.along.get(who) === 'comes');
}
