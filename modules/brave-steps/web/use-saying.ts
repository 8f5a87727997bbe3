import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep } from '../contract.ts';
import type { StepKind } from '../domain/brave-step.ts';
import type { BraveStepWish } from '../domain/brave-step-action.ts';
import type { Moment } from '../domain/how-hard.ts';
import { braveStepsApi } from './brave-steps-api.ts';

/** What is said aloud once it is done: the card may have gone to another place. */
const said = {
  agreed: m.brave_steps_said_agreed,
  comes: m.brave_steps_said_comes,
  'not-this-time': m.brave_steps_said_not_this_time,
  done: m.brave_steps_said_done,
  'made-smaller': m.brave_steps_said_changed,
  asked: m.brave_steps_said_asked,
  named: m.brave_steps_said_changed,
  'not-needed': m.brave_steps_said_changed,
  booked: m.brave_steps_said_changed,
  unbooked: m.brave_steps_said_changed,
  'put-off': m.brave_steps_said_put_off,
  'let-go': m.brave_steps_said_let_go,
  'taken-up': m.brave_steps_said_taken_up,
} satisfies Record<StepKind, (about: { what: string }) => string>;

export interface Saying {
  say: (wish: BraveStepWish) => void;
  sayHowHard: (moment: Moment, hard: number | null) => void;
  reset: () => void;
  error: Error | null;
  isBusy: boolean;
}

/** Says something of a step; what is shown is asked for anew before it counts as done. */
export function useSaying({ roomId, id: braveStepId, what }: ShownStep, onDone: (said: string) => void): Saying {
  const queryClient = useQueryClient();
  // One id for one intention: pressing twice, or again on a bad line, does it once.
  const [id, setId] = useState(() => crypto.randomUUID());
  const finish = async (sentence: string) => {
    await askAnew(queryClient, braveStepsApi.query.key());
    setId(crypto.randomUUID());
    onDone(sentence);
  };
  const taking = useMutation(
    braveStepsApi.query.takeStep.mutationOptions({ onSuccess: (_, { step }) => finish(said[step.kind]({ what })) }),
  );
  const rating = useMutation(
    braveStepsApi.query.sayHowHard.mutationOptions({ onSuccess: () => finish(m.brave_steps_said_changed({ what })) }),
  );
  return {
    say: (step) => taking.mutate({ roomId, braveStepId, id, step }),
    sayHowHard: (moment, hard) => rating.mutate({ roomId, braveStepId, moment, hard }),
    reset: () => {
      taking.reset();
      rating.reset();
    },
    error: taking.error ?? rating.error,
    isBusy: taking.isPending || rating.isPending,
  };
}
