import type { Language } from '../../kernel/language.ts';

/** What a language needs to say when something is. Weekdays begin with Sunday, as JavaScript counts them. */
export type DateWords = {
  weekdays: readonly string[];
  months: readonly string[];
  today: string;
  yesterday: string;
  tomorrow: string;
  /** Between day and month: `17. november`, `17 November`. */
  afterDay: string;
  /** Between hour and minute. */
  clock: string;
  /** Before a time in a sentence. */
  at: string;
};

const norwegianMonths = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
];

/** Our own tables: Chromium knows no Nynorsk, and what a person reads should not hang on the browser. */
export const dateWords: Record<Language, DateWords> = {
  nb: {
    weekdays: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
    months: norwegianMonths,
    today: 'i dag',
    yesterday: 'i går',
    tomorrow: 'i morgen',
    afterDay: '.',
    clock: '.',
    at: 'kl.',
  },
  nn: {
    weekdays: ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
    months: norwegianMonths,
    today: 'i dag',
    yesterday: 'i går',
    tomorrow: 'i morgon',
    afterDay: '.',
    clock: '.',
    at: 'kl.',
  },
  da: {
    weekdays: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
    months: [
      'januar',
      'februar',
      'marts',
      'april',
      'maj',
      'juni',
      'juli',
      'august',
      'september',
      'oktober',
      'november',
      'december',
    ],
    today: 'i dag',
    yesterday: 'i går',
    tomorrow: 'i morgen',
    afterDay: '.',
    clock: '.',
    at: 'kl.',
  },
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    afterDay: '',
    clock: ':',
    at: 'at',
  },
};
