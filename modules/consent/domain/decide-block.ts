import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { BlockAction } from './block.ts';
import type { Citizen, Decider } from './decision.ts';
import { type SideRefusal, whoseDecision } from './whose-decision.ts';

export interface BlockSituation {
  /** Whether she is blocked now, and how many steps there have been. */
  before: { holds: boolean; position: number };
  citizen: Citizen;
  decider: Decider;
  now: Instant;
}

export type BlockStep = Pick<BlockAction, 'kind' | 'decidedAs'> & { position: number };

/**
 * The step that blocking or lifting becomes, by whoever decides for the citizen with her electronic ID; nothing when it
 * stands so already. Nobody writes a block down for somebody else: whoever was told would be among those who may be blocked.
 */
export function decideBlock(
  { before, citizen, decider, now }: BlockSituation,
  kind: BlockAction['kind'],
): Result<BlockStep | undefined, SideRefusal> {
  const side = whoseDecision(citizen, decider, 'electronic-id', now);
  if (!side.ok) return side;
  if (before.holds === (kind === 'blocked')) return ok(undefined);
  const decidedAs = side.value.decidedAs === 'guardian' ? 'guardian' : 'citizen';
  return ok({ kind, decidedAs, position: before.position + 1 });
}
