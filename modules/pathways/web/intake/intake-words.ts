import { m } from '../../../../platform/web/words.ts';
import type { DeclineReason, IntakeQuestion } from '../../domain/intake.ts';

const questions = {
  help: m.pathways_intake_help,
  urgent: m.pathways_intake_urgent,
  'helped-before': m.pathways_intake_helped_before,
  'with-you': m.pathways_intake_with_you,
  language: m.pathways_intake_language,
  reach: m.pathways_intake_reach,
} satisfies Record<IntakeQuestion, () => string>;
export const questionInWords = (question: IntakeQuestion): string => questions[question]();

const declines = {
  'not-what-we-do': m.pathways_decline_not_what_we_do,
  'no-room-now': m.pathways_decline_no_room_now,
  'other-service-fits': m.pathways_decline_other_service_fits,
  'more-is-needed-first': m.pathways_decline_more_is_needed_first,
  'citizen-does-not-wish': m.pathways_decline_citizen_does_not_wish,
  other: m.pathways_decline_other,
} satisfies Record<DeclineReason, () => string>;
export const declineInWords = (reason: DeclineReason): string => declines[reason]();
