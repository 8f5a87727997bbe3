import type { Problem } from '../problem/problem.ts';
import type { Rule } from './rule.ts';

/** What is carried on a shift fits. */
export const capacity = {
  name: 'What is carried on a shift fits',
  kind: 'hard',
  code: 'no-room-for-load',
  allows({ parts, shifts }: Problem, part: number, { shift, load }: { shift: number; load: number }): boolean {
    return load + parts.load[part] <= shifts.capacity[shift];
  },
} satisfies Rule & Record<string, unknown>;
