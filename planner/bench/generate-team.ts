import { randomFrom } from '../basics/random.ts';
import { dateAfter } from '../problem/days.ts';
import type { ProblemFileInput } from '../problem/problem-file.ts';

/** How large a made-up team is. `visits` is about how many visits each day has. */
export type TeamSize = { staff: number; citizens: number; days: number; visits: number };

const MONDAY = '2026-11-23';
const TOWN_KM = 8;
const KM_PER_MINUTE = 0.5;
const COMPETENCES = ['medicine', 'wound', 'insulin'];
type Drawn = ReturnType<typeof randomFrom>;

/**
 * A home-care team in a town, made up from a seed: people on day and evening shifts who work three to four days of seven with a break, citizens with one to
 * three visits on their days, some visits with a competence, one in twenty with two people, and two weeks of history.
 */
export function generateTeam(size: TeamSize, seed: number): ProblemFileInput {
  const random = randomFrom(seed);
  const places = Array.from({ length: size.citizens + 1 }, (_, i) => ({
    id: i === 0 ? 'office' : `home${i}`,
    x: i === 0 ? TOWN_KM / 2 : round(random.next() * TOWN_KM),
    y: i === 0 ? TOWN_KM / 2 : round(random.next() * TOWN_KM),
  }));
  const people = Array.from({ length: size.staff }, (_, p) => person(p, size, random));
  const citizens = Array.from({ length: size.citizens }, (_, c) => citizen(c, size, random));
  return {
    format: 'tillit-visits-1',
    from: MONDAY,
    days: size.days,
    places,
    travel: { perMinute: KM_PER_MINUTE },
    people,
    citizens,
    visits: visitsOf(size, random),
  };
}

function person(p: number, { days }: TeamSize, random: Drawn) {
  const evening = p % 4 === 3;
  const [from, to] = evening ? ['14:30', '22:30'] : ['07:00', '15:00'];
  // Spread over the week, so that no day is without an evening shift where there are seven such people.
  const offset = (p * 3 + Math.floor(p / 4)) % 7;
  const shifts = [];
  for (let day = 0; day < days; day++) {
    // Four days of seven, every other week three, so that weekends are covered as weekdays are.
    if ((day * 4 + offset) % 7 >= (Math.floor((day + p) / 7) % 2 === 0 ? 4 : 3)) continue;
    const around = evening ? { from: '17:30', to: '19:30' } : { from: '10:30', to: '13:00' };
    shifts.push({
      date: dateAfter(MONDAY, day),
      from,
      to,
      start: 'office',
      end: 'office',
      breaks: [{ minutes: 30, ...around }],
    });
  }
  return { id: `s${p}`, competences: COMPETENCES.filter(() => random.next() < 0.6), shifts };
}

function citizen(c: number, { staff }: TeamSize, random: Drawn) {
  const history = [];
  for (let back = 1; back <= 14; back++) {
    if (random.next() < 0.6)
      history.push({ date: dateAfter(MONDAY, -back), person: `s${(c + random.below(6)) % staff}` });
  }
  return {
    id: `c${c}`,
    place: `home${c + 1}`,
    age: 60 + random.below(40),
    faces: { target: 7 },
    refused: random.next() < 0.03 ? [`s${random.below(staff)}`] : [],
    history,
  };
}

/** Evenly spread: at 0.5 a day every other day. */
function comesOn(day: number, perDay: number): boolean {
  return Math.floor((day + 1) * perDay) > Math.floor(day * perDay);
}

type MadeVisit = ProblemFileInput['visits'][number];
type Series = { from: number; minutes: number; needs: string[]; two: boolean };

function visitsOf({ citizens, days, visits }: TeamSize, random: Drawn): MadeVisit[] {
  const perDay = visits / citizens;
  const all: MadeVisit[] = [];
  for (let c = 0; c < citizens; c++) {
    // Weights so that the mean over citizens is what is wanted: a third comes seldom, a third daily, a third several times a day.
    const rate = perDay * [0.3, 0.9, 1.8][c % 3];
    const times = Math.max(1, Math.round(rate));
    for (let t = 0; t < times; t++) {
      const series = seriesOf(t, random);
      for (let day = 0; day < days; day++) {
        if (comesOn(day + c, rate / times)) all.push(visit(`c${c}-${t}-${day}`, { c, day, series }));
      }
    }
  }
  return all;
}

/** Mornings have most visits, as everywhere; so many that a day shift can just make them. */
function seriesOf(t: number, random: Drawn): Series {
  const part = t === 0 && random.next() < 0.3 ? 1 + random.below(2) : t % 3;
  const from = [420 + 30 * random.below(10), 690 + 30 * random.below(6), 930 + 30 * random.below(9)][part];
  return {
    from,
    minutes: 10 + 5 * random.below(7),
    needs: random.next() < 0.25 ? [COMPETENCES[random.below(3)]] : [],
    two: random.next() < 0.05,
  };
}

function visit(id: string, { c, day, series }: { c: number; day: number; series: Series }): MadeVisit {
  return {
    id,
    citizen: `c${c}`,
    date: dateAfter(MONDAY, day),
    window: { from: series.from, to: series.from + 90 },
    minutes: series.minutes,
    needs: series.needs,
    usual: series.from + 45,
    ...(series.two ? { second: { minutes: series.minutes, when: 'together' as const } } : {}),
  };
}

function round(km: number): number {
  return Math.round(km * 1_000) / 1_000;
}
