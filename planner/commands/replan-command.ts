import type { Change } from '../absence/changes.ts';
import type { Absent } from '../absence/day-file.ts';
import type { Replan } from '../absence/replan.ts';
import { replan } from '../absence/replan.ts';
import { timeText } from '../problem/days.ts';
import type { PlanFile } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import type { Options } from '../solve.ts';
import type { Out } from './command.ts';

/** A plan without somebody on a day: as JSON, and told as a list of what changes for whom. */
export async function replanCommand(
  { file, plan, absent, search }: { file: ProblemFile; plan: PlanFile; absent: Absent; search: Options },
  out: Out,
): Promise<void> {
  const found = await replan(file, plan, { ...search, absent });
  out.tell(tellReplan(found));
  const { routes, changes, alternatives, unplaced } = found;
  out.say(JSON.stringify({ format: 'tillit-plan-1', routes, changes, alternatives, unplaced }, null, 1));
}

function tellReplan({ changes, alternatives, unplaced, seconds }: Replan): string {
  const people = changes.filter((change) => change.people !== undefined);
  const moved = changes.filter((change) => change.start !== undefined);
  return [
    `${people.length} visits by somebody else, ${moved.length} moved by more than 15 minutes, ${unplaced.length} not placed (${seconds.toFixed(1)} s).`,
    ...changes.map(tellChange),
    ...alternatives.map(({ visit, people: others }) => {
      const offers = others.map(({ person, price, newFace }) => {
        return `${person} for ${price.toFixed(0)}${newFace > 0 ? ` (${newFace.toFixed(0)} of it a new face)` : ''}`;
      });
      return `${visit} could be taken, with nothing else changed, by ${offers.join(', ') || 'nobody'}.`;
    }),
    ...unplaced.map(({ visit, wouldHelp }) => `${visit}: nobody. ${wouldHelp.map(({ says }) => says).join(' ')}`),
  ].join('\n');
}

function tellChange({ visit, citizen, people, start }: Change): string {
  const who =
    people === undefined ? '' : ` ${people.to.join(' and ') || 'nobody'} instead of ${people.from.join(' and ')}`;
  const when = start === undefined ? '' : ` at ${timeText(start.to)} instead of ${timeText(start.from)}`;
  return `${visit} (${citizen}):${who}${when}`;
}
