import { describe, expect, it } from 'vitest';
import { compareGroups } from './after-meeting.ts';

const row = (met: boolean, came: number, didNotCome: number) => ({
  met,
  handedOver: came + didNotCome + 1,
  came,
  didNotCome,
  days: 12,
});

describe('Those who have met first, and those who have not', () => {
  it('are nobody where nobody was handed over, which is too few', () => {
    const nobody = { handedOver: 0, came: 0, didNotCome: 0, days: null };
    expect(compareGroups([])).toEqual({ met: nobody, notMet: nobody, isTooFew: true });
  });

  it.each([
    [row(true, 9, 0), row(false, 20, 9), true],
    [row(true, 9, 1), row(false, 3, 6), true],
    [row(true, 9, 1), row(false, 5, 5), false],
  ])('are compared from ten first contacts in each on: %o, %o', (met, notMet, isTooFew) => {
    expect(compareGroups([notMet, met])).toMatchObject({
      met: { came: met.came },
      notMet: { came: notMet.came },
      isTooFew,
    });
  });
});
