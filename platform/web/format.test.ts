import { afterEach, describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatDate,
  formatDay,
  formatDayAndTime,
  formatSince,
  formatTime,
  withCapital,
} from './format.ts';
import { type Language, preferredLanguage, setLanguage } from './language.ts';

const now = new Date('2026-11-06T12:00:00+01:00');
afterEach(() => setLanguage('nb'));

describe('an appointment', () => {
  it.each<[Language, string]>([
    ['nb', 'tirsdag 17. november kl. 10.00'],
    ['nn', 'tysdag 17. november kl. 10.00'],
    ['da', 'tirsdag 17. november kl. 10.00'],
    ['en', 'Tuesday 17 November at 10:00'],
  ])('is told in %s as “%s”', (language, text) => {
    setLanguage(language);
    expect(formatDayAndTime('2026-11-17T09:00:00Z', now)).toBe(text);
  });
  it('carries the year when it is not this one', () => {
    setLanguage('nb');
    expect(formatDate('2027-05-17', now)).toBe('17. mai 2027');
  });
  it('keeps the place’s time in summer too', () => {
    setLanguage('nb');
    expect(formatTime('2026-06-17T08:00:00Z')).toBe('10.00');
  });
});

describe('the age of a message', () => {
  it.each<[Language, string, string]>([
    ['nb', '2026-11-06T08:12:00Z', 'i dag 09.12'],
    ['en', '2026-11-06T08:12:00Z', 'today 09:12'],
    ['nb', '2026-11-05T22:59:00Z', 'i går'],
    ['nb', '2026-11-05T23:01:00Z', 'i dag 00.01'],
    ['nn', '2026-11-02T08:00:00Z', 'måndag'],
    ['da', '2026-11-01T08:00:00Z', 'søndag'],
    ['da', '2026-10-30T08:00:00Z', '30. oktober'],
    ['nb', '2026-11-06', 'i dag'],
  ])('is told in %s: %s is “%s”', (language, moment, text) => {
    setLanguage(language);
    expect(formatSince(moment, now)).toBe(text);
  });
});

describe('a promised day', () => {
  it.each<[Language, string, string]>([
    ['nb', '2026-11-07', 'i morgen'],
    ['nn', '2026-11-07', 'i morgon'],
    ['nn', '2026-11-10', 'tysdag'],
    ['nb', '2026-11-13', 'fredag 13. november'],
  ])('is told in %s: %s is “%s”', (language, day, text) => {
    setLanguage(language);
    expect(formatDay(day, now)).toBe(text);
  });
});

it('begins a heading with a capital', () => expect(withCapital('i dag')).toBe('I dag'));
it('counts calendar days over the change to winter time', () =>
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2));

describe('the language of a new visitor', () => {
  it.each<[string[], Language]>([
    [['nn-NO', 'nb'], 'nn'],
    [['no'], 'nb'],
    [['de', 'da-DK'], 'da'],
    [['de'], 'en'],
  ])('is, for a browser that prefers %s, %s', (browser, language) => expect(preferredLanguage(browser)).toBe(language));
});
