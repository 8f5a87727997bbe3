import { replan } from '../absence/replan.ts';
import { planVisits } from '../districts/plan-visits.ts';
import { PlanFile } from '../problem/plan-file.ts';
import { ProblemFile } from '../problem/problem-file.ts';
import { generateTeam } from './generate-team.ts';
import { seconds } from './settings.ts';

const SEARCH_SECONDS = 2;

/** Somebody calls in sick on a day of about 200 visits: when the first proposal is there, when the final one, and what changes. */
export async function absenceBench(say: (line: string) => void): Promise<void> {
  const file = ProblemFile.parse(generateTeam({ staff: 60, citizens: 225, days: 7, visits: 200 }, 1));
  const planned = await planVisits(file, { seed: 1, stop: { seconds } });
  const plan = PlanFile.parse({ format: planned.format, routes: planned.routes });
  say(`\nSick call: ${file.visits.length} visits in a week, about ${Math.round(file.visits.length / 7)} a day\n`);
  say(
    '| who | visits of hers | first proposal (s) | final (s) | other people | moved times | not placed |\n|---|---|---|---|---|---|---|',
  );
  const busiest = plan.routes.toSorted((one, other) => other.stops.length - one.stops.length).slice(0, 5);
  for (const { person, shift, stops } of busiest) {
    const date = file.people.find(({ id }) => id === person)?.shifts[shift].date ?? '';
    const began = performance.now();
    let first = 0;
    const found = await replan(file, plan, {
      absent: { person, date },
      seed: 1,
      stop: { seconds: SEARCH_SECONDS },
      onProgress: () => void (first ||= (performance.now() - began) / 1_000),
    });
    const whole = (performance.now() - began) / 1_000;
    const others = found.changes.filter((change) => change.people !== undefined).length;
    const moved = found.changes.filter((change) => change.start !== undefined).length;
    say(
      `| ${person} on ${date} | ${stops.length} | ${first.toFixed(2)} | ${whole.toFixed(2)} | ${others} | ${moved} | ${found.unplaced.length} |`,
    );
  }
}
