import fc from 'fast-check';
import { beingBusyElsewhere } from '../acts/calendar.ts';
import { anyStep, type Variation } from '../secret.ts';

/** What takes Ingrid's time: her own plans in one world, an appointment with somebody else in the other. */
export const busyElsewhere: Variation = (story) => {
  const steps = story.acts.flatMap(({ busy }, step) => (busy === undefined ? [] : [step]));
  return (steps.length === 0 ? anyStep(story) : fc.constantFrom(...steps)).map((at) => {
    // Busy twice, she would have no time for the other appointment.
    const times = steps.length === 1 ? story.acts[at]?.busy : undefined;
    return {
      tells: `ingrid is busy with Per in step ${at}`,
      at,
      instead: true,
      acts: times === undefined ? [] : [beingBusyElsewhere(times)],
      isHiddenFrom: (name) => times !== undefined && !['ingrid', 'lars', 'per'].includes(name),
    };
  });
};
