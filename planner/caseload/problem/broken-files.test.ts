import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCaseload } from './read-caseload.ts';

const person = { id: 'ida', contract: 2220 };
const citizen = { id: 'c1', minutes: 60 };
const base = { format: 'tillit-caseload-1', week: '2026-11-30', people: [person], citizens: [citizen] };

const ofPerson = (more: object) => ({ ...base, people: [{ ...person, ...more }] });
const ofCitizen = (more: object) => ({ ...base, citizens: [{ ...citizen, ...more }] });
const withSettings = (settings: object) => ({ ...base, settings });

/** What is broken, where it is said to be, and in which words. */
const broken: readonly [string, unknown, string, string][] = [
  ['no object at all', [], 'the file', 'Here must stand an object, not a list.'],
  [
    'another format',
    { ...base, format: 'tillit-plan-1' },
    'format',
    'The format must be "tillit-caseload-1": this file is of another kind.',
  ],
  ['no week', { ...base, week: undefined }, 'week', 'A day is written as 2026-11-30, and must be in the calendar.'],
  ['no citizens', { ...base, citizens: undefined }, 'citizens', 'This is missing: a list must stand here.'],
  [
    'a day that is in no calendar',
    { ...base, week: '2026-02-30' },
    'week',
    'A day is written as 2026-11-30, and must be in the calendar.',
  ],
  [
    'a week that begins on a Tuesday',
    { ...base, week: '2026-12-01' },
    'week',
    '2026-12-01 is not a Monday. A week is named by its Monday.',
  ],
  ['no people', { ...base, people: [] }, 'people', 'There must be somebody who can be a contact person.'],
  [
    'a slip of the pen',
    ofPerson({ teachng: 60 }),
    'people[0]',
    'Nothing is called "teachng" here. Look for a slip of the pen.',
  ],
  ['text for a number', ofPerson({ teaching: '60' }), 'people[0].teaching', 'Here must stand a number, not text.'],
  ['null for a number', ofPerson({ teaching: null }), 'people[0].teaching', 'Here must stand a number, not null.'],
  ['minutes below nothing', ofPerson({ teaching: -1 }), 'people[0].teaching', 'Minutes are never below 0.'],
  [
    'more minutes than a week has',
    ofPerson({ contract: 20_000 }),
    'people[0].contract',
    'A week has 10080 minutes; this is more.',
  ],
  ['eight days in a week', ofPerson({ workdays: 8 }), 'people[0].workdays', 'A week has seven days.'],
  ['half a slot', ofPerson({ slots: 1.5 }), 'people[0].slots', 'This is a count: a whole number.'],
  [
    'a ceiling of nothing',
    ofPerson({ ceiling: { kind: 'hard' } }),
    'people[0].ceiling',
    'A ceiling says how many citizens, how many minutes, or both.',
  ],
  [
    'a ceiling of another kind',
    ofPerson({ ceiling: { kind: 'firm', citizens: 3 } }),
    'people[0].ceiling.kind',
    'Here must stand one of: hard, soft.',
  ],
  [
    'core work in both',
    ofPerson({ core: { hours: 4, halfDays: 1 } }),
    'people[0].core',
    'Core work is given in half-days or in hours, one of them.',
  ],
  ['an id without a sign', ofCitizen({ id: '' }), 'citizens[0].id', 'An id is at least one sign long.'],
  [
    'a person twice',
    { ...base, people: [person, person] },
    'people[1].id',
    '"ida" stands at people[0] already. Each id is used once.',
  ],
  [
    'a citizen twice',
    { ...base, citizens: [citizen, citizen] },
    'citizens[1].id',
    '"c1" stands at citizens[0] already. Each id is used once.',
  ],
  [
    'a contact person who is not there',
    ofCitizen({ with: 'eva' }),
    'citizens[0].with',
    'c1 is with "eva", who is not among the people.',
  ],
  [
    'a wish for nobody',
    ofCitizen({ wishes: ['ida', 'eva'] }),
    'citizens[0].wishes[1]',
    'There is no person "eva" in this file.',
  ],
  [
    'a no to nobody',
    ofCitizen({ refuses: ['eva'] }),
    'citizens[0].refuses[0]',
    'There is no person "eva" in this file.',
  ],
  [
    'a relation to nobody',
    ofCitizen({ knows: ['eva'] }),
    'citizens[0].knows[0]',
    'There is no person "eva" in this file.',
  ],
  [
    'a person’s wish for nobody',
    ofPerson({ wishes: ['c7'] }),
    'people[0].wishes[0]',
    'There is no citizen "c7" in this file.',
  ],
  [
    'wished and refused',
    ofCitizen({ wishes: ['ida'], refuses: ['ida'] }),
    'citizens[0].wishes[0]',
    'c1 both wishes and refuses "ida". It can\'t be both.',
  ],
  [
    'somebody who leaves before coming',
    ofPerson({ from: '2026-12-01', to: '2026-11-01' }),
    'people[0].to',
    'ida leaves (2026-11-01) before coming (2026-12-01).',
  ],
  [
    'a competence that ends before it begins',
    ofPerson({ competences: [{ code: 'grief', from: '2026-12-01', to: '2026-11-01' }] }),
    'people[0].competences[0].to',
    'ida has "grief" until 2026-11-01, but only from 2026-12-01.',
  ],
  [
    'no load',
    ofCitizen({ minutes: undefined }),
    'citizens[0]',
    'c1 has neither minutes nor contacts. Give one of them.',
  ],
  [
    'two loads',
    ofCitizen({ contacts: { followUp: 1 } }),
    'citizens[0]',
    'c1 has both minutes and contacts. Give one of them.',
  ],
  [
    'a rating nobody registered',
    { ...ofCitizen({ rating: 'huge' }), registered: [{ rating: 'light', estimated: 60, registered: 60 }] },
    'citizens[0].rating',
    'Nothing is registered for "huge"; there is light.',
  ],
  [
    'an estimate of nothing',
    { ...base, registered: [{ rating: 'light', estimated: 0, registered: 60 }] },
    'registered[0].estimated',
    'Without an estimate there is no ratio: it must be above 0.',
  ],
  ['a share in percent', withSettings({ targetShare: 95 }), 'settings.targetShare', 'A share is a number from 0 to 1.'],
  [
    'no talk that ever becomes a pathway',
    withSettings({ transferShare: 0 }),
    'settings.transferShare',
    'If no talk ever becomes a pathway, there is no limit to count.',
  ],
  ['too much slack', withSettings({ slack: 0.3 }), 'settings.slack', 'The slack is from 0 to 0.25.'],
  [
    'a price in parts',
    withSettings({ prices: { team: 0.5 } }),
    'settings.prices.team',
    'A price is a whole number of points.',
  ],
];

