import { m } from '../../../../platform/web/words.ts';
import type { EndingAnswer } from '../../domain/ending.ts';

const answers = {
  wished: m.pathways_ending_wished,
  'not-wished': m.pathways_ending_not_wished,
  'not-yet': m.pathways_ending_not_yet,
} satisfies Record<EndingAnswer, () => string>;
export const answerInWords = (answer: EndingAnswer): string => answers[answer]();
