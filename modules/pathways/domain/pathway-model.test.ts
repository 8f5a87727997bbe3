import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../kernel/day.ts';
import { findAsked } from './fold-pathway.ts';
import { findLostReason } from './nobody-lost.ts';
import { findOnDuty, isDoorOpen } from './on-duty.ts';
import type { PathwayStep } from './pathway-action.ts';
import {
  homeOf,
  nameOf,
  type Played,
  played,
  referral,
  roles,
  type Worker,
  workers,
  talk,
  told,
} from './pathway-for-tests.ts';

const runs = Number(process.env['PATHWAYS'] ?? 2000);

type Drawn = (today: Day) => PathwayStep;
type Move =
  | { is: 'step'; who: Worker | 'per'; step: Drawn }
  | { is: 'leaves' | 'returns'; who: Worker }
  | { is: 'days'; count: number };

const worker = fc.constantFrom(...workers);
const days = fc.integer({ min: -3, max: 60 });
const plain = fc.constantFrom<PathwayStep>(
  { kind: 'accepted' },
  { kind: 'not-accepted', words: 'Fullt' },
  { kind: 'started' },
  { kind: 'responsibility-accepted' },
  { kind: 'deputy-ended' },
  { kind: 'contact-ask-withdrawn' },
  { kind: 'contact-declined', reason: 'no-time-now', words: '' },
  { kind: 'contact-held' },
  { kind: 'contact-missed', words: '' },
  { kind: 'resumed' },
  { kind: 'ending-offered' },
  { kind: 'came-back' },
);
const step: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 5, arbitrary: plain.map<Drawn>((one) => () => one) },
  fc.constant<Drawn>(() => told),
  fc.constant<Drawn>(() => ({ kind: 'asked-for-more', words: 'Hva er prøvd?' })),
  worker.map<Drawn>((to) => () => ({ kind: 'contact-asked', to: roles[to], words: 'Ny jobb' })),
  worker.map<Drawn>((to) => () => ({ kind: 'contact-moved', to: roles[to], words: 'Ny jobb' })),
  fc.tuple(worker, days, days).map<Drawn>(([who, from, until]) => (today) => ({
    kind: 'deputy-named',
    deputy: roles[who],
    from: addDays(today, from),
    until: addDays(today, until),
  })),
  days.map<Drawn>((count) => (today) => ({
    kind: 'next-contact-agreed',
    next: { day: addDays(today, count), what: 'Samtale' },
  })),
  days.map<Drawn>((count) => (today) => ({
    kind: 'paused',
    reason: 'citizen-wishes',
    words: '',
    until: addDays(today, count),
  })),
  fc
    .constantFrom('wished', 'not-wished', 'not-yet')
    .map<Drawn>((answer) => () => ({ kind: 'ending-answered', answer, words: '' })),
  days.map<Drawn>((count) => (today) => ({
    ...talk,
    doorOpenUntil: count < 0 ? null : addDays(today, count),
  })),
  days.map<Drawn>((count) => (today) => ({ kind: 'ended', doorOpenUntil: count < 0 ? null : addDays(today, count) })),
);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom<Worker | 'per'>(...workers, 'per'), step).map<Move>(([who, one]) => ({
      is: 'step',
      who,
      step: one,
    })),
  },
  fc.tuple(fc.constantFrom('leaves', 'returns'), worker).map<Move>(([is, who]) => ({ is, who })),
  fc.integer({ min: 1, max: 40 }).map<Move>((count) => ({ is: 'days', count })),
);

/** A plain model: who must hold it by the words of the issue, told without the product's rules. */
interface Model {
  holder: Worker;
  /** Who has said that she receives. */
  receiver: Worker | undefined;
  /** Who is asked to take over from the holder. */
  asked: Worker | undefined;
}

function modelAfter(model: Model, who: Worker | 'per', taken: PathwayStep): Model {
  if (taken.kind === 'accepted') return { ...model, receiver: who === 'per' ? undefined : who };
  if (taken.kind === 'not-accepted') return { ...model, receiver: undefined };
  if (taken.kind === 'responsibility-accepted')
    return { holder: model.receiver ?? model.holder, receiver: undefined, asked: undefined };
  if (taken.kind === 'contact-asked') return { ...model, asked: nameOf(taken.to) };
  if (taken.kind === 'contact-declined' || taken.kind === 'contact-ask-withdrawn')
    return { ...model, asked: undefined };
  return taken.kind === 'contact-moved' ? { ...model, holder: nameOf(taken.to), asked: undefined } : model;
}

