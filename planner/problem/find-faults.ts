import type { Fault } from '../basics/fault.ts';
import { daysAfter } from './days.ts';
import type { ProblemFile, ShiftInFile, VisitInFile } from './problem-file.ts';
import { USUAL_TARGET } from './problem-file.ts';

const HISTORY_DAYS = 28;

/** What is wrong with a file that has the right shape: names that lead nowhere, times that can't be. Nothing is planned before these are mended. */
export function findFaults(file: ProblemFile): Fault[] {
  return [
    ...findTwins(file),
    ...findTravelFaults(file),
    ...file.people.flatMap((person, p) => findPersonFaults(file, person, `people[${p}]`)),
    ...file.citizens.flatMap((citizen, c) => findCitizenFaults(file, citizen, `citizens[${c}]`)),
    ...findVisitFaults(file),
    ...findFrozenFaults(file),
  ];
}

type Person = ProblemFile['people'][number];
type Citizen = ProblemFile['citizens'][number];

function findTwins(file: ProblemFile): Fault[] {
  return (['places', 'people', 'citizens', 'visits'] as const).flatMap((list) => {
    const seen = new Map<string, number>();
    return file[list].flatMap(({ id }, i) => {
      const first = seen.get(id);
      seen.set(id, first ?? i);
      if (first === undefined) return [];
      return [fault(`${list}[${i}].id`, 'id-twice', `"${id}" is also ${list}[${first}]. Give each its own id.`)];
    });
  });
}

function findTravelFaults({ travel, places }: ProblemFile): Fault[] {
  if (!('matrix' in travel)) return [];
  const { matrix } = travel;
  if (matrix.length !== places.length) {
    const says = `there are ${matrix.length} rows for ${places.length} places. Give one row for each place, in their order.`;
    return [fault('travel.matrix', 'matrix-rows', says)];
  }
  return matrix.flatMap((row, a) => {
    const place = `travel.matrix[${a}]`;
    if (row.length !== places.length)
      return [fault(place, 'matrix-columns', `has ${row.length} numbers for ${places.length} places.`)];
    const hole = row.findIndex((minutes, b) => minutes === null && a !== b);
    if (hole < 0) return [];
    const says = `there is no way from ${places[a].id} to ${places[hole].id}. Fill the hole; a way that nobody takes may be long.`;
    return [fault(`${place}[${hole}]`, 'matrix-hole', says)];
  });
}

function findPersonFaults(file: ProblemFile, person: Person, place: string): Fault[] {
  const faults = person.shifts.flatMap((shift, s) => findShiftFaults(file, shift, `${place}.shifts[${s}]`));
  const inOrder = person.shifts
    .map((shift, s) => ({ ...shift, s }))
    .toSorted((one, other) => one.date.localeCompare(other.date) || one.from - other.from);
  inOrder.forEach(({ date, from, s }, i) => {
    const before = inOrder[i - 1];
    if (before?.date === date && before.to > from)
      faults.push(fault(`${place}.shifts[${s}]`, 'shifts-overlap', `overlaps shifts[${before.s}] of the same day.`));
  });
  person.competences.forEach(({ name, from, until }, c) => {
    if (from !== undefined && until !== undefined && until < from)
      faults.push(fault(`${place}.competences[${c}]`, 'ends-before', `${name} ends on ${until}, before it begins.`));
  });
  return faults;
}

function findShiftFaults(file: ProblemFile, shift: ShiftInFile, place: string): Fault[] {
  const faults = findDateFaults(file, shift.date, place);
  if (shift.to <= shift.from) faults.push(fault(place, 'shift-ends-first', `ends (${shift.to}) before it begins.`));
  for (const end of ['start', 'end'] as const) {
    if (!file.places.some(({ id }) => id === shift[end]))
      faults.push(fault(`${place}.${end}`, 'unknown-place', `there is no place "${shift[end]}" in places.`));
  }
  shift.breaks.forEach(({ minutes, from, to }, b) => {
    const own = `${place}.breaks[${b}]`;
    if (to - from < minutes)
      faults.push(fault(own, 'break-too-long', `${minutes} minutes do not fit between ${from} and ${to}.`));
    else if (from < shift.from || to > shift.to)
      faults.push(fault(own, 'break-outside-shift', `lies outside the shift, ${shift.from} to ${shift.to}.`));
  });
  return faults;
}

