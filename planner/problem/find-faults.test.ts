import { describe, expect, it } from 'vitest';
import { faultsOfShape } from '../basics/fault.ts';
import { findFaults } from './find-faults.ts';
import { findHopeless } from './find-hopeless.ts';
import { ProblemFile } from './problem-file.ts';
import { parsed, shift, smallTeam, visit } from './small-team-for-tests.ts';

/** The faults of a file as somebody would read them: place and code. */
function faultsIn(file: unknown): string[] {
  const read = ProblemFile.safeParse(file);
  const faults = read.success ? findFaults(read.data) : faultsOfShape(read.error);
  for (const { says } of faults) expect(says.length).toBeGreaterThan(5);
  return faults.map(({ place, code }) => `${place} ${code}`);
}

const matrix = (rows: (number | null)[][]) => smallTeam({ travel: { matrix: rows } });
const anna = (change: object) => smallTeam({ people: [{ id: 'anna', shifts: [shift()], ...change }] });
const per = (change: object) =>
  smallTeam({
    citizens: [
      { id: 'per', place: 'at-per', ...change },
      { id: 'kari', place: 'at-kari' },
    ],
  });
const one = (change: object) => smallTeam({ visits: [visit('v', change)] });
const shifts = (...list: ReturnType<typeof shift>[]) => anna({ shifts: list });

