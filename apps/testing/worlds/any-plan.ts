import fc from 'fast-check';
import { aPart, everything } from './asking.ts';
import { type Name, names } from './cast.ts';
import type { Plan } from './play.ts';
import { anyStory } from './story.ts';
import { anySecrets } from './variations/any-secret.ts';

const sideBySide = 16;
export const worldsAtOnce = 2 * sideBySide;
/** Every so many pairs one is asked everything; the others a part of it, another each time. */
const askedAll = 48;

// Those who come and go in the room see some things and not others, so it is they who look most.
const anyObserver = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Name>('vera', 'frida', 'siri') },
  { weight: 1, arbitrary: fc.constantFrom<Name>(...names) },
);
/** A story, what is secret in it, who looks and what she asks. */
const anyPlan: fc.Arbitrary<Omit<Plan, 'key'>> = anyStory.chain((story) =>
  fc.record({
    story: fc.constant(story),
    secrets: anySecrets(story),
    observers: anyObserver.map((name) => [name]),
    asking: fc.oneof(
      { weight: askedAll - 1, arbitrary: fc.nat().map(aPart) },
      { weight: 1, arbitrary: fc.constant(everything) },
    ),
  }),
);

/** Those that are played side by side. */
export const somePlans = fc.array(anyPlan, { minLength: sideBySide, maxLength: sideBySide });
