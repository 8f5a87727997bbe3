import { addDays, type Day } from '../../../kernel/day.ts';
import { PersonId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { day, per, roles, room, type Worker, workers } from '../../pathways/domain/pathway-for-tests.ts';
import { type Agreement, AgreementId, type AgreementTerms, type Due } from './agreement.ts';
import type { AgreementAction, LaterStep } from './agreement-action.ts';
import { type Doing, takeStep, writeAgreement } from './decide-agreement.ts';
import { foldAgreement } from './fold-agreement.ts';
import type { Who } from './plain-agreements-for-tests.ts';
import { type Doer, standsWith } from './whose-step.ts';

const uuid = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
export const agreementId = (n: number) => AgreementId.parse(uuid(n));
export const first = day('2026-11-06');
export const dueIn = (days: number | undefined, from: Day = first): Due =>
  days === undefined ? { kind: 'when-it-suits' } : { kind: 'day', day: addDays(from, days) };

export const terms = (given: Partial<AgreementTerms> = {}): AgreementTerms => ({
  what: 'Ringe fastlegen',
  owner: roles.sara,
  to: 'citizen',
  due: dueIn(7),
  ...given,
});
export const roleOf = (who: Who) => (who === 'per' ? null : roles[who]);

/** What is agreed in a room, played step by step: each if the rules allow it, on the day that it is. */
export class Agreeing {
  readonly histories = new Map<AgreementId, AgreementAction[]>();
  readonly gone = new Set<Worker>();
  overview: Worker | undefined = 'trond';
  today = first;
  #nr = 0;

  get agreements(): Agreement[] {
    return [...this.histories.values()].flatMap((actions) => foldAgreement(actions) ?? []);
  }

  find = (nr: number): Agreement => {
    const agreement = foldAgreement(this.histories.get(agreementId(nr)) ?? []);
    if (agreement === undefined) throw new Error(`Nothing was written as ${nr}.`);
    return agreement;
  };

  write(who: Who | 'somebody close', nr: number, wished: AgreementTerms): string {
    const id = agreementId(nr);
    const isHere = (role: (typeof roles)[Worker]) => workers.some((one) => roles[one] === role && !this.gone.has(one));
    const place = { agreementId: id, roomId: room, citizenId: per, who: this.#whoOf(who), isHere };
    const decided = writeAgreement({ ...this.#doing(), ...place }, wished);
    if (decided.ok) this.histories.set(id, [decided.value]);
    return decided.ok ? 'done' : decided.reason;
  }

  take(who: Who | 'somebody close', nr: number, step: LaterStep): string {
    const agreement = this.find(nr);
    const decided = takeStep(
      agreement,
      { ...this.#doing(), doer: { who: this.#whoOf(who), ...this.#placeOf(agreement) } },
      step,
    );
    if (decided.ok) this.histories.get(agreement.id)?.push(decided.value);
    return decided.ok ? 'done' : decided.reason;
  }

  /** Whose it is to think of now: who promised, or who holds the overview once she has left. */
  thinksOf(nr: number): (typeof roles)[Worker] | null | undefined {
    const agreement = this.find(nr);
    return this.#placeOf(agreement).ownerIsHere ? agreement.owner : standsWith(agreement, this.#placeOf(agreement));
  }

  #whoOf(who: Who | 'somebody close'): Doer['who'] {
    if (who === 'somebody close') return 'other';
    return who === 'per' ? 'citizen-side' : roles[who];
  }

  #placeOf({ owner }: Agreement): Omit<Doer, 'who'> {
    const ownerIsHere = owner === null || workers.some((one) => roles[one] === owner && !this.gone.has(one));
    const contact = this.overview === undefined || this.gone.has(this.overview) ? undefined : roles[this.overview];
    return { ownerIsHere, contact };
  }

  #doing(): Doing {
    this.#nr += 1;
    const now = Instant.parse(`${this.today}T10:00:00.${String(this.#nr % 1000).padStart(3, '0')}Z`);
    return { id: uuid(10_000 + this.#nr), by: PersonId.parse(uuid(1)), now, today: this.today };
  }
}