describe('a broken caseload file', () => {
  for (const [what, value, place, says] of broken)
    it(`is told by its place and in its own words: ${what}`, () => {
      const parsed = parseCaseload(structuredClone(value));
      expect('faults' in parsed && parsed.faults.map((fault) => [fault.place, fault.says])).toEqual([[place, says]]);
    });

  it('is told so when it is more than can be shared at once', () => {
    const many = (count: number, make: (i: number) => object) => Array.from({ length: count }, (_, i) => make(i));
    const people = many(101, (i) => ({ ...person, id: `p${i}` }));
    const parsed = parseCaseload({ ...base, people, citizens: many(20_000, (i) => ({ ...citizen, id: `c${i}` })) });
    const says = '20000 citizens and 101 people are too many at once. Balance team by team.';
    expect('faults' in parsed && parsed.faults).toEqual([{ place: 'citizens', code: 'too-many-pairs', says }]);
  });

  it('has nothing wrong when it is whole', () => {
    expect(parseCaseload(base)).toHaveProperty('file');
  });

  it('has nothing wrong as the example of docs/caseload.md', () => {
    const page = readFileSync(new URL('../../../docs/caseload.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(page) ?? [];
    const parsed = parseCaseload(JSON.parse(example));
    expect('faults' in parsed ? parsed.faults : []).toEqual([]);
  });

  it('is told of all its faults at once', () => {
    const parsed = parseCaseload({
      ...base,
      people: [{ ...person, teaching: -1 }],
      citizens: [{ ...citizen, minutes: -2 }],
    });
    expect('faults' in parsed && parsed.faults.map(({ place }) => place)).toEqual([
      'people[0].teaching',
      'citizens[0].minutes',
    ]);
  });
});