function findDateFaults({ from, days }: ProblemFile, date: string, place: string): Fault[] {
  const day = daysAfter(from, date);
  if (day >= 0 && day < days) return [];
  return [fault(`${place}.date`, 'outside-horizon', `${date} is not one of the ${days} days from ${from}.`)];
}

function findCitizenFaults(file: ProblemFile, citizen: Citizen, place: string): Fault[] {
  const people = new Set(file.people.map(({ id }) => id));
  const faults: Fault[] = [];
  if (!file.places.some(({ id }) => id === citizen.place))
    faults.push(fault(`${place}.place`, 'unknown-place', `there is no place "${citizen.place}" in places.`));
  for (const list of ['wished', 'refused'] as const) {
    citizen[list].forEach((id, i) => {
      if (!people.has(id))
        faults.push(fault(`${place}.${list}[${i}]`, 'unknown-person', `there is no person "${id}".`));
    });
  }
  for (const id of citizen.wished.filter((one) => citizen.refused.includes(one)))
    faults.push(fault(place, 'wished-and-refused', `${id} is both wished and refused. Take out one of them.`));
  const { most, target } = citizen.faces;
  // A target that nobody has named gives way.
  if (most !== undefined && most < target && target !== USUAL_TARGET)
    faults.push(fault(`${place}.faces`, 'most-below-target', `at most ${most} people, but the target is ${target}.`));
  citizen.history.forEach(({ date, person }, h) => {
    const own = `${place}.history[${h}]`;
    if (!people.has(person)) faults.push(fault(own, 'unknown-person', `there is no person "${person}".`));
    const day = daysAfter(file.from, date);
    if (day >= 0 || day < -HISTORY_DAYS)
      faults.push(fault(own, 'not-history', `${date} is not in the ${HISTORY_DAYS} days before ${file.from}.`));
  });
  return faults;
}

function findVisitFaults(file: ProblemFile): Fault[] {
  const citizens = new Set(file.citizens.map(({ id }) => id));
  return file.visits.flatMap((visit, v) => {
    const place = `visits[${v}]`;
    const faults = findDateFaults(file, visit.date, place);
    if (!citizens.has(visit.citizen))
      faults.push(fault(`${place}.citizen`, 'unknown-citizen', `there is no citizen "${visit.citizen}".`));
    return [...faults, ...findTimeFaults(visit, place)];
  });
}

function findTimeFaults({ window, second }: VisitInFile, place: string): Fault[] {
  const faults: Fault[] = [];
  if (window.to < window.from)
    faults.push(fault(`${place}.window`, 'window-closed', `closes (${window.to}) before it opens (${window.from}).`));
  if (second !== undefined && second.gap.to < second.gap.from)
    faults.push(
      fault(`${place}.second.gap`, 'gap-closed', `ends (${second.gap.to}) before it begins (${second.gap.from}).`),
    );
  return faults;
}

function findFrozenFaults(file: ProblemFile): Fault[] {
  const visits = new Map(file.visits.map((visit) => [visit.id, visit]));
  const people = new Set(file.people.map(({ id }) => id));
  const seen = new Set<string>();
  return file.frozen.flatMap((frozen, f) => {
    const place = `frozen[${f}]`;
    const visit = visits.get(frozen.visit);
    if (visit === undefined) return [fault(`${place}.visit`, 'unknown-visit', `there is no visit "${frozen.visit}".`)];
    const faults = frozen.people.flatMap((id, i) =>
      people.has(id) ? [] : [fault(`${place}.people[${i}]`, 'unknown-person', `there is no person "${id}".`)],
    );
    if (seen.has(frozen.visit)) faults.push(fault(place, 'frozen-twice', `${frozen.visit} is frozen twice.`));
    seen.add(frozen.visit);
    const needed = visit.second === undefined ? 1 : 2;
    if (frozen.people.length !== needed)
      faults.push(
        fault(place, 'frozen-people', `${frozen.visit} needs ${needed} people, and ${frozen.people.length} are named.`),
      );
    if (frozen.people.length === 2 && frozen.people[0] === frozen.people[1])
      faults.push(fault(place, 'frozen-people', `${frozen.visit} needs two different people.`));
    return faults;
  });
}

function fault(place: string, code: string, says: string): Fault {
  return { place, code, says };
}
