import { z } from 'zod';

/** Why a first meeting came to nothing, or was put off: one of these and a sentence, so that leaders can ask about it. */
export const ObstacleReason = z.enum([
  'citizen-does-not-wish',
  'citizen-could-not',
  'not-reached',
  'no-answer-from-receiver',
  'receiver-not-named',
  'no-common-time',
  'no-time-set-aside',
  'somebody-was-ill',
  'somebody-has-left',
  'unclear-whose-task',
  'place-or-technology',
  'too-urgent',
  'other',
]);
export type ObstacleReason = z.infer<typeof ObstacleReason>;

/** What lies in the citizen's hands is nobody's to answer for, and not asked about. */
export const isTheCitizens = (reason: ObstacleReason): boolean =>
  reason === 'citizen-does-not-wish' || reason === 'citizen-could-not';

export interface Obstacle {
  reason: ObstacleReason;
  times: number;
}

/** The obstacles that a leader asks about this month: what hindered most, at most three; what comes as often stays in the given order. */
export function toAskAbout(obstacles: readonly Obstacle[]): Obstacle[] {
  return obstacles
    .filter(({ reason, times }) => times > 0 && !isTheCitizens(reason))
    .toSorted((one, other) => other.times - one.times)
    .slice(0, 3);
}
