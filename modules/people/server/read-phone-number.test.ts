import { expect, test } from 'vitest';
import { readPhoneNumber } from './read-phone-number.ts';

test.each([
  ['912 34 567', 'NO', '+4791234567'],
  ['+47 41 23 45 67', 'DK', '+4741234567'],
  ['0047 912 34 567', 'NO', '+4791234567'],
  ['20 12 34 56', 'DK', '+4520123456'],
  ['+46 70 123 45 67', 'NO', '+46701234567'],
  // A land line can't be texted; the others are no numbers, or far away.
  ['22 12 34 56', 'NO', undefined],
  ['1234', 'NO', undefined],
  ['ring 912 34 567', 'NO', undefined],
  ['912 34 567 ext. 3', 'NO', undefined],
  ['+1 202 555 0143', 'NO', undefined],
  ['', 'DK', undefined],
] as const)('%s written in %s is %s', (written, home, number) => {
  expect(readPhoneNumber(written, home)).toBe(number);
});
