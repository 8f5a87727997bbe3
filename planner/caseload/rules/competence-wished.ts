import { dayOf, nameOf, type Pair, type SoftRule } from './rule.ts';

/** Counted for each competence: two that are missing cost twice. */
export const competenceWished: SoftRule = {
  name: 'has the competences that would be good',
  code: 'competence-wished',
  price: 'competence',
  breaks: (pair) => lacking(pair).length,
  says: (pair) =>
    `${nameOf(pair.person)} does not have ${lacking(pair)
      .map((code) => `"${code}"`)
      .join(' and ')} that day.`,
};

function lacking(pair: Pair): string[] {
  const day = dayOf(pair);
  return (pair.citizen.competences ?? [])
    .filter(({ kind }) => kind === 'wished')
    .map(({ code }) => code)
    .filter(
      (code) =>
        !(pair.person.competences ?? []).some(
          (one) => one.code === code && (one.from ?? day) <= day && day <= (one.to ?? day),
        ),
    );
}
