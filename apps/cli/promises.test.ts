import { describe, expect, it } from 'vitest';
import { readPromises } from './read-promises.ts';
import { tellPromises } from './tell-promises.ts';

describe('What is promised on the command line', () => {
  it('is said in hours or in working days', () => {
    expect(readPromises(['today=4h', 'no-hurry=10d'])).toEqual({
      today: { within: 4, unit: 'hours' },
      'no-hurry': { within: 10, unit: 'working-days' },
    });
  });

  it.each([
    ['today', '"today" is no promise. Say it as today=4h or next-day=2d: h for hours, d for working days.'],
    ['today=4=h', '"today=4=h" is no promise.'],
    ['soon=4h', 'There is no urgency "soon". There are: no-hurry, this-week, next-day, today.'],
    ['today=4', '"4" is no time. Say it as'],
    ['today=-4h', '"-4h" is no time.'],
    ['today=half-a-day', '"half-a-day" is no time.'],
    ['today=0h', "0h can't be promised: from 1h to 48h, or from 1d to 30d."],
    ['no-hurry=31d', "31d can't be promised"],
  ])('is refused with a sentence: %s', (word, sentence) => {
    expect(() => readPromises([word])).toThrow(sentence);
  });

  it('is said once', () => {
    expect(() => readPromises(['today=4h', 'today=3h'])).toThrow('"today" is said twice');
  });

  it('is told the most urgent first, and what nobody has said as usual', () => {
    const said = { today: { within: 1, unit: 'hours' } } as const;
    expect(tellPromises({ name: 'NAV Askøy', code: 'nav-askoy', said })).toBe(
      [
        'NAV Askøy (nav-askoy)',
        '  today      within 1 hour',
        '  next-day   within 1 working day (usual)',
        '  this-week  within 5 working days (usual)',
        '  no-hurry   within 10 working days (usual)',
        '',
      ].join('\n'),
    );
  });
});
