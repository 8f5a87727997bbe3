import type { RoomId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Trace, Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import { addressRectification, answerRectification, type Origin } from '../domain/address-rectification.ts';
import type { NewAnswer, NewRectification, Rectification, RectificationId } from '../domain/rectification.ts';
import {
  audienceOf,
  findEntryOrigin,
  findMessageOrigin,
  insertAnswer,
  insertRectification,
  listKnownBy,
  listSeen,
  type SeenRectification,
} from './rectification-store.ts';
import { findMyCitizen } from './whose-side-store.ts';

type AskRefusal = 'other-role-needed' | 'not-found' | 'own-words-are-corrected-by-a-message' | 'nobody-can-answer';

/** The citizen says that something is not right; it stands beside the thing, and goes to whoever is to answer. */
export async function askRectification(
  unit: Unit,
  asked: NewRectification,
): Promise<Result<Rectification, AskRefusal>> {
  const citizenId = await findMyCitizen(unit.db);
  if (citizenId === undefined) return refuse('other-role-needed');
  const { target } = asked;
  unit.trace({ citizenId, placeId: target.kind === 'message' ? target.roomId : undefined, ...basisOf(unit) });
  const [before] = await listSeen(unit.db, { id: asked.id });
  if (before !== undefined) return ok(shown(before));
  const message =
    target.kind === 'message' ? await findMessageOrigin(unit.db, target.roomId, target.messageId) : undefined;
  const origin = message?.origin ?? (await findOrigin(unit, citizenId, asked));
  if (origin === undefined) return refuse('not-found');
  const knownBy = (await listKnownBy(unit.db, citizenId)).map(({ id }) => id);
  const to = addressRectification(origin, knownBy);
  if (!to.ok) return to;
  const participantId = message?.participantId ?? null;
  await insertRectification(unit, { ...asked, citizenId, participantId, to: to.value });
  const roomId = target.kind === 'message' ? target.roomId : null;
  await tell(unit, 'rights.rectification-asked', { roomId, citizenId, organisationId: to.value.organisationId });
  const [stored] = await listSeen(unit.db, { id: asked.id });
  if (stored === undefined) throw new Error('What was just written is gone.');
  return ok(shown(stored));
}

async function findOrigin(
  unit: Unit,
  citizenId: SeenRectification['citizenId'],
  { target }: NewRectification,
): Promise<Origin | undefined> {
  if (target.kind === 'entry') return findEntryOrigin(unit.db, citizenId, target.entryId);
  return target.kind === 'person' ? { of: 'person', organisationId: target.organisationId } : undefined;
}

type AnswerRefusal = 'not-found' | 'not-yours-to-answer' | 'already-answered';

/** Whoever wrote it, or answers for her organisation, says what has become of it; both texts stay. */
export async function giveAnswer(
  unit: Unit,
  { id, ...answer }: NewAnswer & { id: RectificationId },
): Promise<Result<Rectification, AnswerRefusal>> {
  const [found] = await listSeen(unit.db, { id });
  if (found === undefined) return refuse('not-found');
  const isAnswered = found.answer !== null;
  const may = answerRectification({ isMine: found.mayHaveAnswered, isAnswered });
  if (!may.ok) return may;
  await insertAnswer(unit, found, answer);
  const roomId = found.target.kind === 'message' ? found.target.roomId : null;
  unit.trace({ citizenId: found.citizenId, ...groundOf(unit, found) });
  await tell(unit, 'rights.rectification-answered', { roomId, citizenId: found.citizenId, organisationId: null });
  const [answered] = await listSeen(unit.db, { id });
  if (answered === undefined) throw new Error('What was just answered is gone.');
  return ok(shown(answered));
}

/** What a citizen has said is not right, where I may see it: in a room, mine, or mine to answer. */
export async function listRectifications(
  unit: Unit,
  { roomId }: { roomId?: RoomId | undefined },
): Promise<Rectification[]> {
  const found = await listSeen(unit.db, { roomId });
  const byPlace = Map.groupBy(found, (one) => `${one.citizenId} ${placeOf(one) ?? ''}`);
  unit.trace(
    ...[...byPlace.values()].flatMap(([first]) =>
      first === undefined ? [] : [{ citizenId: first.citizenId, ...groundOf(unit, first) }],
    ),
  );
  return found.map(shown);
}

const placeOf = ({ target }: Rectification) => (target.kind === 'message' ? target.roomId : undefined);

/** On what ground somebody sees one: as the citizen's side, as one who is in the room, or for the organisation. */
function groundOf(unit: Unit, one: SeenRectification): Pick<Trace, 'placeId' | 'basis' | 'basisId'> {
  const placeId = placeOf(one);
  if (one.isCitizenSide) return { placeId, ...basisOf(unit) };
  return { placeId, basis: one.isInRoom ? 'consent' : 'affiliation' };
}

async function tell(
  unit: Unit,
  what: string,
  { roomId, citizenId, organisationId }: Parameters<typeof audienceOf>[1],
): Promise<void> {
  const audience = await audienceOf(unit, { roomId, citizenId, organisationId });
  unit.announce({ what, place: roomId ?? citizenId, audience: [...audience, unit.me.personId], notify: true });
}

function shown({
  citizenId: _citizen,
  mayHaveAnswered: _may,
  isCitizenSide: _side,
  isInRoom: _in,
  ...one
}: SeenRectification): Rectification {
  return one;
}
