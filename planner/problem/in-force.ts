import type { ProblemFile } from './problem-file.ts';

type Competence = ProblemFile['people'][number]['competences'][number];

/** Whether somebody has a competence on a date: its first and its last day are both in. */
export function isInForce({ from, until }: Competence, date: string): boolean {
  return (from ?? '') <= date && date <= (until ?? '9999-12-31');
}
