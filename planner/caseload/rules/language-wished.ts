import { nameOf, type SoftRule } from './rule.ts';

/** One that is required is a hard rule. */
export const languageWished: SoftRule = {
  name: 'speaks the language the citizen would like',
  code: 'language-wished',
  price: 'language',
  breaks: ({ citizen, person }) =>
    citizen.language?.kind === 'wished' && !(person.languages ?? []).includes(citizen.language.code) ? 1 : 0,
  says: ({ citizen, person }) => `${nameOf(person)} does not speak "${citizen.language?.code}".`,
};
