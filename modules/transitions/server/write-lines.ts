import { randomUUID } from 'node:crypto';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Handover } from '../contract.ts';
import { inWhosePlace } from '../domain/decide-handover-step.ts';
import type { HandoverId } from '../domain/handover.ts';
import { LineId, mostLines } from '../domain/line.ts';
import { enterHandover, type InHandover, type RoomErrors, tellCitizen, tellOfText } from './in-handover.ts';
import { findLines, isSummedUpByAnother, storeCorrection, storeLine, strikeLines } from './line-store.ts';

type Errors<R extends string> = RoomErrors & { [K in R]: () => Error };

/** Puts a line on the agenda, while the meeting is ahead. */
export async function addLine(
  unit: Unit,
  { handoverId, id, text }: { handoverId: HandoverId; id: LineId; text: string },
  errors: Errors<'one-who-meets-needed' | 'step-does-not-fit' | 'agenda-is-full'>,
): Promise<Handover> {
  const there = await enterHandover(unit, handoverId, errors);
  if (!isAhead(there)) throw errors['step-does-not-fit']();
  if (!meets(there) && !isClose(there)) throw errors['one-who-meets-needed']();
  const mine = (await findLines(unit.db, [handoverId])).filter(({ kind }) => kind === 'agenda');
  if (mine.some((line) => line.id === id)) return there.answer();
  // Only one's own are counted: how many there are of those that one may not read is not told.
  if (mine.filter(({ by }) => by === unit.me.personId).length >= mostLines) throw errors['agenda-is-full']();
  await storeLine(unit, there.state, { id, kind: 'agenda', text, forRoleId: inWhosePlace(there, there.state) });
  await tellOfText(unit, there.standing, 'transitions.line-written', [text]);
  return there.answer();
}

/** Strikes a line: whoever wrote it, or the citizen from the agenda. A line that one may not strike is as one that is not there. */
export async function strikeLine(
  unit: Unit,
  { handoverId, id }: { handoverId: HandoverId; id: LineId },
  errors: RoomErrors,
): Promise<Handover> {
  const there = await enterHandover(unit, handoverId, errors);
  const line = (await findLines(unit.db, [handoverId])).find((one) => one.id === id);
  if (line?.kind === 'agenda' && (await strikeLines(unit, [id])) > 0)
    await tellOfText(unit, there.standing, 'transitions.line-struck', [line.text]);
  return there.answer();
}

/** Writes the summary anew, as long as it is not shared. Whoever began it writes it. */
export async function writeSummary(
  unit: Unit,
  { handoverId, points }: { handoverId: HandoverId; points: readonly string[] },
  errors: Errors<'one-who-meets-needed' | 'step-does-not-fit' | 'summary-is-anothers'>,
): Promise<Handover> {
  const there = await enterHandover(unit, handoverId, errors);
  const { state } = there;
  if (there.actor.as !== 'practitioner' || !meets(there)) throw errors['one-who-meets-needed']();
  if (state.heldAt === null || state.summarySharedAt !== null) throw errors['step-does-not-fit']();
  if (await isSummedUpByAnother(unit.db, handoverId)) throw errors['summary-is-anothers']();
  const before = (await findLines(unit.db, [handoverId])).filter(({ kind }) => kind === 'summary');
  await strikeLines(
    unit,
    before.map(({ id }) => id),
  );
  const forRoleId = inWhosePlace(there, state);
  for (const text of points)
    await storeLine(unit, state, { id: LineId.parse(randomUUID()), kind: 'summary', text, forRoleId });
  return there.answer();
}

/** The citizen's own words to a point of the summary. */
export async function correctLine(
  unit: Unit,
  { handoverId, lineId, id, text }: { handoverId: HandoverId; lineId: LineId; id: string; text: string },
  errors: Errors<'citizen-needed'>,
): Promise<Handover> {
  const there = await enterHandover(unit, handoverId, errors);
  const line = (await findLines(unit.db, [handoverId])).find((one) => one.id === lineId);
  if (there.actor.as !== 'citizen-side') throw errors['citizen-needed']();
  if (line?.kind !== 'summary') throw errors['not-found']();
  await storeCorrection(unit, there.state, { id, lineId, text });
  await tellOfText(unit, there.standing, 'transitions.line-corrected', [text, line.text]);
  tellCitizen(unit, there.standing, 'transitions.line-corrected');
  return there.answer();
}

function isAhead({ state: { status } }: InHandover): boolean {
  return status === 'opened' || status === 'offered' || status === 'wished' || status === 'planned';
}

/** Those who meet: the citizen, whom she knows or who stands in for her, and who comes new. */
function meets({ actor, deputy, state: { bridge, receiver } }: InHandover): boolean {
  return (
    actor.as === 'citizen-side' || (actor.as === 'practitioner' && [bridge, receiver, deputy].includes(actor.roleId))
  );
}

/** Somebody close to the citizen who is in the room. */
function isClose({ actor, standing }: InHandover): boolean {
  return actor.as === 'other' && standing.kind === 'related-person';
}
