import { type HardRule, nameOf } from './rule.ts';

/** A language that is only wished for has a price instead. */
export const languageRequired: HardRule = {
  name: 'speaks the language the citizen needs',
  code: 'language-missing',
  forbids: ({ citizen, person }) => {
    const { language } = citizen;
    if (language?.kind !== 'required' || (person.languages ?? []).includes(language.code)) return undefined;
    return `${nameOf(person)} does not speak "${language.code}".`;
  },
};
