import { describe, expect, it } from 'vitest';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import { cardId, day, extension, pathwayId, roles, Said, terms } from './card-for-tests.ts';
import type { CardTerms } from './permission-card.ts';

const until = (text: string) => ({ until: day(text) });

describe('A permission', () => {
  it.each<[string, CardTerms, string]>([
    ['to text whoever gives it, without a last day', terms(), 'given'],
    ['that the course is extended', extension('2027-03-14'), 'given'],
    ['that it is extended, of no course', { ...extension('2027-03-14'), pathwayId: null }, 'pathway-needed'],
    [
      'of a course in another room',
      { ...extension('2027-03-14'), pathwayId: PathwayId.parse(cardId(7)) },
      'pathway-needed',
    ],
    ['that it is extended, nobody knows until when', { ...extension('2027-03-14'), until: null }, 'day-needed'],
    ['to come back, nobody knows until when', terms({ kind: 'return' }), 'day-needed'],
    ['to come back until a day', terms({ kind: 'return', ...until('2026-12-24') }), 'given'],
    ['in her own words', terms({ kind: 'own', words: 'Du må gerne tage din hund med' }), 'given'],
    ['in no words at all', terms({ kind: 'own' }), 'words-needed'],
    ['from yesterday', terms({ from: day('2026-11-05') }), 'day-has-passed'],
    ['that ends before it begins', terms({ from: day('2026-11-20'), ...until('2026-11-19') }), 'day-has-passed'],
    ['for one day, today', terms(until('2026-11-06')), 'given'],
    ['for the rest of a life', terms(until('2029-11-06')), 'day-is-too-far'],
    ['from a day that nobody knows', terms({ from: day('2028-01-01') }), 'day-is-too-far'],
  ])('%s', (_, wished, outcome) => {
    expect(new Said().give('sara', wished)).toBe(outcome);
  });

  it('of a course is given by who holds it, and by her deputy in her days', () => {
    const said = new Said();
    expect(said.give('trond', extension('2027-03-14'))).toBe('holder-needed');
    expect(said.give('stian', extension('2027-03-14'))).toBe('holder-needed');
    const days = { from: day('2026-11-10'), until: day('2026-11-12') };
    said.pathway.take('sara', { kind: 'deputy-named', deputy: roles.stian, ...days });
    expect(said.give('stian', extension('2027-03-14'))).toBe('holder-needed');
    said.pathway.today = day('2026-11-12');
    expect(said.give('stian', extension('2027-03-14', '2026-11-12'))).toBe('given');
    said.pathway.today = day('2026-11-13');
    expect(said.give('stian', extension('2027-04-14', '2026-11-13'))).toBe('holder-needed');
    // Who stands outside the course still speaks for herself.
    expect(said.give('trond', terms({ from: day('2026-11-13') }))).toBe('given');
  });

  it('of a course that has ended is no extension; one may come back as long as the door is open', () => {
    const said = new Said();
    said.pathway.take('sara', { kind: 'ending-offered' });
    said.pathway.take('sara', { kind: 'ended', doorOpenUntil: day('2026-12-24') });
    expect(said.give('sara', extension('2027-03-14'))).toBe('pathway-has-ended');
    expect(said.give('sara', terms({ kind: 'return', pathwayId, ...until('2026-12-24') }))).toBe('given');
    said.pathway.today = day('2026-12-25');
    const late = terms({ kind: 'return', pathwayId, from: day('2026-12-25'), ...until('2027-12-24') });
    expect(said.give('sara', late)).toBe('pathway-has-ended');
  });

  it('that says the same anew replaces the one before, so that one sentence holds', () => {
    const said = new Said();
    said.give('sara', extension('2027-01-31'));
    said.give('sara', extension('2027-03-14'));
    expect(said.standingNow).toEqual(['sara: extension until 2027-03-14']);
    expect(said.cards.map((card) => said.standing(card))).toEqual(['replaced', 'holds']);
    said.pathway.take('sara', { kind: 'contact-asked', to: roles.stian, words: 'Ny jobb' });
    said.pathway.take('stian', { kind: 'contact-moved', to: roles.stian, words: '' });
    said.give('stian', extension('2027-04-30'));
    expect(said.standingNow).toEqual(['stian: extension until 2027-04-30']);
  });

  it('to text one person replaces none to text another, and own words replace nothing', () => {
    const said = new Said();
    said.give('sara', terms());
    said.give('trond', terms());
    said.give('trond', terms({ kind: 'own', words: 'Ta med hunden' }));
    said.give('trond', terms({ kind: 'own', words: 'Ring på' }));
    expect(said.standingNow).toEqual(['sara: text', 'trond: text', 'trond: own', 'trond: own']);
  });
});

