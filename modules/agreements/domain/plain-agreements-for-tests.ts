import type { Worker } from '../../pathways/domain/pathway-for-tests.ts';
import type { StepKind } from './agreement.ts';

export type Who = Worker | 'per';
type State = 'asked' | 'promised' | 'refused' | 'done' | 'dropped';

/** One promise as one tells of it, without the product's rules. */
export interface Told {
  writer: Who;
  owner: Who;
  forPer: boolean;
  state: State;
  /** In how many days from the first; undefined is when it suits. */
  due: number | undefined;
}

/** A room as one tells of it: who promised what, who has left, who holds the overview; and which day it is. */
export class PlainAgreements {
  readonly told = new Map<number, Told>();
  readonly gone = new Set<Worker>();
  overview: Worker | undefined = 'trond';
  today = 0;

  isIn = (who: Who): boolean => who === 'per' || !this.gone.has(who);

  mayWrite(who: Who, { owner, forPer, due }: Pick<Told, 'owner' | 'forPer' | 'due'>): boolean {
    if (!this.isIn(who) || !this.isIn(owner) || (owner === 'per' && forPer)) return false;
    return due === undefined || due >= this.today;
  }

  write(nr: number, writer: Who, { owner, forPer, due }: Pick<Told, 'owner' | 'forPer' | 'due'>): void {
    this.told.set(nr, { writer, owner, forPer, due, state: writer === owner ? 'promised' : 'asked' });
  }

  /** Whether a step is somebody's and fits; `words` and the day are asked of those for whom they matter. */
  mayTake(
    who: Who,
    one: Told,
    kind: StepKind,
    { words = '', due }: { words?: string; due?: number | undefined } = {},
  ): boolean {
    if (!this.isIn(who)) return false;
    const [owns, gets] = [who === one.owner, one.forPer === (who === 'per')];
    switch (kind) {
      case 'agreed':
      case 'not-now':
        return owns && one.state === 'asked';
      case 'kept':
        return (owns || gets) && one.state === 'promised';
      case 'not-yet':
        return (owns || gets) && one.state === 'done';
      case 'moved':
        return owns && one.state === 'promised' && (due === undefined || due >= this.today);
      case 'let-go':
        if (who !== 'per' && words === '') return false;
        if (one.state === 'asked') return who === one.writer;
        return one.state === 'promised' && (owns || (who === 'per' && gets));
      case 'taken-over':
        return this.isLeft(one) && who === this.overview && (one.state === 'asked' || one.state === 'promised');
    }
  }

  take(who: Who, one: Told, kind: StepKind, due?: number): void {
    const states = {
      agreed: 'promised',
      'not-now': 'refused',
      kept: 'done',
      'not-yet': 'promised',
      moved: 'promised',
      'let-go': 'dropped',
      'taken-over': 'promised',
    } as const;
    one.state = states[kind];
    if (kind === 'moved') one.due = due;
    if (kind === 'taken-over') one.owner = who;
  }

  isLeft = ({ owner }: Told): boolean => owner !== 'per' && this.gone.has(owner);

  /** What somebody who works has before her, and with whom it stands if who promised has left. */
  mine(who: Worker): number[] {
    return [...this.told]
      .filter(([, one]) => one.state === 'asked' || one.state === 'promised')
      .filter(([, one]) => one.owner === who || (this.isLeft(one) && who === this.overview))
      .map(([nr]) => nr);
  }
}

export const stateOf = {
  proposed: 'asked',
  agreed: 'promised',
  'not-now': 'refused',
  kept: 'done',
  'let-go': 'dropped',
} as const;
