import type { Country } from '../../../kernel/country.ts';
import type { Language } from '../../../kernel/language.ts';

/** The language somebody is met in until she chooses one. */
export function languageOf(country: Country): Language {
  return country === 'DK' ? 'da' : 'nb';
}