describe('A permission holds', () => {
  it('from its first day until its last, both included', () => {
    const said = new Said();
    said.give('sara', terms({ from: day('2026-11-10'), ...until('2026-11-12') }));
    const on = (today: string) => {
      said.pathway.today = day(today);
      return said.cards.map((card) => said.standing(card))[0];
    };
    const days = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'];
    expect(days.map(on)).toEqual(['ahead', 'holds', 'holds', 'passed']);
  });

  it('until its day also when whoever gave it has left', () => {
    const said = new Said();
    said.give('sara', extension('2027-03-14'));
    said.pathway.gone.add('sara');
    expect(said.standingNow).toEqual(['sara: extension until 2027-03-14']);
  });

  it('no more once the room is closed, and an extension no more once its course has ended', () => {
    const said = new Said();
    said.give('sara', extension('2027-03-14'));
    said.give('sara', terms({ kind: 'bring', pathwayId }));
    said.pathway.take('sara', { kind: 'ending-offered' });
    said.pathway.take('sara', { kind: 'ended', doorOpenUntil: day('2026-12-24') });
    expect(said.standingNow).toEqual(['sara: bring']);
    said.pathway.take('per', { kind: 'came-back' });
    expect(said.standingNow).toHaveLength(2);
    said.roomIsClosed = true;
    expect(said.cards.map((card) => said.standing(card))).toEqual(['room-closed', 'room-closed']);
  });
});

describe('A permission is taken back', () => {
  const given = (wished: CardTerms) => {
    const said = new Said();
    said.give('sara', wished);
    const [card] = said.cards;
    if (card === undefined) throw new Error('It was not given.');
    return { said, card };
  };

  it('by whoever gave it and by the citizen, who needs no reason, and by nobody else in the room', () => {
    for (const who of ['trond', 'ingrid', 'stian', 'somebody close'] as const) {
      const { said, card } = given(terms());
      expect(said.takeBack(who, card), who).toBe('not-yours-to-take-back');
    }
    for (const who of ['sara', 'per'] as const) {
      const { said, card } = given(terms());
      expect(said.takeBack(who, card), who).toBe('taken-back');
      expect(said.standingNow).toEqual([]);
    }
  });

  it('by who holds the course that it is about, whoever gave it', () => {
    const { said, card } = given(extension('2027-03-14'));
    said.pathway.take('sara', { kind: 'contact-asked', to: roles.stian, words: 'Ny jobb' });
    said.pathway.take('stian', { kind: 'contact-moved', to: roles.stian, words: '' });
    expect(said.takeBack('trond', card)).toBe('not-yours-to-take-back');
    expect(said.takeBack('stian', card)).toBe('taken-back');
  });

  it('by who holds the overview of the room, once whoever gave it has left', () => {
    const { said, card } = given(terms());
    expect(said.takeBack('trond', card)).toBe('not-yours-to-take-back');
    said.pathway.gone.add('sara');
    expect(said.takeBack('ingrid', card)).toBe('not-yours-to-take-back');
    expect(said.takeBack('trond', card)).toBe('taken-back');
  });

  it('once; what has run its course or was replaced is left as it is', () => {
    const { said, card } = given(terms(until('2026-11-10')));
    said.pathway.today = day('2026-11-11');
    expect(said.takeBack('sara', card)).toBe('holds-no-more');
    const again = given(terms());
    again.said.takeBack('per', again.card);
    const [taken] = again.said.cards;
    expect(taken?.end?.how).toBe('taken-back');
    expect(taken && again.said.takeBack('sara', taken)).toBe('holds-no-more');
  });
});
