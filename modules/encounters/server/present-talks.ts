import type { Unit } from '../../../platform/server/unit.ts';
import { findRoleNames } from '../../pathways/server/public.ts';
import type { Encounter } from '../domain/encounter.ts';
import { foldEncounter } from '../domain/fold-encounter.ts';
import { findSteps, type TalkRow } from './encounter-store.ts';

/** Talks with what is written of them, as far as I may read it. */
export async function presentTalks({ db, me }: Unit, talks: readonly TalkRow[]): Promise<Encounter[]> {
  const steps = await findSteps(
    db,
    talks.map(({ id }) => id),
  );
  const people = await findRoleNames(db, [...new Set(talks.map(({ roleId }) => roleId))]);
  return talks.map(({ roleId, personId, ...talk }) => {
    const writer = people.find((one) => one.roleId === roleId);
    return {
      ...talk,
      ...foldEncounter(steps.get(talk.id) ?? []),
      byName: writer?.name ?? '',
      profession: writer?.profession ?? '',
      organisation: writer?.organisation ?? '',
      isMine: personId === me.personId,
    };
  });
}
