import type { Country } from '../../../kernel/country.ts';
import { oneOf } from './cell.ts';

/** A country by its code or by its name in any of our languages. */
export const countries = oneOf<Country>({
  dk: 'DK',
  danmark: 'DK',
  denmark: 'DK',
  no: 'NO',
  norge: 'NO',
  noreg: 'NO',
  norway: 'NO',
});