describe('A file of visits', () => {
  it('without a fault is planned', () => {
    expect(faultsIn(smallTeam())).toEqual([]);
  });

  it.each([
    ['is no list of things', [], 'the file shape-invalid-type'],
    ['is of another kind', { ...smallTeam(), format: 'tillit-caseload-1' }, 'format shape-invalid-value'],
    ['has a word that nobody knows', { ...smallTeam(), vistis: [] }, 'the file shape-unrecognized-keys'],
    ['begins on a day that is no date', smallTeam({ from: '23.11.2026' }), 'from shape-invalid-format'],
    ['has more than four weeks', smallTeam({ days: 29 }), 'days shape-too-big'],
    ['has no day', smallTeam({ days: 0 }), 'days shape-too-small'],
    ['has half a day', smallTeam({ days: 1.5 }), 'days shape-invalid-type'],
    [
      'has a time that is none',
      one({ window: { from: '9', to: '10:00' } }),
      'visits[0].window.from shape-invalid-union',
    ],
    ['has a visit of less than no time', one({ minutes: -5 }), 'visits[0].minutes shape-too-small'],
    ['has a visit without an id', one({ id: '' }), 'visits[0].id shape-too-small'],
    [
      'has lateness that is neither',
      one({ window: { from: 0, to: 1, late: 'a bit' } }),
      'visits[0].window.late shape-invalid-value',
    ],
    ['has a target of nobody', per({ faces: { target: 0 } }), 'citizens[0].faces.target shape-too-small'],
    ['has ways that are no ways', smallTeam({ travel: { perMinute: 0 } }), 'travel.perMinute shape-too-small'],
    [
      'has one id for two places',
      smallTeam({ places: [{ id: 'office' }, { id: 'at-per' }, { id: 'at-per' }, { id: 'at-kari' }] }),
      'places[2].id id-twice',
    ],
    ['has one id for two visits', smallTeam({ visits: [visit('v'), visit('v')] }), 'visits[1].id id-twice'],
    ['has too few rows of ways', matrix([[0, 1, 1]]), 'travel.matrix matrix-rows'],
    [
      'has a row too short',
      matrix([
        [0, 1, 1],
        [1, 0],
        [1, 1, 0],
      ]),
      'travel.matrix[1] matrix-columns',
    ],
    [
      'has a hole in its ways',
      matrix([
        [0, 1, 1],
        [1, 0, null],
        [1, 1, 0],
      ]),
      'travel.matrix[1][2] matrix-hole',
    ],
    ['has a shift that ends first', shifts(shift({ to: '07:00' })), 'people[0].shifts[0] shift-ends-first'],
    ['has a shift on another day', shifts(shift({ date: '2026-11-24' })), 'people[0].shifts[0].date outside-horizon'],
    ['has a shift from nowhere', shifts(shift({ start: 'moon' })), 'people[0].shifts[0].start unknown-place'],
    [
      'has two shifts at once',
      shifts(shift(), shift({ from: '15:00', to: '20:00' })),
      'people[0].shifts[1] shifts-overlap',
    ],
    [
      'has a break that does not fit',
      shifts(shift({ breaks: [{ minutes: 40, from: '11:00', to: '11:30' }] })),
      'people[0].shifts[0].breaks[0] break-too-long',
    ],
    [
      'has a break after work',
      shifts(shift({ breaks: [{ minutes: 30, from: '16:00', to: '17:00' }] })),
      'people[0].shifts[0].breaks[0] break-outside-shift',
    ],
    [
      'has a competence that ends before it begins',
      anna({ competences: [{ name: 'w', from: '2026-02-01', until: '2026-01-01' }] }),
      'people[0].competences[0] ends-before',
    ],
    ['has a citizen who lives nowhere', per({ place: 'moon' }), 'citizens[0].place unknown-place'],
    ['has a wish for nobody', per({ wished: ['nobody'] }), 'citizens[0].wished[0] unknown-person'],
    ['has somebody wished and refused', per({ wished: ['bo'], refused: ['bo'] }), 'citizens[0] wished-and-refused'],
    [
      'allows fewer people than it wants',
      per({ faces: { target: 3, most: 2 } }),
      'citizens[0].faces most-below-target',
    ],
    [
      'has a history that is not over',
      per({ history: [{ date: '2026-11-23', person: 'bo' }] }),
      'citizens[0].history[0] not-history',
    ],
    [
      'has a history by nobody',
      per({ history: [{ date: '2026-11-20', person: 'x' }] }),
      'citizens[0].history[0] unknown-person',
    ],
    ['has a visit to nobody', one({ citizen: 'x' }), 'visits[0].citizen unknown-citizen'],
    [
      'has a window that closes before it opens',
      one({ window: { from: '10:00', to: '09:00' } }),
      'visits[0].window window-closed',
    ],
    [
      'has a second who comes before she comes',
      one({ second: { minutes: 5, when: 'after', gap: { from: 9, to: 3 } } }),
      'visits[0].second.gap gap-closed',
    ],
    [
      'freezes a visit that is not there',
      smallTeam({ frozen: [{ visit: 'x', people: ['bo'] }] }),
      'frozen[0].visit unknown-visit',
    ],
    [
      'freezes a visit to nobody',
      smallTeam({ frozen: [{ visit: 'per-1', people: ['x'] }] }),
      'frozen[0].people[0] unknown-person',
    ],
    [
      'freezes two people to a visit of one',
      smallTeam({ frozen: [{ visit: 'per-1', people: ['bo', 'anna'] }] }),
      'frozen[0] frozen-people',
    ],
    [
      'freezes a visit twice',
      smallTeam({
        frozen: [
          { visit: 'per-1', people: ['bo'] },
          { visit: 'per-1', people: ['bo'] },
        ],
      }),
      'frozen[1] frozen-twice',
    ],
  ])('that %s is not planned, and says where', (_, file, expected) => {
    expect(faultsIn(file)).toEqual([expected]);
  });
});

describe('A visit that nobody can make', () => {
  const hopeless = (file: ProblemFile): string[] => findHopeless(file).map(({ place, code }) => `${place} ${code}`);

  it('is not said of one that somebody can', () => {
    expect(hopeless(parsed())).toEqual([]);
  });

  it.each([
    ['since nobody is able', parsed({ visits: [visit('v', { needs: ['flying'] })] }), 'nobody-is-able'],
    [
      'since who is able is not at work',
      parsed({
        people: [
          { id: 'anna', competences: ['wound'], shifts: [] },
          { id: 'bo', shifts: [shift()] },
        ],
        visits: [visit('v', { needs: ['wound'] })],
      }),
      'nobody-is-there',
    ],
    [
      'since two are needed and one is there',
      parsed({
        people: [
          { id: 'anna', shifts: [] },
          { id: 'bo', shifts: [shift()] },
        ],
        visits: [visit('v', { second: { minutes: 5 } })],
      }),
      'one-is-there',
    ],
    [
      'since it lies before the day begins',
      parsed({ visits: [visit('v', { window: { from: '05:00', to: '06:00' } })] }),
      'out-of-reach',
    ],
  ])('is named before the search begins, %s', (_, file, code) => {
    expect(hopeless(file)).toEqual([`visits[0] ${code}`]);
  });
});
