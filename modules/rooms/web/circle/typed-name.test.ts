import { expect, it } from 'vitest';
import { splitName } from './typed-name.ts';

it.each([
  ['', '', ''],
  ['Are', 'Are', ''],
  ['Are Solberg', 'Are', 'Solberg'],
  [' Are  Johan Solberg ', 'Are Johan', 'Solberg'],
])('takes “%s” as “%s” and “%s”', (typed, givenName, familyName) => {
  expect(splitName(typed)).toEqual({ givenName, familyName });
});
