import { z } from 'zod';
import { PersonId } from '../../../kernel/ids.ts';
import type { NewJob } from '../jobs.ts';

/**
 * One person is to be told of one place. After the telling the job waits on, and remembers what was told,
 * so that nobody is told again before having looked.
 */
export const NotifyJob = z.object({
  personId: PersonId,
  place: z.uuid(),
  told: z.object({ hintId: z.number(), at: z.coerce.date() }).optional(),
});
export type NotifyJob = z.infer<typeof NotifyJob>;

export const keyOf = ({ personId, place }: { personId: string; place: string }) => `${personId} ${place}`;

export function newNotifyJob(data: NotifyJob, notBefore: Date): NewJob {
  return { data, key: keyOf(data), notBefore };
}
