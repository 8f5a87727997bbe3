import type { Fault } from '../../basics/fault.ts';
import type { CaseloadFile, Citizen, Person } from './caseload-file.ts';

/**
 * What a file of the right shape says that can't be: ids twice or of nobody, days the wrong way round, a citizen without a load.
 * What can be but leaves somebody unplaced (a competence nobody has) is no fault; the balance says it.
 */
export function faultsOfCaseload(file: CaseloadFile): Fault[] {
  const people = new Set(file.people.map(({ id }) => id));
  const citizens = new Set(file.citizens.map(({ id }) => id));
  const ratings = new Set((file.registered ?? []).map(({ rating }) => rating));
  return [
    ...faultsOfWeek(file.week),
    ...faultsOfSize(file),
    ...twice(file.people, 'people', 'person-twice'),
    ...twice(file.citizens, 'citizens', 'citizen-twice'),
    ...file.people.flatMap((person, i) => faultsOfPerson(person, `people[${i}]`, citizens)),
    ...file.citizens.flatMap((citizen, i) => faultsOfCitizen(citizen, `citizens[${i}]`, people)),
    ...file.citizens.flatMap((citizen, i) => faultsOfRating(citizen, `citizens[${i}]`, ratings)),
  ];
}

function faultsOfWeek(week: string): Fault[] {
  if (new Date(`${week}T00:00:00Z`).getUTCDay() === 1) return [];
  return [{ place: 'week', code: 'not-a-monday', says: `${week} is not a Monday. A week is named by its Monday.` }];
}

const MOST_PAIRS = 2_000_000;

function faultsOfSize({ people, citizens }: CaseloadFile): Fault[] {
  if (people.length * citizens.length <= MOST_PAIRS) return [];
  const says = `${citizens.length} citizens and ${people.length} people are too many at once. Balance team by team.`;
  return [{ place: 'citizens', code: 'too-many-pairs', says }];
}

function twice(all: readonly { readonly id: string }[], list: string, code: string): Fault[] {
  const first = new Map<string, number>();
  return all.flatMap(({ id }, i) => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, i);
      return [];
    }
    return [
      { place: `${list}[${i}].id`, code, says: `"${id}" stands at ${list}[${before}] already. Each id is used once.` },
    ];
  });
}

function faultsOfPerson(person: Person, place: string, citizens: ReadonlySet<string>): Fault[] {
  const faults = [
    ...unknown(person.wishes, citizens, { place: `${place}.wishes`, code: 'wish-for-nobody', kind: 'citizen' }),
    ...unknown(person.refuses, citizens, { place: `${place}.refuses`, code: 'refusal-of-nobody', kind: 'citizen' }),
    ...both(person, place),
  ];
  if (person.from !== undefined && person.to !== undefined && person.from > person.to)
    faults.push({
      place: `${place}.to`,
      code: 'ends-before-it-begins',
      says: `${person.id} leaves (${person.to}) before coming (${person.from}).`,
    });
  for (const [i, { code, from, to }] of (person.competences ?? []).entries())
    if (from !== undefined && to !== undefined && from > to)
      faults.push({
        place: `${place}.competences[${i}].to`,
        code: 'competence-ends-before-it-begins',
        says: `${person.id} has "${code}" until ${to}, but only from ${from}.`,
      });
  return faults;
}

function faultsOfCitizen(citizen: Citizen, place: string, people: ReadonlySet<string>): Fault[] {
  const faults = [
    ...unknown(citizen.wishes, people, { place: `${place}.wishes`, code: 'wish-for-nobody', kind: 'person' }),
    ...unknown(citizen.refuses, people, { place: `${place}.refuses`, code: 'refusal-of-nobody', kind: 'person' }),
    ...unknown(citizen.knows, people, { place: `${place}.knows`, code: 'knows-nobody', kind: 'person' }),
    ...both(citizen, place),
  ];
  if (citizen.with !== undefined && !people.has(citizen.with))
    faults.push({
      place: `${place}.with`,
      code: 'with-nobody',
      says: `${citizen.id} is with "${citizen.with}", who is not among the people.`,
    });
  if (citizen.minutes === undefined && citizen.contacts === undefined)
    faults.push({ place, code: 'no-load', says: `${citizen.id} has neither minutes nor contacts. Give one of them.` });
  if (citizen.minutes !== undefined && citizen.contacts !== undefined)
    faults.push({ place, code: 'two-loads', says: `${citizen.id} has both minutes and contacts. Give one of them.` });
  return faults;
}

function faultsOfRating(citizen: Citizen, place: string, ratings: ReadonlySet<string>): Fault[] {
  if (citizen.rating === undefined || ratings.size === 0 || ratings.has(citizen.rating)) return [];
  const known = [...ratings].toSorted().join(', ');
  return [
    {
      place: `${place}.rating`,
      code: 'unknown-rating',
      says: `Nothing is registered for "${citizen.rating}"; there is ${known}.`,
    },
  ];
}

type Look = { readonly place: string; readonly code: string; readonly kind: string };

function unknown(ids: readonly string[] | undefined, known: ReadonlySet<string>, { place, code, kind }: Look): Fault[] {
  return (ids ?? []).flatMap((id, i) =>
    known.has(id) ? [] : [{ place: `${place}[${i}]`, code, says: `There is no ${kind} "${id}" in this file.` }],
  );
}

function both(who: Person | Citizen, place: string): Fault[] {
  const refused = new Set(who.refuses);
  return (who.wishes ?? []).flatMap((id, i) =>
    refused.has(id)
      ? [
          {
            place: `${place}.wishes[${i}]`,
            code: 'wished-and-refused',
            says: `${who.id} both wishes and refuses "${id}". It can't be both.`,
          },
        ]
      : [],
  );
}