/** Plays a random history; after each move it asks what must hold. */
function play(moves: readonly Move[], check: (pathway: Played, model: Model, before: Model) => void): void {
  const pathway = played(['trond', referral]);
  let model: Model = { holder: 'trond', receiver: undefined, asked: undefined };
  for (const one of moves) {
    const before = model;
    if (one.is === 'leaves') pathway.gone.add(one.who);
    if (one.is === 'returns') pathway.gone.delete(one.who);
    if (one.is === 'days') pathway.today = addDays(pathway.today, one.count);
    // Whoever has left can't sign in any more.
    if (one.is === 'step' && (one.who === 'per' || !pathway.gone.has(one.who))) {
      const taken = one.step(pathway.today);
      if (pathway.take(one.who, taken) === 'taken') model = modelAfter(model, one.who, taken);
    }
    check(pathway, model, before);
  }
}

const histories = fc.array(move, { minLength: 1, maxLength: 40 });
const holds = (check: Parameters<typeof play>[1]) =>
  fc.assert(
    fc.property(histories, (moves) => play(moves, check)),
    { numRuns: runs },
  );

describe(`Over ${runs} random histories`, () => {
  test('exactly one person holds the pathway at any moment, the one the story says', () => {
    holds(({ state }, model) => {
      expect(state?.holder).toBe(roles[model.holder]);
      const open = state?.contacts.filter(({ until }) => until === null) ?? [];
      expect(open.map(({ roleId }) => roleId)).toEqual([state?.holder]);
      state?.contacts.forEach((period, at) => {
        const next = state.contacts[at + 1];
        if (next !== undefined) expect(period.until).toBe(next.from);
      });
    });
  });

  test('responsibility never passes to another organisation but by the acceptance of who receives', () => {
    holds(({ history }, model, before) => {
      if (homeOf(model.holder) === homeOf(before.holder)) return;
      expect(history.at(-1)?.step.kind).toBe('responsibility-accepted');
      expect(model.holder).toBe(before.receiver);
    });
  });

  test('it never passes to a colleague but by her own yes: she was asked, or the holder had left and she takes it up', () => {
    holds(({ state, history, isHere }, model, before) => {
      expect(findAsked(state ?? { asked: null })).toBe(model.asked && roles[model.asked]);
      const last = history.at(-1);
      if (model.holder === before.holder || last?.step.kind !== 'contact-moved') return;
      expect(last.byRoleId).toBe(roles[model.holder]);
      expect(before.asked === model.holder || !isHere(roles[before.holder])).toBe(true);
    });
  });

  test('nobody is lost: each open pathway has a holder who is here and a contact or a pause ahead, or stands on the list', () => {
    holds(({ state, today, isHere }) => {
      if (state === undefined || state.status === 'ended') return;
      const thoughtOf =
        isHere(state.holder) &&
        (state.status === 'paused'
          ? (state.pause?.until ?? '') >= today
          : state.nextContact !== null && state.nextContact.day >= today);
      expect(findLostReason(state, today, isHere(state.holder)) === undefined).toBe(thoughtOf);
    });
  });

  test('an open pathway and an open door lead to exactly one person on duty, who is here; a closed door to nobody', () => {
    holds(({ state, today, isHere, gone }, { holder }) => {
      if (state === undefined) throw new Error('There is a pathway.');
      const there = workers.filter((who) => homeOf(who) === homeOf(holder) && !gone.has(who));
      const colleagues = there.filter((who) => who !== holder).map((who) => roles[who]);
      const reached = findOnDuty(state, { today, isHere, colleagues });
      const isOpen = state.status !== 'ended' || isDoorOpen(state, today);
      // As long as anybody of the organisation is here, the citizen's message has a name on it.
      expect(reached !== undefined).toBe(isOpen && there.length > 0);
      if (reached === undefined) return;
      expect(there).toContain(nameOf(reached));
      const { deputy } = state;
      const standsIn = deputy !== null && deputy.from <= today && today <= deputy.until && isHere(deputy.roleId);
      if (standsIn) expect(reached).toBe(deputy.roleId);
      else if (isHere(state.holder)) expect(reached).toBe(state.holder);
    });
  });

  test('nothing ends without an ending that was offered', () => {
    holds(({ history }) => {
      const ended = history.findLastIndex(({ step: { kind } }) => kind === 'ended');
      const since = history.findLastIndex(({ step: { kind } }, at) => at < ended && kind === 'came-back');
      const between = history.slice(since + 1, Math.max(ended, 0));
      if (ended < 0) return;
      const offered = between.findLastIndex(({ step: { kind } }) => kind === 'ending-offered');
      expect(offered).toBeGreaterThanOrEqual(0);
      // Who has wished for the talk has had it, and nobody ends against a "not yet".
      const after = between.slice(offered);
      const answer = after.findLast(({ step: { kind } }) => kind === 'ending-answered')?.step;
      const isAsked = answer?.kind === 'ending-answered' && answer.answer !== 'not-wished';
      if (isAsked) expect(after.some(({ step: { kind } }) => kind === 'ending-talked')).toBe(true);
    });
  });
});
