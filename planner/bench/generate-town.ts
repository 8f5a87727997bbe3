import type { ProblemFileInput } from '../problem/problem-file.ts';
import type { TeamSize } from './generate-team.ts';
import { generateTeam } from './generate-team.ts';

const TEAM_KM = 8;

/** A town of many teams side by side, each with its own office, in one file: anybody may come to anybody. Made up from a seed. */
export function generateTown(teams: number, size: TeamSize, seed: number): ProblemFileInput {
  const across = Math.ceil(Math.sqrt(teams));
  const all = Array.from({ length: teams }, (_, t) =>
    moved(generateTeam(size, seed + t), {
      team: `t${t}-`,
      x: (t % across) * TEAM_KM,
      y: Math.floor(t / across) * TEAM_KM,
    }),
  );
  const [first] = all;
  return {
    ...first,
    places: all.flatMap(({ places }) => places),
    people: all.flatMap(({ people }) => people),
    citizens: all.flatMap(({ citizens }) => citizens),
    visits: all.flatMap(({ visits }) => visits),
  };
}

function moved(file: ProblemFileInput, { team, x, y }: { team: string; x: number; y: number }): ProblemFileInput {
  const own = (id: string): string => team + id;
  return {
    ...file,
    places: file.places.map((place) => ({ id: own(place.id), x: (place.x ?? 0) + x, y: (place.y ?? 0) + y })),
    people: file.people.map((person) => ({
      ...person,
      id: own(person.id),
      shifts: person.shifts.map((shift) => ({ ...shift, start: own(shift.start), end: own(shift.end) })),
    })),
    citizens: file.citizens.map((citizen) => ({
      ...citizen,
      id: own(citizen.id),
      place: own(citizen.place),
      refused: (citizen.refused ?? []).map(own),
      history: (citizen.history ?? []).map(({ date, person }) => ({ date, person: own(person) })),
    })),
    visits: file.visits.map((visit) => ({ ...visit, id: own(visit.id), citizen: own(visit.citizen) })),
  };
}
