import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { MyTalk } from '../contract.ts';
import { decideEncounterStep, type StepRefusal } from '../domain/decide-encounter-step.ts';
import type { Encounter, EncounterId, NoteWords } from '../domain/encounter.ts';
import type { EncounterStep } from '../domain/encounter-step.ts';
import type { TalkErrors } from './begin-talk.ts';
import * as store from './encounter-store.ts';
import { presentTalks } from './present-talks.ts';

interface Mine {
  talk: store.TalkRow;
  standing: Standing;
}

/** A talk of mine; somebody else's is not there, signed or not. */
async function getMine(unit: Unit, id: EncounterId, errors: Pick<TalkErrors, 'not-found'>): Promise<Mine> {
  const { acting, personId } = unit.me;
  const [talk] = await store.listTalks(unit.db, { id });
  const isMine = talk?.personId === personId && acting.kind === 'practitioner' && acting.roleId === talk.roleId;
  const standing = talk && isMine ? await findStanding(unit, talk.roomId) : undefined;
  if (talk === undefined || standing === undefined) throw errors['not-found']();
  return { talk, standing };
}

/** A talk of mine with what I have not signed yet. */
export async function getMyTalk(unit: Unit, id: EncounterId, errors: Pick<TalkErrors, 'not-found'>): Promise<MyTalk> {
  const { talk, standing } = await getMine(unit, id, errors);
  unit.trace(traceOf(unit, standing));
  const [shown] = await presentTalks(unit, [talk]);
  if (shown === undefined) throw errors['not-found']();
  return { ...shown, draft: (await store.findDraft(unit.db, id)) ?? null };
}

export async function saveDraft(
  unit: Unit,
  { encounterId, draft }: { encounterId: EncounterId; draft: NoteWords },
  errors: TalkErrors,
): Promise<{ done: true }> {
  const { talk, standing } = await getMine(unit, encounterId, errors);
  if (standing.isClosed) throw errors['room-is-closed']();
  await store.saveDraft(unit, talk, draft);
  return { done: true };
}

/** Signs, corrects, or says that there was no talk; those who may read it are told that they may look again. */
export async function takeEncounterStep(
  unit: Unit,
  { encounterId, ...step }: Pick<EncounterStep, 'id' | 'wish'> & { encounterId: EncounterId },
  errors: TalkErrors<StepRefusal>,
): Promise<Encounter> {
  const { talk, standing } = await getMine(unit, encounterId, errors);
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { step: step.wish.kind }));
  await store.lockTalk(unit.db, encounterId);
  const history = (await store.findSteps(unit.db, [encounterId])).get(encounterId) ?? [];
  const decided = decideEncounterStep(history, step);
  if (!decided.ok) throw errors[decided.reason]();
  if (decided.value === 'new') {
    await store.storeStep(unit, talk, { ...step, position: history.length + 1 });
    const audience = await store.findNoteAudience(unit, talk.roomId, store.plainOfStep(step.wish));
    unit.announce({ what: 'encounters.note-written', place: talk.roomId, audience, notify: false });
  }
  const [shown] = await presentTalks(unit, [talk]);
  if (shown === undefined) throw errors['not-found']();
  return shown;
}
