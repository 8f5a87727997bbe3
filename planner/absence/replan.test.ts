import { describe, expect, it } from 'vitest';
import { checkPlan } from '../check/check-plan.ts';
import { PlanFile } from '../problem/plan-file.ts';
import { parsed, shift, visit } from '../problem/small-team-for-tests.ts';
import { dayFile } from './day-file.ts';
import { replan } from './replan.ts';

const TUESDAY = '2026-11-24';
const two = [shift(), shift({ date: TUESDAY })];

/** Anna comes to Per on both days, Bo to Kari; Cecilie, whom nobody knows, has time. */
const file = parsed({
  days: 2,
  people: [
    { id: 'anna', shifts: two },
    { id: 'bo', shifts: two },
    { id: 'cecilie', shifts: two },
  ],
  citizens: [
    { id: 'per', place: 'at-per', faces: { target: 2 }, history: [{ date: '2026-11-20', person: 'bo' }] },
    { id: 'kari', place: 'at-kari' },
  ],
  visits: [
    visit('per-1'),
    visit('per-2', { date: TUESDAY }),
    visit('kari-1', { citizen: 'kari', window: { from: '10:00', to: '11:00' } }),
    visit('kari-2', { citizen: 'kari', date: TUESDAY, window: { from: '10:00', to: '11:00' } }),
  ],
});
const plan = PlanFile.parse({
  format: 'tillit-plan-1',
  routes: [
    { person: 'anna', shift: 0, stops: [{ visit: 'per-1', start: 540 }] },
    { person: 'anna', shift: 1, stops: [{ visit: 'per-2', start: 540 }] },
    { person: 'bo', shift: 0, stops: [{ visit: 'kari-1', start: 600 }] },
    { person: 'bo', shift: 1, stops: [{ visit: 'kari-2', start: 600 }] },
  ],
});
const away = (person: string, date: string, of = file) =>
  replan(of, plan, { absent: { person, date }, seed: 1, threads: 1, stop: { steps: 80 } });

describe('When somebody is away', () => {
  it('whom the citizen knows comes instead, all else stays, and the checker proves the new plan', async () => {
    const { routes, changes, unplaced } = await away('anna', TUESDAY);
    expect(changes).toEqual([{ visit: 'per-2', citizen: 'per', people: { from: ['anna'], to: ['bo'] } }]);
    expect(unplaced).toEqual([]);
    expect(checkPlan(file, { format: 'tillit-plan-1', routes, unplaced: [] }).faults).toEqual([]);
    expect(routes.filter(({ person, shift: s }) => person === 'anna' && s === 1)).toEqual([]);
  });

  it('the price of each who could come is shown, a face that is new with what that costs', async () => {
    const { alternatives } = await away('anna', TUESDAY);
    const [per] = alternatives;
    expect(per?.visit).toBe('per-2');
    expect(per?.people.map(({ person }) => person)).toEqual(['bo', 'cecilie']);
    // Anna comes on Monday and Bo came in the history, so Cecilie would be the third of two.
    expect(per?.people.map(({ newFace }) => newFace)).toEqual([0, 246]);
  });

  it('and nobody can come, that is said with what would help', async () => {
    const lonely = parsed({
      ...file,
      people: file.people.filter(({ id }) => id === 'anna').map((one) => ({ ...one, shifts: two })),
      citizens: file.citizens.map((one) => ({ ...one, history: [] })),
      visits: [visit('per-1'), visit('per-2', { date: TUESDAY })],
    });
    const { unplaced, changes } = await away('anna', TUESDAY, lonely);
    expect(unplaced).toMatchObject([{ visit: 'per-2', reasons: [{ code: 'not-at-work', people: 1 }], wouldHelp: [] }]);
    expect(changes).toMatchObject([{ visit: 'per-2', people: { to: [] } }]);
  });

  it('the day before and the day after are not touched', async () => {
    const { routes } = await away('bo', '2026-11-23');
    expect(routes.filter(({ shift: s }) => s === 1)).toEqual(plan.routes.filter(({ shift: s }) => s === 1));
  });

  it('is a smaller problem of that day alone', () => {
    const day = dayFile(file, plan, { person: 'anna', date: TUESDAY });
    expect(day.visits.map(({ id }) => id)).toEqual(['per-2', 'kari-2']);
    expect(day.people.map(({ shifts }) => shifts.length)).toEqual([0, 1, 1]);
  });
});
