import { addDays, type Day } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';

const perDay = 100;
const numbers = new Map<string, { identity: string; phone: string }>();

/** The numbers of a world's citizen: nobody else's in any world, and the same in every universe. */
export function numbersOf(key: string): { identity: string; phone: string } {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const count = numbers.size;
  const born = addDays(firstBorn, Math.floor(count / perDay));
  const { digits } = makeSyntheticNorwegian(born, count % perDay);
  const made = { identity: digits, phone: `+4700${String(count).padStart(6, '0')}` };
  numbers.set(key, made);
  return made;
}

const firstBorn = '1950-01-01' as Day;
