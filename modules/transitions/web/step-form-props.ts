import type { Handover } from '../contract.ts';
import type { HandoverStep } from '../domain/handover-action.ts';

/** What the form of one step is given. */
export type StepFormProps = {
  handover: Handover;
  isSending: boolean;
  onSend: (step: HandoverStep) => void;
  onClose: () => void;
};
