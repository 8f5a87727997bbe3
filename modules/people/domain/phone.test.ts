import { expect, test } from 'vitest';
import { mayAskForCode } from './phone.ts';

const none = { byMeInHour: 0, byMeInDay: 0, toNumberInDay: 0 };

test.each([
  [none, true],
  [{ ...none, byMeInHour: 2 }, true],
  [{ ...none, byMeInHour: 3 }, false],
  [{ ...none, byMeInDay: 4 }, true],
  [{ ...none, byMeInDay: 5 }, false],
  // However many different people type it: the phone belongs to one who may not want to hear of it.
  [{ ...none, toNumberInDay: 5 }, false],
])('after %o one more code may go out: %s', (asked, may) => {
  expect(mayAskForCode(asked).ok).toBe(may);
});
