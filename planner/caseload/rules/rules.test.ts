import { describe, expect, it } from 'vitest';
import { caseloadForTests } from '../caseloads-for-tests.ts';
import { ceilingCitizens, ceilingMinutes, NO_CEILING, timesAbove } from './ceiling.ts';
import { competenceInForce } from './competence-in-force.ts';
import { competenceRequired } from './competence-required.ts';
import { competenceWished } from './competence-wished.ts';
import { hardRules } from './hard-rules.ts';
import { languageRequired } from './language-required.ts';
import { languageWished } from './language-wished.ts';
import { refusedByCitizen } from './refused-by-citizen.ts';
import { refusedByPerson } from './refused-by-person.ts';
import { relationChanged } from './relation-changed.ts';
import { relationUnused } from './relation-unused.ts';
import type { HardRule, Pair, SoftRule } from './rule.ts';
import { softRules } from './soft-rules.ts';
import { takesNew } from './takes-new.ts';
import { teamRequired } from './team-required.ts';
import { teamWished } from './team-wished.ts';
import { thereOnTheDay } from './there-on-the-day.ts';
import { timeInTheWeek } from './time-in-the-week.ts';
import { wishOfCitizen } from './wish-of-citizen.ts';
import { wishOfPerson } from './wish-of-person.ts';

/** Ida and a citizen, who begins on 30 November 2026, a Monday. */
function pair(citizen: object, person: object = {}, wishedBy: readonly string[] = []): Pair {
  const file = caseloadForTests({
    people: [
      { id: 'ida', name: 'Ida', contract: 2000, ...person },
      { id: 'per', contract: 2000 },
    ],
    citizens: [{ id: 'c1', minutes: 60, ...citizen }],
  });
  return { file, citizen: file.citizens[0], person: file.people[0], wishedBy: new Set(wishedBy) };
}

const need = (code: string, kind = 'required') => ({ competences: [{ code, kind }] });
const has = (...competences: object[]) => ({ competences });

const hard: readonly [HardRule, Pair, string, Pair][] = [
  [competenceRequired, pair(need('grief')), 'Ida does not have "grief".', pair(need('grief'), has({ code: 'grief' }))],
  [
    competenceInForce,
    pair(need('grief'), has({ code: 'grief', to: '2026-11-29' })),
    'Ida has "grief", but not on 2026-11-30.',
    pair(need('grief'), has({ code: 'grief', to: '2026-11-29' }, { code: 'grief', from: '2026-11-30' })),
  ],
  [
    languageRequired,
    pair({ language: { code: 'ar', kind: 'required' } }),
    'Ida does not speak "ar".',
    pair({ language: { code: 'ar', kind: 'required' } }, { languages: ['da', 'ar'] }),
  ],
  [
    teamRequired,
    pair({ team: { code: 'north', kind: 'required' } }, { team: 'south' }),
    'Ida is not in the team "north".',
    pair({ team: { code: 'north', kind: 'required' } }, { team: 'north' }),
  ],
  [refusedByCitizen, pair({ refuses: ['ida'] }), 'The citizen has said no to Ida.', pair({ refuses: ['per'] })],
  [refusedByPerson, pair({}, { refuses: ['c1'] }), 'Ida can not be this citizen’s contact person.', pair({})],
  [
    thereOnTheDay,
    pair({ start: '2026-12-02' }, { to: '2026-12-01' }),
    'Ida leaves on 2026-12-01.',
    pair({ start: '2026-12-01' }, { to: '2026-12-01' }),
  ],
  [
    thereOnTheDay,
    pair({}, { from: '2026-12-01' }),
    'Ida comes on 2026-12-01.',
    pair({ start: '2026-12-01' }, { from: '2026-12-01' }),
  ],
  [takesNew, pair({}, { takesNew: false }), 'Ida takes nobody new.', pair({ with: 'ida' }, { takesNew: false })],
  [timeInTheWeek, pair({}, { absence: 2000 }), 'Ida has no time for citizens this week.', pair({}, { absence: 1749 })],
];

for (const [rule, broken, says, kept] of hard)
  describe(rule.name, () => {
    it(`says "${says}"`, () => expect(rule.forbids(broken)).toBe(says));
    it('has nothing against its twin', () => expect(rule.forbids(kept)).toBeUndefined());
  });

const soft: readonly [SoftRule, number, Pair, Pair][] = [
  [relationChanged, 1, pair({ with: 'per' }), pair({ with: 'ida' })],
  [wishOfCitizen, 1, pair({ wishes: ['per'] }), pair({ wishes: ['per', 'ida'] })],
  [relationUnused, 1, pair({ knows: ['per'] }), pair({ knows: ['ida'] })],
  [relationUnused, 1, pair({ knows: ['per'] }), pair({ knows: ['per'], with: 'ida' })],
  [
    languageWished,
    1,
    pair({ language: { code: 'ar', kind: 'wished' } }),
    pair({ language: { code: 'ar', kind: 'wished' } }, { languages: ['ar'] }),
  ],
  [
    competenceWished,
    1,
    pair(need('grief', 'wished'), has({ code: 'grief', from: '2026-12-01' })),
    pair(need('grief', 'wished'), has({ code: 'grief', from: '2026-11-30' })),
  ],
  [
    teamWished,
    1,
    pair({ team: { code: 'north', kind: 'wished' } }),
    pair({ team: { code: 'north', kind: 'wished' } }, { team: 'north' }),
  ],
  [wishOfPerson, 1, pair({}, {}, ['per']), pair({}, {}, ['per', 'ida'])],
];

for (const [rule, times, broken, kept] of soft)
  describe(rule.name, () => {
    it('counts where it is broken, and says how', () => {
      expect(rule.breaks(broken)).toBe(times);
      expect(rule.says(broken)).toMatch(/\w.*\.$/);
    });
    it('counts nothing where it is kept', () => expect(rule.breaks(kept)).toBe(0));
  });

for (const rule of [ceilingCitizens, ceilingMinutes])
  describe(rule.name, () => {
    const { person } = pair({}, { ceiling: { kind: 'hard', citizens: 7, minutes: 700 } });
    it('gives the most there may be', () =>
      expect(rule.most(person, 'hard') % 100).toBe(rule === ceilingCitizens ? 7 : 0));
    it('is no limit where the ceiling is of the other kind, or there is none', () => {
      expect(rule.most(person, 'soft')).toBe(NO_CEILING);
      expect(rule.most(pair({}).person, 'hard')).toBe(NO_CEILING);
    });
  });

describe('a soft ceiling', () => {
  const { person } = pair({}, { ceiling: { kind: 'soft', citizens: 7, minutes: 700 } });
  it.each([
    [7, 700, 0],
    [9, 700, 2],
    [7, 701, 1],
    [8, 821, 4],
  ])('counts each citizen and each hour begun above it: %i citizens, %i minutes', (citizens, minutes, times) => {
    expect(timesAbove(person, citizens, minutes)).toBe(times);
  });
});

describe('the rules', () => {
  it('are all asked, each with a code of its own', () => {
    const rules = [...hardRules, ...softRules];
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    expect(new Set(hardRules)).toEqual(new Set(hard.map(([rule]) => rule)));
    expect(new Set(softRules)).toEqual(new Set(soft.map(([rule]) => rule)));
  });
});
