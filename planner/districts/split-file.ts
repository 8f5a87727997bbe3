import type { ProblemFile } from '../problem/problem-file.ts';
import { shareStaff } from './share-staff.ts';

/** More visits than this are not searched as one: a step costs more the more people there are to ask. */
export const MOST_VISITS = 4_000;

type Home = { id: string; x: number; y: number; visits: number };

/**
 * A file as files of districts of at most `MOST_VISITS` visits, which nobody crosses: neighbours stay together, and each person belongs to the district whose
 * citizens she knows, or else to the one nearest to where she starts that needs her most. A file that is small enough comes back as it is.
 */
export function splitFile(file: ProblemFile, most = MOST_VISITS): ProblemFile[] {
  if (file.visits.length <= most) return [file];
  const visits = Map.groupBy(file.visits, ({ citizen }) => citizen);
  const spots = spotsOf(file);
  const homes = file.citizens.map(({ id, place }) => ({
    id,
    ...(spots.get(place) ?? { x: 0, y: 0 }),
    visits: visits.get(id)?.length ?? 0,
  }));
  const districts = halve(homes, most).map((own) => new Set(own.map(({ id }) => id)));
  const staff = shareStaff(file, districts, spots);
  return districts.map((citizens, d) => districtOf(file, citizens, staff[d]));
}

/** Cuts along the longer side, where half of the visits lie on either, until each piece is small enough. O(n log² n). */
function halve(homes: Home[], most: number): Home[][] {
  const total = homes.reduce((sum, { visits }) => sum + visits, 0);
  if (total <= most || homes.length < 2) return [homes];
  const along = widthOf(homes, 'x') >= widthOf(homes, 'y') ? 'x' : 'y';
  const inOrder = homes.toSorted((one, other) => one[along] - other[along] || one.id.localeCompare(other.id));
  let sum = 0;
  const cut = inOrder.findIndex(({ visits }) => (sum += visits) >= total / 2);
  const at = Math.min(Math.max(1, cut + 1), inOrder.length - 1);
  return [...halve(inOrder.slice(0, at), most), ...halve(inOrder.slice(at), most)];
}

function widthOf(homes: readonly Home[], along: 'x' | 'y'): number {
  let least = Infinity;
  let highest = -Infinity;
  for (const home of homes) {
    least = Math.min(least, home[along]);
    highest = Math.max(highest, home[along]);
  }
  return highest - least;
}

/** Where places lie: by their coordinates; with a matrix, by how far they are from two places that are far from each other. */
function spotsOf({ places, travel }: ProblemFile): Map<string, { x: number; y: number }> {
  if (!('matrix' in travel)) return new Map(places.map(({ id, x, y }) => [id, { x, y }]));
  const { matrix } = travel;
  const farFrom = (row: readonly (number | null)[]): number =>
    row.reduce<number>((best, minutes, at) => ((minutes ?? -1) > (row[best] ?? -1) ? at : best), 0);
  const one = farFrom(matrix[0]);
  const other = farFrom(matrix[one]);
  return new Map(places.map(({ id }, at) => [id, { x: matrix[one][at] ?? 0, y: matrix[other][at] ?? 0 }]));
}

function districtOf(file: ProblemFile, citizens: ReadonlySet<string>, people: ReadonlySet<string>): ProblemFile {
  const own = file.citizens.filter(({ id }) => citizens.has(id));
  const staff = file.people.filter(({ id }) => people.has(id));
  const needed = new Set([
    ...own.map(({ place }) => place),
    ...staff.flatMap(({ shifts }) => shifts.flatMap(({ start, end }) => [start, end])),
  ]);
  const kept = file.places.flatMap(({ id }, at) => (needed.has(id) ? [at] : []));
  const { travel } = file;
  const visits = file.visits.filter(({ citizen }) => citizens.has(citizen));
  const here = new Set(visits.map(({ id }) => id));
  const works = (id: string): boolean => people.has(id);
  return {
    ...file,
    places: kept.map((at) => file.places[at]),
    travel: 'matrix' in travel ? { matrix: kept.map((a) => kept.map((b) => travel.matrix[a][b])) } : travel,
    people: staff,
    citizens: own.map((citizen) => ({
      ...citizen,
      wished: citizen.wished.filter(works),
      refused: citizen.refused.filter(works),
      history: citizen.history.filter(({ person }) => works(person)),
    })),
    visits,
    frozen: file.frozen.filter(({ visit, people: who }) => here.has(visit) && who.every(works)),
  };
}
