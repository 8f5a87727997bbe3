import fc from 'fast-check';
import { choosingTexts } from '../acts/citizen.ts';
import { beingThere, closing, stepping } from '../acts/room.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** The room goes on without those who are not in it: what happens next, how the citizen is there and is reached, that it ends. */
export const outOfSight: Variation = (story) =>
  fc.record({ at: anyStep(story), what: fc.nat(3) }).map(({ at, what }) => {
    const decider = deciderOf(story.age);
    const acts = [
      stepping('ingrid', 'main', 'hemmelig neste steg'),
      beingThere(decider, 'main', 'silent'),
      choosingTexts(decider, 'main', 'notices'),
      closing(decider, 'main', 'hemmelige ord til slutt'),
    ];
    return {
      tells: `out of sight: ${acts[what]?.tells}`,
      at,
      acts: acts.slice(what, what + 1),
      // A room that closes ends its hand-over, and how far those come is a number that two organisations see.
      isHiddenFrom: (name, { history }) =>
        history.hidesRoom('main', name, at + 0.5) && !(what === 3 && story.acts.some(({ does }) => does === 'refers')),
    };
  });
