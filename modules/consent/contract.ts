import { z } from 'zod';
import { ParticipantId, PersonId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { Block } from './domain/block.ts';
import { ConsentAction, ConsentDay, ConsentState, Sees, ToldBy } from './domain/consent-action.ts';

const about = z.object({ subjectId: z.uuid(), granteeId: ParticipantId });
const blockRefusals = {
  'only-citizen-side-decides': { status: 403 },
  'citizen-decides-alone': { status: 403 },
  'guardian-decides': { status: 403 },
} as const;

export const consentContract = {
  /** The history of one consent, oldest first: decided by whom, told how, written down by whom. */
  getHistory: endpoint({ audit: 'consent.history-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/consents/{subjectId}/{granteeId}' })
    .input(about)
    .output(
      z.object({
        now: ConsentState,
        actions: z.array(ConsentAction.extend({ decidedByName: z.string(), recordedByName: z.string() })),
      }),
    ),

  /**
   * One decision about one grantee. By the citizen or the guardian with an electronic ID, or written down by a
   * practitioner who was told by phone, on paper or in person. The id makes a retry harmless. What lets somebody see
   * more asks for a fresh electronic ID of whoever records it; a no, a narrowing and taking back never do.
   */
  decide: endpoint({ audit: 'consent.decided', who: 'signed-in', fresh: 'when-it-opens' })
    .route({ method: 'POST', path: '/consents/{subjectId}/{granteeId}/decisions' })
    .input(
      about.extend({
        id: z.uuid(),
        decision: z.enum(['give', 'decline', 'change', 'withdraw']),
        sees: Sees.optional(),
        holdsUntil: ConsentDay.nullable().optional(),
        toldBy: ToldBy.default('electronic-id'),
      }),
    )
    .errors({
      'consent-was-not-asked': { status: 409 },
      'consent-is-not-given': { status: 409 },
      'period-ends-in-the-past': { status: 422 },
      'day-is-in-the-future': { status: 422 },
      'decision-needs-sees': { status: 422 },
      'only-citizen-side-decides': { status: 403 },
      'citizen-decides-alone': { status: 403 },
      'guardian-decides': { status: 403 },
      /** Told to the citizen's side alone. */
      'practitioner-is-blocked': { status: 409 },
    })
    .output(ConsentState),

  /** Whom I block or have blocked, or the child I act for does, with what was decided about it. */
  listBlocks: endpoint({ audit: 'consent.blocks-listed', who: 'signed-in' })
    .route({ method: 'GET', path: '/blocks' })
    .output(z.array(Block)),

  /**
   * Blocks a practitioner by name, in all her roles, now and later: she is out of every room in that second, finds the
   * citizen no more, also in an emergency, and is not told. Again is harmless.
   */
  block: endpoint({ audit: 'consent.practitioner-blocked', who: 'signed-in' })
    .route({ method: 'PUT', path: '/blocks/{personId}' })
    .input(z.object({ personId: PersonId }))
    .errors(blockRefusals)
    .output(z.object({ done: z.literal(true) })),

  /** Lifts a block. Nobody is let in by it: for each room the citizen says yes anew. */
  liftBlock: endpoint({ audit: 'consent.block-lifted', who: 'signed-in' })
    .route({ method: 'POST', path: '/blocks/{personId}/lifting' })
    .input(z.object({ personId: PersonId }))
    .errors(blockRefusals)
    .output(z.object({ done: z.literal(true) })),
};

export type ConsentContract = typeof consentContract;
