import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/day.ts';
import { findHanging } from './hanging.ts';
import type { PathwayStep } from './pathway-action.ts';
import { day, type Played, played, referral, talk } from './pathway-for-tests.ts';

const next = (text: string): PathwayStep => ({
  kind: 'next-contact-agreed',
  next: { day: day(text), what: 'Samtale' },
});
/** Sara holds Per since 6 November. */
const held = () =>
  played(['trond', referral], ['sara', { kind: 'accepted' }], ['sara', { kind: 'responsibility-accepted' }]);
const onDay = (pathway: Played, text: string, step?: PathwayStep, who: 'sara' | 'per' = 'sara') => {
  pathway.today = day(text);
  if (step !== undefined) expect(pathway.take(who, step)).toBe('taken');
};
const told = ({ history, today }: Played) => {
  const hanging = findHanging(history, today);
  return hanging && [...hanging.signs.map(({ sign, on }) => (on === null ? sign : `${sign} ${on}`)), hanging.advice];
};

describe('A pathway that may be ended easily', () => {
  test('has had no contact for six weeks, and none is agreed', () => {
    const pathway = held();
    onDay(pathway, '2026-11-10', { kind: 'contact-held' });
    onDay(pathway, '2026-12-21');
    expect(told(pathway)).toBeUndefined();
    onDay(pathway, '2026-12-22');
    expect(told(pathway)).toEqual(['no-contact-since 2026-11-10', 'nothing-agreed', 'ending-offered']);
  });

  test('began six weeks ago, and nobody has written of a contact', () => {
    const pathway = held();
    onDay(pathway, '2026-12-18');
    expect(told(pathway)).toEqual(['no-contact-yet 2026-11-06', 'nothing-agreed', 'ending-offered']);
  });

  test('has a pause that ended two weeks ago: whoever holds it asks her first', () => {
    const pathway = held();
    onDay(pathway, '2026-11-06', { kind: 'paused', reason: 'ill', words: '', until: day('2026-11-20') });
    onDay(pathway, '2026-12-03');
    expect(told(pathway)).toBeUndefined();
    onDay(pathway, '2026-12-04');
    expect(told(pathway)).toEqual(['pause-has-passed 2026-11-20', 'nothing-agreed', 'next-contact-agreed']);
  });

  test('has an offer that was not answered, and a talk after which nobody ended it', () => {
    const pathway = held();
    onDay(pathway, '2026-11-10', { kind: 'ending-offered' });
    onDay(pathway, '2026-11-24');
    expect(told(pathway)).toEqual(['offer-unanswered 2026-11-10', 'nothing-agreed', 'next-contact-agreed']);
    onDay(pathway, '2026-11-24', talk);
    expect(told(pathway)).toBeUndefined();
    onDay(pathway, '2026-12-01');
    expect(told(pathway)).toEqual(['talked-and-not-ended 2026-11-24', 'nothing-agreed', 'ended']);
  });

  test('has a contact of which nothing was written for three weeks', () => {
    const pathway = held();
    onDay(pathway, '2026-11-10', next('2026-11-12'));
    onDay(pathway, '2026-12-02');
    expect(told(pathway)).toBeUndefined();
    onDay(pathway, '2026-12-03');
    expect(told(pathway)).toEqual(['next-contact-has-passed 2026-11-12', 'ending-offered']);
  });
});

describe('An ending that was spoken of', () => {
  const spoken = (answer: 'wished' | 'not-wished' | 'not-yet') => {
    const pathway = held();
    onDay(pathway, '2026-12-20', { kind: 'ending-offered' });
    onDay(pathway, '2026-12-21', { kind: 'ending-answered', answer, words: '' }, 'per');
    return pathway;
  };
  test('lets it rest for a while, whatever else is so', () => {
    const pathway = held();
    onDay(pathway, '2026-12-20', { kind: 'ending-offered' });
    onDay(pathway, '2027-01-02');
    expect(told(pathway)).toBeUndefined();
    onDay(pathway, '2027-01-02', talk);
    onDay(pathway, '2027-01-08');
    expect(told(pathway)).toBeUndefined();
  });

  test.each([
    ['wished', '2027-01-04', 'next-contact-agreed'],
    ['not-wished', '2027-01-04', 'ended'],
    ['not-yet', '2027-02-01', 'ending-offered'],
  ] as const)('and was answered with %s is suggested from %s on: %s', (answer, from, advice) => {
    const pathway = spoken(answer);
    onDay(pathway, addDays(day(from), -1));
    expect(told(pathway)).toBeUndefined();
    onDay(pathway, from);
    expect(told(pathway)?.at(-1)).toBe(advice);
  });
});

describe('A pathway that does not hang', () => {
  test.each<[string, (pathway: Played) => void]>([
    ['has a contact ahead', (pathway) => onDay(pathway, '2026-12-30', next('2026-12-31'))],
    ['has one today', (pathway) => onDay(pathway, '2026-12-31', next('2026-12-31'))],
    [
      'rests until a day that has not passed',
      (pathway) =>
        onDay(pathway, '2026-12-30', { kind: 'paused', reason: 'away', words: '', until: day('2026-12-31') }),
    ],
    [
      'has ended',
      (pathway) => {
        onDay(pathway, '2026-11-10', { kind: 'ending-offered' });
        onDay(pathway, '2026-11-10', { kind: 'ended', doorOpenUntil: null });
      },
    ],
    [
      'is one in which the citizen has just said that she is not there yet',
      (pathway) => {
        onDay(pathway, '2026-12-10', { kind: 'ending-offered' });
        onDay(pathway, '2026-12-10', { kind: 'ending-answered', answer: 'not-yet', words: '' }, 'per');
      },
    ],
  ])('%s', (_, play) => {
    const pathway = held();
    play(pathway);
    pathway.today = day('2026-12-31');
    expect(told(pathway)).toBeUndefined();
  });

  test('waits for an answer: it is thought of among those who must not be lost, not among those that end', () => {
    const pathway = played(['trond', referral]);
    onDay(pathway, '2027-03-01');
    expect(told(pathway)).toBeUndefined();
  });
});
