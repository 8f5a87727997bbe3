const CANDIDATE = /(?<![\w.+-])(\d{6})[ -]?(\d{4,5})(?![\w-])/g;

/**
 * The strings in a text that could be a living person's identity number: Norwegian (11 digits, both control digits right) or Danish
 * (10 digits, modulus 11). The synthetic series are left alone: in Norway the month raised by 40, 65 or 80, in Denmark the day by 60.
 * Written without the kernel's own rules, so that a fault there can't hide a number here.
 */
export function findRealLookingNumbers(text: string): string[] {
  return [...text.matchAll(CANDIDATE)].flatMap(([whole, date = '', rest = '']) => {
    const digits = [...`${date}${rest}`].map(Number);
    const real = digits.length === 11 ? isNorwegian(digits) : isDanish(digits);
    return real ? [whole] : [];
  });
}

function isNorwegian(digits: readonly number[]): boolean {
  const day = twoFrom(digits, 0);
  return (
    isDay(day > 40 ? day - 40 : day, twoFrom(digits, 2)) &&
    dividesBy11(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) &&
    dividesBy11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
  );
}

function isDanish(digits: readonly number[]): boolean {
  return isDay(twoFrom(digits, 0), twoFrom(digits, 2)) && dividesBy11(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
}

const twoFrom = (digits: readonly number[], at: number) => (digits[at] ?? 0) * 10 + (digits[at + 1] ?? 0);
const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
const dividesBy11 = (digits: readonly number[], weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0) % 11 === 0;
