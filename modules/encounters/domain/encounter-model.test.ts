import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../kernel/instant.ts';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { decideEncounterStep } from './decide-encounter-step.ts';
import type { EncounterStep, EncounterWish } from './encounter-step.ts';
import { foldEncounter } from './fold-encounter.ts';

/** A talk as one tells of it: what is written, the latest last, and whether somebody said that it was not held. */
class Model {
  written: string[] = [];
  fellAway: string | undefined;

  may(wish: EncounterWish): string {
    if (wish.kind !== 'not-held' && wish.note.talked === '') return 'words-needed';
    const isSigned = this.written.length > 0;
    if (wish.kind === 'correct') return isSigned ? 'new' : 'step-does-not-fit';
    if (wish.kind === 'sign') return isSigned ? 'step-does-not-fit' : 'new';
    return isSigned || this.fellAway !== undefined ? 'step-does-not-fit' : 'new';
  }

  become(wish: EncounterWish): void {
    this.fellAway = wish.kind === 'not-held' ? wish.why : undefined;
    if (wish.kind !== 'not-held') this.written.push(wish.note.talked);
  }
}

const note = fc.record({
  kind: fc.constantFrom('intake', 'conversation', 'follow-up', 'ad-hoc'),
  talked: fc.constantFrom('', 'Søvn', 'Uro', 'Jobb'),
  agreed: fc.constantFrom('', 'Vi ringes'),
});
const wish: fc.Arbitrary<EncounterWish> = fc.oneof(
  fc.record({ kind: fc.constant('sign'), note }),
  fc.record({ kind: fc.constant('correct'), note }),
  fc.record({ kind: fc.constant('not-held'), why: fc.constantFrom('did-not-come', 'moved', 'other') }),
);

describe(`Any history of a talk (SEED=${seed})`, () => {
  it('is what one would tell of it: written once, corrected beside what was, held or not', () => {
    let signed = 0;
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), fc.array(fc.nat(11)), (wishes, again) => {
        const model = new Model();
        const history: EncounterStep[] = [];
        for (const [nth, one] of wishes.entries()) {
          const step = { id: `step ${nth}`, at: instantOf(new Date(nth * 60_000)), wish: one };
          const decided = decideEncounterStep(history, step);
          expect(decided.ok ? decided.value : decided.reason).toBe(model.may(one));
          if (!decided.ok) continue;
          model.become(one);
          history.push(step);
          // Sent again it is the same.
          for (const known of again) {
            const before = history[known];
            if (before !== undefined)
              expect(decideEncounterStep(history, before)).toEqual({ ok: true, value: 'known' });
          }
          const state = foldEncounter(history);
          expect(state.notes.map(({ talked }) => talked)).toEqual(model.written.toReversed());
          expect(state.whyNot ?? undefined).toBe(model.fellAway);
          expect(state.status).toBe(model.fellAway !== undefined ? 'not-held' : 'signed');
        }
        if (model.written.length > 1) signed += 1;
        // Whoever may read only the later steps reads a talk like any other.
        for (const from of history.keys()) expect(() => foldEncounter(history.slice(from))).not.toThrow();
      }),
      { seed, numRuns: 2000 },
    );
    expect(signed).toBeGreaterThan(50);
  });
});
