import type { CaseloadFile, Citizen, Person } from '../problem/caseload-file.ts';

/** The points of what a pair breaks, by the list in docs/caseload.md. */
export function pointsOfPair(file: CaseloadFile, citizen: Citizen, person: Person): number {
  const { prices } = file.settings;
  const day = citizen.start ?? file.week;
  let points = 0;
  if (citizen.with !== undefined && citizen.with !== person.id) points += prices.relationChanged;
  if (isBroken(citizen.wishes, person.id)) points += prices.wishOfCitizen;
  if (citizen.with === undefined && isBroken(citizen.knows, person.id)) points += prices.relationUnused;
  if (citizen.language?.kind === 'wished' && !person.languages?.includes(citizen.language.code))
    points += prices.language;
  if (citizen.team?.kind === 'wished' && citizen.team.code !== person.team) points += prices.team;
  for (const need of citizen.competences ?? [])
    if (need.kind === 'wished' && !holds(person, need.code, day)) points += prices.competence;
  const wishing = file.people.filter(({ wishes }) => wishes?.includes(citizen.id));
  if (wishing.length > 0 && !wishing.includes(person)) points += prices.wishOfPerson;
  return points;
}

/** Whether somebody has a competence that is in force on a day. */
export function holds(person: Person, code: string, day: string): boolean {
  const spans = person.competences?.filter((one) => one.code === code) ?? [];
  return spans.some(({ from, to }) => (from === undefined || from <= day) && (to === undefined || to >= day));
}

function isBroken(named: readonly string[] | undefined, given: string): boolean {
  return named !== undefined && named.length > 0 && !named.includes(given);
}
