import type { Unit } from '../../../platform/server/unit.ts';
import { listStandings, traceShown } from '../../rooms/server/public.ts';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import { findHanging, type Hanging } from '../domain/hanging.ts';
import { type WeekCount, weekOf } from '../domain/weeks.ts';
import { findHistories, findNames, listPathways } from './pathway-store.ts';
import { presentPathways } from './present-pathway.ts';
import { countWeeks } from './week-store.ts';

type HangingPathway = Pathway & { citizenName: string; hanging: Hanging };

/** Those that I hold, or stand in for now, and that look as if they may be ended easily; by the citizen's name, in no other order. */
export async function listHanging(unit: Unit): Promise<HangingPathway[]> {
  const { db, me, now } = unit;
  const today = dayAt(now);
  const mine = await listPathways(db, 'mine');
  const found = new Map<string, Hanging>();
  const histories = await findHistories(
    db,
    mine.map(({ id }) => id),
  );
  for (const [id, history] of Map.groupBy(histories, ({ pathwayId }) => pathwayId)) {
    const state = foldPathway(history);
    const hanging = findHanging(history, today);
    const isReceiversAlone =
      me.acting.kind === 'practitioner' &&
      state?.receiver === me.acting.roleId &&
      state.holder !== me.acting.roleId &&
      state.deputy?.roleId !== me.acting.roleId;
    if (hanging !== undefined && !isReceiversAlone) found.set(id, hanging);
  }
  const pathways = await presentPathways(
    unit,
    mine.filter(({ id }) => found.has(id)),
  );
  await traceRooms(unit, pathways);
  const names = await findNames(
    db,
    pathways.map(({ citizenId }) => citizenId),
  );
  return pathways
    .flatMap((pathway) => {
      const hanging = found.get(pathway.id);
      return hanging === undefined ? [] : [{ ...pathway, citizenName: names.get(pathway.citizenId) ?? '', hanging }];
    })
    .toSorted((a, b) => a.citizenName.localeCompare(b.citizenName) || a.id.localeCompare(b.id));
}

async function traceRooms(unit: Unit, pathways: readonly Pathway[]): Promise<void> {
  traceShown(unit, pathways.length === 0 ? [] : await listStandings(unit), pathways);
}

/** Twelve weeks of my organisation: numbers, nobody's name. */
export async function countByWeek({ db }: Unit): Promise<WeekCount[]> {
  return (await countWeeks(db)).map((counted) => ({ ...counted, week: weekOf(counted.monday) }));
}
