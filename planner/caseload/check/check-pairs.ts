import type { Fault } from '../../basics/fault.ts';
import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile, Citizen, Person } from '../problem/caseload-file.ts';
import { netOf } from './ledger.ts';
import { holds } from './points-of-pair.ts';

/** Each placement against what may never be. */
export function checkPairs(file: CaseloadFile, balance: BalanceFile): Fault[] {
  const people = new Map(file.people.map((person) => [person.id, person]));
  const citizens = new Map(file.citizens.map((citizen) => [citizen.id, citizen]));
  return balance.placements.flatMap(({ citizen: c, person: p }, i) => {
    const [citizen, person] = [citizens.get(c), people.get(p)];
    if (citizen === undefined || person === undefined) return [];
    return whatForbids(file, citizen, person).map((code) => ({
      place: `placements[${i}]`,
      code,
      says: `${c} and ${p}: ${SAYS[code] ?? code}`,
    }));
  });
}

const SAYS: Readonly<Record<string, string>> = {
  'competence-missing': 'a required competence is not there.',
  'competence-not-in-force': 'a required competence is not in force on the day.',
  'language-missing': 'the required language is not spoken.',
  'team-other': 'the required team is another.',
  'refused-by-citizen': 'the citizen has said no.',
  'refused-by-person': 'the person has said no.',
  'not-there': 'the person is not employed on the day.',
  'takes-nobody-new': 'the person takes nobody new.',
  'no-time': 'the person has no minute for citizens this week.',
};

/** The codes of all that forbids a pair. */
export function whatForbids(file: CaseloadFile, citizen: Citizen, person: Person): string[] {
  const day = citizen.start ?? file.week;
  const codes: string[] = [];
  for (const { code, kind } of citizen.competences ?? []) {
    if (kind !== 'required' || holds(person, code, day)) continue;
    const ever = person.competences?.some((one) => one.code === code) ?? false;
    codes.push(ever ? 'competence-not-in-force' : 'competence-missing');
  }
  const { language, team } = citizen;
  if (language?.kind === 'required' && !person.languages?.includes(language.code)) codes.push('language-missing');
  if (team?.kind === 'required' && team.code !== person.team) codes.push('team-other');
  if (citizen.refuses?.includes(person.id)) codes.push('refused-by-citizen');
  if (person.refuses?.includes(citizen.id)) codes.push('refused-by-person');
  if ((person.from !== undefined && person.from > day) || (person.to !== undefined && person.to < day))
    codes.push('not-there');
  if (person.takesNew === false && citizen.with !== person.id) codes.push('takes-nobody-new');
  if (netOf(person) === 0) codes.push('no-time');
  return [...new Set(codes)];
}
