import { nameOf, type Pair } from '../rules/rule.ts';
import { softRules } from '../rules/soft-rules.ts';

/** Why this person, in plain sentences. @param choices how many people may be chosen for the citizen at all */
export function becauseOf(pair: Pair, choices: number): string[] {
  const { citizen, person } = pair;
  const name = nameOf(person);
  const says: string[] = [];
  if (citizen.with === person.id) says.push(`${name} is the contact person already.`);
  else if (citizen.with !== undefined) says.push(`Moved from ${citizen.with}.`);
  if (choices === 1) says.push(`Nobody else may be chosen.`);
  if (citizen.wishes?.includes(person.id)) says.push(`The citizen wished for ${name}.`);
  if (citizen.knows?.includes(person.id)) says.push(`They know each other.`);
  if (person.wishes?.includes(citizen.id)) says.push(`${name} wished for the citizen.`);
  const required = (citizen.competences ?? []).filter(({ kind }) => kind === 'required');
  if (required.length > 0) says.push(`${name} has ${required.map(({ code }) => `"${code}"`).join(' and ')}.`);
  const { language, team } = citizen;
  if (language !== undefined && person.languages?.includes(language.code))
    says.push(`${name} speaks "${language.code}".`);
  if (team !== undefined && team.code === person.team) says.push(`${name} is in the team "${team.code}".`);
  if (softRules.every((rule) => rule.breaks(pair) === 0)) says.push('No wish is broken.');
  return says;
}
