import { describe, expect, it } from 'vitest';
import { usualWhyPromise, whyDue } from './why-promise.ts';
import { type AskedEntry, askWhy } from './why-question.ts';

const entry = (given: Partial<AskedEntry> = {}): AskedEntry => ({
  organisation: { country: 'NO', promise: undefined },
  isMine: false,
  waits: false,
  answerers: 1,
  ...given,
});
const friday = new Date('2026-11-06T09:00:00Z');
const due = (at: string, workingDays: number, country: 'NO' | 'DK' = 'NO') =>
  whyDue(new Date(at), { workingDays }, country).toISOString();

describe('asking why somebody has looked', () => {
  it('is answered within ten working days when the organisation has said nothing', () => {
    expect(askWhy(entry(), friday)).toEqual({ ok: true, value: { dueAt: new Date('2026-11-20T15:00:00Z') } });
    expect(usualWhyPromise.workingDays).toBe(10);
  });

  it('is answered within what the organisation has promised', () => {
    const organisation = { country: 'NO' as const, promise: { workingDays: 2 } };
    expect(askWhy(entry({ organisation }), friday)).toEqual({
      ok: true,
      value: { dueAt: new Date('2026-11-10T15:00:00Z') },
    });
  });

  it.each([
    ['look-was-not-by-organisation', entry({ organisation: undefined })],
    ['look-was-not-by-organisation', entry({ isMine: true })],
    ['question-waits-already', entry({ waits: true })],
    ['nobody-answers-there', entry({ answerers: 0 })],
  ])('is refused with %s', (reason, asked) => {
    expect(askWhy(asked, friday)).toEqual({ ok: false, reason });
  });
});

describe('the day by which an organisation answers', () => {
  it('is never later than a month, however many holidays lie between', () => {
    // Twenty working days from before Christmas would end in the middle of January.
    expect(due('2026-12-18T09:00:00Z', 20, 'DK')).toBe('2027-01-15T15:00:00.000Z');
    expect(due('2026-12-23T09:00:00Z', 20, 'DK') <= '2027-01-23T09:00:00.000Z').toBe(true);
    expect(due('2027-01-31T09:00:00Z', 20) <= '2027-02-28T09:00:00.000Z').toBe(true);
  });

  it('is otherwise so many working days of the organisation’s country', () => {
    expect(due('2026-04-01T09:00:00Z', 3, 'DK')).toBe('2026-04-09T14:00:00.000Z');
    expect(due('2026-11-06T09:00:00Z', 20)).toBe('2026-12-04T15:00:00.000Z');
  });
});
