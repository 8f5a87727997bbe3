import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersonId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { per, room } from '../../pathways/domain/pathway-for-tests.ts';
import { type BraveStep, BraveStepId, StepKind } from './brave-step.ts';
import type { BraveStepAction, LaterStep } from './brave-step-action.ts';
import { takeStep, writeBraveStep } from './decide-brave-step.ts';
import { foldBraveStep } from './fold-brave-step.ts';
import { mayBeSmaller, maySay } from './how-hard.ts';
import { type Helper, helpers, PlainSteps, type Who } from './plain-steps-for-tests.ts';
import { readsHowHard } from './whose-step.ts';

const uuid = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
const idOf = (who: Helper) => uuid(100 + helpers.indexOf(who));
const doerOf = (who: Who) => (who === 'per' ? null : idOf(who));
const runs = Number(process.env['BRAVE_STEPS'] ?? 500);

interface Around {
  whom: Helper;
  parties: readonly Helper[];
}

/** The product's rules, played step by step: each if they allow it. */
class Playing {
  readonly histories = new Map<number, BraveStepAction[]>();
  readonly gone = new Set<Helper>();
  #nr = 0;

  find(nr: number): BraveStep {
    const step = foldBraveStep(this.histories.get(nr) ?? []);
    if (step === undefined) throw new Error(`Nothing was written as ${nr}.`);
    return step;
  }

  write(who: Who, nr: number, saysHowHard = false): string {
    const place = { braveStepId: BraveStepId.parse(uuid(nr)), roomId: room, citizenId: per, isClose: who === 'siri' };
    const decided = writeBraveStep({ ...this.#doing(who), ...place, saysHowHard }, 'Gå på trening');
    if (decided.ok) this.histories.set(nr, [decided.value]);
    return decided.ok ? 'done' : decided.reason;
  }

  take(who: Who, nr: number, kind: StepKind, { whom, parties }: Around = { whom: 'trond', parties: [] }): string {
    const appointment = {
      roomId: room,
      status: 'booked',
      parties: parties.map((one) => ({ kind: 'related-person', id: idOf(one), needed: false }) as const),
    } as const;
    const isHere = (id: string) => helpers.some((one) => idOf(one) === id && !this.gone.has(one));
    const decided = takeStep(this.find(nr), this.#doing(who), stepOf(kind, whom), { isHere, appointment });
    if (decided.ok) this.histories.get(nr)?.push(decided.value);
    return decided.ok ? 'done' : decided.reason;
  }

  #doing(who: Who) {
    this.#nr += 1;
    const now = Instant.parse('2026-11-06T10:00:00.000Z');
    return { id: uuid(10_000 + this.#nr), by: PersonId.parse(uuid(1)), doer: doerOf(who), now };
  }
}

function stepOf(kind: StepKind, whom: Helper): LaterStep {
  switch (kind) {
    case 'asked':
    case 'not-needed':
      return { kind, companion: idOf(whom) };
    case 'named':
      return { kind, name: 'Naboen' };
    case 'booked':
      return { kind, appointmentId: AppointmentId.parse(uuid(7)) };
    case 'made-smaller':
      return { kind, what: 'Se lokalet' };
    case 'agreed':
    case 'comes':
    case 'not-this-time':
    case 'done':
    case 'unbooked':
    case 'put-off':
    case 'let-go':
    case 'taken-up':
      return { kind };
  }
}

type Move =
  | { does: 'write'; who: Who; nr: number }
  | { does: 'take'; who: Who; nr: number; kind: StepKind; whom: Helper; parties: readonly Helper[] }
  | { does: 'leaves' | 'returns'; who: Helper };

const who = fc.constantFrom<Who>('per', 'per', 'per', ...helpers);
const nr = fc.integer({ min: 1, max: 3 });
const helper = fc.constantFrom(...helpers);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('write'), who, nr }) },
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('take'),
      who,
      nr,
      kind: fc.constantFrom<StepKind>(...StepKind.options, 'asked', 'asked', 'comes', 'comes', 'booked'),
      whom: helper,
      parties: fc.subarray([...helpers]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('leaves', 'returns'), who: helper }) },
);

describe('Any history of brave steps', () => {
  it('goes as it is told: hers alone to take, and nobody comes along but by her own word', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 10, maxLength: 60 }), (moves) => {
        const [model, real] = [new PlainSteps(), new Playing()];
        for (const one of moves) {
          if (one.does === 'write') {
            if (model.told.has(one.nr) || !model.isIn(one.who)) continue;
            const may = model.mayWrite(one.who);
            expect(real.write(one.who, one.nr) === 'done').toBe(may);
            if (may) model.write(one.nr, one.who);
          } else if (one.does === 'take') {
            const told = model.told.get(one.nr);
            if (told === undefined || !model.isIn(one.who)) continue;
            const may = model.mayTake(one.who, told, one.kind, one);
            expect(real.take(one.who, one.nr, one.kind, one) === 'done', JSON.stringify(one)).toBe(may);
            if (may) model.take(one.who, told, one.kind, one.whom);
          } else {
            for (const world of [model, real])
              if (one.does === 'leaves') world.gone.add(one.who);
              else world.gone.delete(one.who);
          }
          for (const [number, told] of model.told) {
            const step = real.find(number);
            const said = (some: readonly string[]) => helpers.filter((each) => some.includes(idOf(each)));
            const ofModel = (what: string) => helpers.filter((each) => told.along.get(each) === what);
            expect(step.status).toBe(told.state);
            expect(said(step.asked)).toEqual(ofModel('asked'));
            expect(said(step.coming)).toEqual(ofModel('comes'));
            expect(step.appointmentId !== null).toBe(told.isBooked);
            for (const each of ['per', ...helpers] as const)
              if (model.isIn(each))
                expect(readsHowHard(step, doerOf(each), each === model.overview)).toBe(model.reads(each, told));
          }
        }
      }),
      { numRuns: runs },
    );
  });
});

describe('How hard it feels', () => {
  it('is said by nobody who writes it down with her', () => {
    const playing = new Playing();
    expect(playing.write('trond', 1, true)).toBe('she-says-how-hard');
    expect(playing.write('per', 1, true)).toBe('done');
  });

  it('is said while the step lies ahead, and afterwards once it is done', () => {
    expect(maySay('ahead', 'before')).toBe(true);
    expect(maySay('put-off', 'before')).toBe(true);
    for (const status of ['proposed', 'done', 'let-go'] as const) expect(maySay(status, 'before')).toBe(false);
    for (const status of ['ahead', 'put-off', 'let-go'] as const) expect(maySay(status, 'after')).toBe(false);
    expect(maySay('done', 'after')).toBe(true);
  });

  it('asks from 8 on what would make it smaller, and below it nothing', () => {
    expect([null, 0, 7, 8, 10].map(mayBeSmaller)).toEqual([false, false, false, true, true]);
  });

  it('stands nowhere in the history', () => {
    const playing = new Playing();
    playing.write('per', 1, true);
    playing.take('per', 1, 'made-smaller');
    expect(JSON.stringify(playing.histories.get(1))).not.toContain('hard');
    expect(playing.find(1)).toMatchObject({ what: 'Se lokalet', before: 'Gå på trening' });
  });
});
