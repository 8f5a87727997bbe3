import type { ProblemFileInput } from './problem-file.ts';
import { ProblemFile } from './problem-file.ts';

const MONDAY = '2026-11-23';

type Shift = ProblemFileInput['people'][number]['shifts'][number];
type Visit = ProblemFileInput['visits'][number];

export function shift(change: Partial<Shift> = {}): Shift {
  return { date: MONDAY, from: '08:00', to: '16:00', start: 'office', end: 'office', ...change };
}

export function visit(id: string, change: Partial<Visit> = {}): Visit {
  return { id, citizen: 'per', date: MONDAY, window: { from: '09:00', to: '10:00' }, minutes: 30, ...change };
}

/** Anna and Bo, who work on Monday; Per and Kari, who live ten and twenty minutes from the office; one visit to each. */
export function smallTeam(change: Partial<ProblemFileInput> = {}): ProblemFileInput {
  return {
    format: 'tillit-visits-1',
    from: MONDAY,
    days: 1,
    places: [{ id: 'office' }, { id: 'at-per', x: 10 }, { id: 'at-kari', x: 20 }],
    travel: { perMinute: 1 },
    people: [
      { id: 'anna', competences: ['wound'], shifts: [shift()] },
      { id: 'bo', shifts: [shift()] },
    ],
    citizens: [
      { id: 'per', place: 'at-per' },
      { id: 'kari', place: 'at-kari' },
    ],
    visits: [visit('per-1'), visit('kari-1', { citizen: 'kari', window: { from: '10:00', to: '11:00' } })],
    ...change,
  };
}

export function parsed(change: Partial<ProblemFileInput> = {}): ProblemFile {
  return ProblemFile.parse(smallTeam(change));
}
