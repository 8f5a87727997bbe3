import type { IntakeAnswers } from '../domain/intake.ts';

/** What is typed for a step, as far as it has come. */
export interface StepTyped {
  day?: string;
  from?: string;
  until?: string;
  what?: string;
  words?: string;
  reason?: string;
  colleague?: string | undefined;
  answer?: string;
  reached?: string;
  remains?: string;
  call?: string;
  followUp?: string;
  followUpOn?: string;
  answers?: IntakeAnswers;
}
