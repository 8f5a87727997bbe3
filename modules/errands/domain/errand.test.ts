import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersonId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { nameOf, per, roles, room, type Worker, workers } from '../../pathways/domain/pathway-for-tests.ts';
import { askErrand, takeStep } from './decide-errand.ts';
import { type Errand, ErrandId, StepKind } from './errand.ts';
import type { ErrandAction, LaterStep } from './errand-action.ts';
import { foldErrand } from './fold-errand.ts';
import { answersForIt, type Doer } from './whose-errand.ts';

const uuid = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
const runs = Number(process.env['ERRANDS'] ?? 500);
type Who = Worker | 'per' | 'somebody close';

/** One errand as one tells of it, without the product's rules. */
class Plain {
  state: 'nothing' | 'open' | 'solved' | 'withdrawn' = 'nothing';
  holder: Worker = 'trond';
  asked: Worker | undefined;
  overview: Worker = 'trond';
  readonly gone = new Set<Worker>();

  /** Whoever answers for it now. */
  answers = (): Worker | undefined => {
    const keeper = this.gone.has(this.holder) ? this.overview : this.holder;
    return this.gone.has(keeper) ? undefined : keeper;
  };

  may(who: Who, kind: StepKind, to: Worker): boolean {
    switch (kind) {
      case 'solved':
        return this.state === 'open' && who === this.answers();
      case 'passed':
        return this.state === 'open' && who === this.answers() && to !== who && to !== this.asked && !this.gone.has(to);
      case 'taken':
      case 'not-taken':
        return this.state === 'open' && who === this.asked;
      case 'asked-again':
        return this.state === 'solved' && who === 'per';
      case 'withdrawn':
        return this.state === 'open' && who === 'per';
    }
  }

  take(who: Who, kind: StepKind, to: Worker): void {
    if (who !== 'per' && who !== 'somebody close' && kind !== 'not-taken') this.holder = who;
    if (kind === 'passed') this.asked = to;
    else if (kind !== 'asked-again') this.asked = undefined;
    if (kind === 'solved' || kind === 'withdrawn') this.state = kind;
    if (kind === 'asked-again') this.state = 'open';
  }
}

/** The same by the product's rules. */
class Real {
  readonly history: ErrandAction[] = [];
  #nr = 0;

  find(): Errand | undefined {
    return foldErrand(this.history);
  }

  ask(who: Who, plain: Plain): string {
    const contact = plain.gone.has(plain.overview) ? undefined : roles[plain.overview];
    const place = { errandId: ErrandId.parse(uuid(1)), roomId: room, citizenId: per, who: whoOf(who), contact };
    const decided = askErrand({ ...this.#doing(), ...place }, 'Når begynner kurset?');
    if (decided.ok) this.history.push(decided.value);
    return decided.ok ? 'done' : decided.reason;
  }

  take(who: Who, plain: Plain, step: LaterStep): string {
    const errand = this.find();
    if (errand === undefined) throw new Error('Nothing was asked.');
    const doer = { who: whoOf(who), ...placeOf(errand, plain) };
    const isHere = (role: Errand['responsible']) => !plain.gone.has(nameOf(role));
    const decided = takeStep(errand, { ...this.#doing(), doer, isHere }, step);
    if (decided.ok) this.history.push(decided.value);
    return decided.ok ? 'done' : decided.reason;
  }

  #doing() {
    this.#nr += 1;
    const now = Instant.parse(`2026-11-06T10:00:00.${String(this.#nr % 1000).padStart(3, '0')}Z`);
    return { id: uuid(1000 + this.#nr), by: PersonId.parse(uuid(2)), now };
  }
}

const whoOf = (who: Who): Doer['who'] =>
  who === 'per' ? 'citizen-side' : who === 'somebody close' ? 'other' : roles[who];
const placeOf = ({ responsible }: Errand, { gone, overview }: Plain) => ({
  responsibleIsHere: !gone.has(nameOf(responsible)),
  contact: gone.has(overview) ? undefined : roles[overview],
});

function stepOf(kind: StepKind, to: Worker): LaterStep {
  if (kind === 'passed') return { kind, to: roles[to] };
  if (kind === 'solved') return { kind, answer: 'Mandag' };
  return kind === 'asked-again' ? { kind, words: '' } : { kind };
}

const worker = fc.constantFrom(...workers);
const move = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('step'),
      who: fc.constantFrom<Who>(...workers, 'per', 'somebody close'),
      kind: fc.constantFrom<StepKind>(...StepKind.options, 'passed', 'passed', 'taken'),
      to: worker,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('leaves', 'returns', 'overview'), who: worker }) },
);

describe('Any history of an errand', () => {
  it('has exactly one who answers for it, and changes hands by the word of whoever takes it alone', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 50 }), (moves) => {
        const [plain, real] = [new Plain(), new Real()];
        expect(real.ask('trond', plain)).toBe('not-yours-to-ask');
        expect(real.ask('per', plain)).toBe('done');
        plain.state = 'open';
        for (const one of moves) {
          if ('kind' in one) {
            const isThere = one.who === 'per' || one.who === 'somebody close' || !plain.gone.has(one.who);
            if (!isThere) continue;
            const may = plain.may(one.who, one.kind, one.to);
            expect(real.take(one.who, plain, stepOf(one.kind, one.to)) === 'done', JSON.stringify(one)).toBe(may);
            if (may) plain.take(one.who, one.kind, one.to);
          } else if (one.does === 'leaves') plain.gone.add(one.who);
          else if (one.does === 'returns') plain.gone.delete(one.who);
          else plain.overview = one.who;
          const errand = real.find();
          if (errand === undefined) throw new Error('It was asked.');
          const answers = plain.answers();
          expect(errand.status).toBe(plain.state);
          expect(errand.passedTo).toBe(plain.asked === undefined ? null : roles[plain.asked]);
          expect(answersForIt(errand, placeOf(errand, plain))).toBe(answers === undefined ? undefined : roles[answers]);
        }
      }),
      { numRuns: runs },
    );
  });

  it('says since when somebody holds it: from the moment on which she took it, and not from when she was asked', () => {
    const [plain, real] = [new Plain(), new Real()];
    real.ask('per', plain);
    real.take('trond', plain, { kind: 'passed', to: roles.sara });
    expect(real.find()).toMatchObject({ responsible: roles.trond, heldSince: '2026-11-06T10:00:00.001Z' });
    real.take('sara', plain, { kind: 'taken' });
    expect(real.find()).toMatchObject({ responsible: roles.sara, heldSince: '2026-11-06T10:00:00.003Z' });
  });

  it('is asked of nobody where nobody holds the overview', () => {
    const plain = new Plain();
    plain.gone.add('trond');
    expect(new Real().ask('per', plain)).toBe('nobody-holds-overview');
  });
});
