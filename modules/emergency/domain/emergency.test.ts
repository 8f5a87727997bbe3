import { describe, expect, it } from 'vitest';
import { Instant } from '../../../kernel/instant.ts';
import { EmergencyWords } from './emergency.ts';
import { mayOpen } from './may-open.ts';
import { endOf, mayReview, reviewBy, toReviewFirst } from './review.ts';

const at = (text: string) => Instant.parse(text);
const ending = (endsAt: string, endedAt: string | null = null) => ({
  endsAt: at(endsAt),
  endedAt: endedAt === null ? null : at(endedAt),
});

describe('an emergency access', () => {
  it.each([
    ['nurse', false, undefined],
    ['general-practitioner', false, undefined],
    ['nurse', true, 'emergency-access-is-open'],
    ['administrator', false, 'profession-has-no-emergencies'],
    ['data-protection-officer', true, 'profession-has-no-emergencies'],
  ])('by a %s, with one open already: %s: %s', (profession, hasOne, refusal) => {
    const may = mayOpen({ profession }, hasOne);
    expect(may.ok ? undefined : may.reason).toBe(refusal);
  });

  it('is nobody’s of whom no organisation says that she works there', () => {
    expect(mayOpen(undefined, false)).toMatchObject({ ok: false, reason: 'other-role-needed' });
  });

  it('needs words that say something', () => {
    expect(EmergencyWords.safeParse('Haster!').success).toBe(false);
    expect(EmergencyWords.safeParse(`${' '.repeat(30)}Haster!`).success).toBe(false);
    expect(EmergencyWords.safeParse('Funnet bevisstløs hjemme.').success).toBe(true);
  });

  it('is over when it was ended, or when its time was up', () => {
    expect(endOf(ending('2026-11-06T09:30:00.000Z'))).toBe('2026-11-06T09:30:00.000Z');
    expect(endOf(ending('2026-11-06T09:30:00.000Z', '2026-11-06T09:10:00.000Z'))).toBe('2026-11-06T09:10:00.000Z');
  });
});

describe('its review', () => {
  const access = ending('2026-11-06T09:30:00.000Z', '2026-11-06T09:10:00.000Z');

  it('comes when it has ended', () => {
    expect(mayReview(access, at('2026-11-06T09:09:59.999Z'))).toMatchObject({ reason: 'access-is-still-open' });
    expect(mayReview(access, at('2026-11-06T09:10:00.000Z')).ok).toBe(true);
  });

  it('is due in five working days of the organisation’s country', () => {
    expect(reviewBy(access, 'NO')).toBe('2026-11-13');
    expect(reviewBy(ending('2026-12-23T09:30:00.000Z'), 'NO')).toBe('2026-12-31');
    expect(reviewBy(ending('2026-12-23T09:30:00.000Z'), 'DK')).toBe('2027-01-05');
  });

  it('is asked for the longest waiting first, and the reviewed stand after them, the latest first', () => {
    const of = (day: number, reviews: unknown[] = []) => ({ openedAt: at(`2026-11-0${day}T09:00:00.000Z`), reviews });
    const sorted = toReviewFirst([of(1, ['done']), of(4), of(3, ['done']), of(2)]);
    expect(sorted.map(({ openedAt }) => openedAt.slice(9, 10))).toEqual(['2', '4', '3', '1']);
  });
});
