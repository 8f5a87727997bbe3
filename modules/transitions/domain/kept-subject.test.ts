import { describe, expect, it } from 'vitest';
import { plainOf, stemsOf, touches } from './kept-subject.ts';

const isTouched = (subject: string, text: string) => touches(plainOf(text), stemsOf(subject));

describe('A text touches a subject', () => {
  it.each([
    ['Overgrepet i barndommen', 'Vi snakket om overgrep'],
    ['Overgrepet i barndommen', 'seksuelle barndomsovergrep'],
    ['faren min', 'Faren hans kommer også'],
    ['Mor', 'Skal mor være med?'],
    ['rus', 'Rus, og hva som hjelper'],
    ['abort', 'ABORTEN'],
    ['skilsmisse', 'Skilsmissen i 2019'],
    ['Søvn', 'søvnen'],
    ['Branndagen i 2009', 'det som skjedde etter brannen'],
    ['the divorce', 'He mentioned divorcing'],
    ['Fængslet', 'tiden i fængsel'],
  ])('%s: %s', (subject, text) => {
    expect(isTouched(subject, text)).toBe(true);
  });

  it.each([
    ['Jeg vil ikke snakke om mor', 'Skal du ikke snakke med meg om det du vil?'],
    ['Mor', 'Morgenen er verst'],
    ['rus', 'Frustrasjon på jobb'],
    ['skilsmisse', 'Søvn og uro'],
    ['about the war', 'What do you want to talk about?'],
  ])('and not %s: %s', (subject, text) => {
    expect(isTouched(subject, text)).toBe(false);
  });

  it('where the subject has no word of its own, by all of it', () => {
    expect(isTouched('det som var', 'Ikke det som var, takk')).toBe(true);
    expect(isTouched('det som var', 'Det er lenge siden')).toBe(false);
  });

  it('always itself, and never by nothing', () => {
    for (const text of ['Å', '2009', 'x y', '!!', 'Ørnulf & Åse']) {
      expect(stemsOf(text).length).toBeGreaterThan(0);
      expect(isTouched(text, text)).toBe(true);
    }
  });
});
