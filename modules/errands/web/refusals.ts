import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ErrandsContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const errandRefusals = {
  'room-is-closed': m.errands_refusal_room_is_closed,
  'not-yours-to-ask': m.errands_refusal_not_yours_to_ask,
  'not-yours-to-take': m.errands_refusal_not_yours_to_take,
  'not-yours-to-note': m.errands_refusal_not_yours_to_note,
  'nobody-holds-overview': m.errands_refusal_nobody_holds_overview,
  'nobody-there': m.errands_refusal_nobody_there,
  'stands-otherwise': m.errands_refusal_stands_otherwise,
} satisfies Record<OwnRefusal<ErrandsContract>, () => string> & RefusalSentences;
