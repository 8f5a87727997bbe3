import type { Day } from '../../../kernel/day.ts';
import type { Worker } from '../../pathways/domain/pathway-for-tests.ts';
import type { CardKind, CardTerms } from './permission-card.ts';

/** One card as one tells of it, without the product's rules. */
export interface Told {
  by: Worker;
  kind: CardKind;
  ofCourse: boolean;
  from: Day;
  until: Day | null;
  isOver: boolean;
}

/** A room as one tells of it: what is said, who holds the one course, who stands in, who has left, who holds the overview. */
export class PlainCards {
  readonly cards = new Map<number, Told>();
  readonly gone = new Set<Worker>();
  holder: Worker = 'sara';
  overview: Worker | undefined = 'trond';
  deputy: { who: Worker; until: Day } | undefined;
  hasEnded = false;
  door: Day | undefined;

  holds(who: Worker, today: Day): boolean {
    return who === this.holder || (this.deputy?.who === who && today <= this.deputy.until);
  }

  mayGive(who: Worker, { kind, words, from, until, pathwayId: about }: CardTerms, today: Day): boolean {
    const isOver = this.hasEnded && (kind === 'extension' || this.door === undefined || this.door < today);
    if (about !== null && (isOver || !this.holds(who, today))) return false;
    if (kind === 'extension' && about === null) return false;
    if (kind === 'own' && words === '') return false;
    if ((kind === 'extension' || kind === 'return') && until === null) return false;
    return from >= today && (until === null || until >= from);
  }

  give(nr: number, by: Worker, { kind, from, until, pathwayId: about }: CardTerms, today: Day): void {
    const ofCourse = about !== null;
    for (const [, told] of this.cards) {
      const isPersonal = !ofCourse || kind === 'text' || kind === 'call';
      const same =
        told.kind === kind && told.ofCourse === ofCourse && kind !== 'own' && (!isPersonal || told.by === by);
      if (same && (told.until === null || told.until >= today)) told.isOver = true;
    }
    this.cards.set(nr, { by, kind, ofCourse, from, until, isOver: false });
  }

  mayTakeBack(who: Worker | 'per' | 'somebody close', { by, ofCourse }: Told, today: Day): boolean {
    if (who === 'per' || who === by) return true;
    if (who === 'somebody close') return false;
    return (ofCourse && this.holds(who, today)) || (who === this.overview && this.gone.has(by) && !this.gone.has(who));
  }

  standing(today: Day): number[] {
    return [...this.cards]
      .filter(([, { isOver, until, kind }]) => {
        if (isOver || (until !== null && until < today)) return false;
        return kind !== 'extension' || !this.hasEnded;
      })
      .map(([nr]) => nr);
  }
}
