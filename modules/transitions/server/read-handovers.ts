import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findNames, findOrganisationNames } from '../../pathways/server/public.ts';
import { findStanding, listStandings, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { Handover } from '../contract.ts';
import { type AfterMeeting, compareGroups } from '../domain/after-meeting.ts';
import type { HandoverState } from '../domain/handover.ts';
import { type Month, spanOf } from '../domain/months.ts';
import { type Obstacle, ObstacleReason, toAskAbout } from '../domain/obstacle.ts';
import { type CountRow, countAfterMeeting, countHandovers, listHandovers } from './handover-store.ts';
import { presentHandovers, readStates } from './present-handover.ts';

/** The hand-overs of a room, the latest first. */
export async function listOfRoom(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<Handover[]> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  return presentHandovers(unit, standing, await listHandovers(unit.db, { roomId }));
}

type Mine = Pick<HandoverState, 'id' | 'roomId' | 'status' | 'plan'> & {
  citizenName: string;
  organisationName: string;
  summaryIsOwed: boolean;
};

/** Those in which I am bridge or receiver and which are not over: what is planned first, by its time. */
export async function listMine(unit: Unit): Promise<Mine[]> {
  const keys = await listHandovers(unit.db, 'mine');
  const standings = keys.length === 0 ? [] : await listStandings(unit);
  const states = await readStates(unit, keys);
  traceShown(unit, standings, states);
  const names = await findNames(
    unit.db,
    states.map(({ citizenId }) => citizenId),
  );
  const organisations = await findOrganisationNames(
    unit.db,
    states.map(({ organisationId }) => organisationId),
  );
  return states
    .map(({ id, roomId, status, plan, citizenId, organisationId, heldAt, summarySharedAt }) => ({
      id,
      roomId,
      status,
      plan,
      citizenName: names.get(citizenId) ?? '',
      organisationName: organisations.get(organisationId) ?? '',
      summaryIsOwed: heldAt !== null && summarySharedAt === null,
    }))
    .toSorted((one, other) => (one.plan?.at ?? '9').localeCompare(other.plan?.at ?? '9'));
}

interface Pair {
  organisationId: CountRow['organisationId'];
  organisation: string;
  sent: boolean;
  stages: Record<string, number>;
  obstacles: Obstacle[];
}

const because = 'because:';

/** How far hand-overs between my organisation and each other one came, what hindered, and what to ask about. */
export async function countOfMine(
  unit: Unit,
  { month, span }: { month: Month; span: 'month' | 'year' },
): Promise<{ pairs: Pair[]; toAskAbout: Obstacle[]; afterMeeting: AfterMeeting }> {
  const { from, until } = spanOf(month, span === 'month' ? 1 : 12);
  const rows = await countHandovers(unit.db, from, until);
  const afterMeeting = compareGroups(await countAfterMeeting(unit.db, from, until));
  return { pairs: pairsOf(rows), toAskAbout: questionsOf(rows), afterMeeting };
}

/** The counts, by the other organisation and whether ours sent. */
export function pairsOf(rows: readonly CountRow[]): Pair[] {
  return [...Map.groupBy(rows, ({ organisationId, sent }) => `${organisationId} ${sent}`).values()].flatMap(pairOf);
}

/** What to ask about: the same obstacle counts over all other organisations. */
export function questionsOf(rows: readonly CountRow[]): Obstacle[] {
  const found = pairsOf(rows).flatMap(({ obstacles }) => obstacles);
  const sums = [...Map.groupBy(found, ({ reason }) => reason)].map(([reason, all]) => ({
    reason,
    times: all.reduce((sum, { times }) => sum + times, 0),
  }));
  return toAskAbout(sums);
}

function pairOf(rows: readonly CountRow[]): Pair[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { organisationId, organisation, sent } = first;
  const stages = rows.filter(({ what }) => !what.startsWith(because)).map(({ what, times }) => [what, times] as const);
  const obstacles = rows
    .filter(({ what }) => what.startsWith(because))
    .map(({ what, times }) => ({ reason: ObstacleReason.parse(what.slice(because.length)), times }))
    .toSorted((one, other) => other.times - one.times);
  return [{ organisationId, organisation, sent, stages: Object.fromEntries(stages), obstacles }];
}
