import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { BraveStepsContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const braveStepRefusals = {
  'room-is-closed': m.brave_steps_refusal_room_is_closed,
  'not-yours-to-write': m.brave_steps_refusal_not_yours_to_write,
  'she-says-how-hard': m.brave_steps_refusal_she_says_how_hard,
  'not-yours-to-take': m.brave_steps_refusal_not_yours_to_take,
  'stands-otherwise': m.brave_steps_refusal_stands_otherwise,
  'companion-is-not-here': m.brave_steps_refusal_companion_is_not_here,
  'appointment-is-not-here': m.brave_steps_refusal_appointment_is_not_here,
  'companion-is-no-party': m.brave_steps_refusal_companion_is_no_party,
} satisfies Record<OwnRefusal<BraveStepsContract>, () => string> & RefusalSentences;
