import type { PersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import type { Block, BlockAction } from '../domain/block.ts';
import { decideBlock } from '../domain/decide-block.ts';
import type { SideRefusal } from '../domain/whose-decision.ts';
import { type BlockKey, findMyCitizen, isPractitioner, listBlocks, lockBlock, storeBlockStep } from './block-store.ts';
import { findCitizenSide } from './citizen-side-store.ts';
import { standingOf } from './standing-of.ts';

/** Reacts to a block in the transaction that records it: what it throws undoes the block. */
export type BlockListener = (unit: Unit, blocked: BlockKey) => Promise<void>;

/** Whom my citizen's side blocks or has blocked, by name; whoever stands on nobody's side is refused. */
export async function listMyBlocks(unit: Unit): Promise<Result<Block[], 'other-role-needed'>> {
  const citizenId = await findMyCitizen(unit.db);
  if (citizenId === undefined) return refuse('other-role-needed');
  const blocks = await listBlocks(unit.db, citizenId);
  unit.trace(...(blocks.length > 0 ? [{ citizenId, ...basisOf(unit) }] : []));
  return ok(blocks);
}

/**
 * Blocks somebody by name, in all her roles, or lifts it: load with the block locked, decide, store, announce. What stands
 * already is recorded no second time. Nobody but the citizen's side hears of it.
 */
export async function setBlock(
  unit: Unit,
  personId: PersonId,
  kind: BlockAction['kind'],
): Promise<Result<{ done: true; blocked: BlockKey | undefined }, SideRefusal | 'other-role-needed' | 'not-found'>> {
  const { db, me } = unit;
  const citizenId = await findMyCitizen(db);
  const side = citizenId && (await findCitizenSide(db, citizenId));
  if (side === undefined) return refuse('other-role-needed');
  if (personId === side.id || !(await isPractitioner(db, personId))) return refuse('not-found');
  const key = { citizenId: side.id, personId };
  const before = await lockBlock(db, key);
  const { decider, basis } = standingOf(me, side);
  const citizen = { ...side, guardians: side.guardians.map((guardian) => guardian.personId) };
  const decided = decideBlock({ before, citizen, decider, now: instantOf(unit.now) }, kind);
  if (!decided.ok) return decided;
  unit.trace({ citizenId: side.id, ...basis });
  const step = decided.value;
  if (step === undefined) return ok({ done: true, blocked: undefined });
  await storeBlockStep(db, key, { ...step, by: me.personId, at: unit.now });
  unit.announce({ what: 'consent.block-changed', place: side.id, audience: [...new Set([side.id, me.personId])] });
  return ok({ done: true, blocked: kind === 'blocked' ? key : undefined });
}
