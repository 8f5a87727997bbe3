import { type HardRule, nameOf } from './rule.ts';

/** A competence somebody never had; one that has lapsed is the business of competence-in-force. */
export const competenceRequired: HardRule = {
  name: 'has every competence the citizen needs',
  code: 'competence-missing',
  forbids: ({ citizen, person }) => {
    const missing = (citizen.competences ?? []).filter(
      ({ code, kind }) => kind === 'required' && !(person.competences ?? []).some((one) => one.code === code),
    );
    return missing.length === 0
      ? undefined
      : `${nameOf(person)} does not have ${missing.map(({ code }) => `"${code}"`).join(' and ')}.`;
  },
};
