import { describe, expect, test } from 'vitest';
import { type OpenForText, readText } from './read-text.ts';

const question: OpenForText = { code: 'K7', kind: 'question' };
const other: OpenForText = { code: 'M2', kind: 'question' };
const told: OpenForText = { code: 'T4', kind: 'told' };

describe('A text that came in', () => {
  test.each<[string, OpenForText[], object]>([
    ['Ja, torsdag passer', [question], { kind: 'answer', code: 'K7', body: 'Ja, torsdag passer' }],
    ['Ja', [question], { kind: 'answer', code: 'K7', body: 'Ja' }],
    ['k7: Ja, torsdag', [question, other], { kind: 'answer', code: 'K7', body: 'Ja, torsdag' }],
    ['M2 Nei\ntakk', [question, other], { kind: 'answer', code: 'M2', body: 'Nei\ntakk' }],
    ['Ja, torsdag', [question, other], { kind: 'which', codes: ['K7', 'M2'] }],
    ['JA!', [told], { kind: 'confirm', code: 'T4' }],
    ['t4 ja', [question, told], { kind: 'confirm', code: 'T4' }],
    ['Nei, jeg sa fredag', [told], { kind: 'correct', code: 'T4', body: 'Nei, jeg sa fredag' }],
    ['Ja', [question, told], { kind: 'which', codes: ['K7', 'T4'] }],
    // A code of before is not taken for a word of hers, nor guessed at.
    ['B3 Ja', [question], { kind: 'nothing' }],
    ['K7', [question], { kind: 'nothing' }],
    ['   ', [question], { kind: 'nothing' }],
    ['Hei', [], { kind: 'nothing' }],
    ['STOP', [question], { kind: 'stop' }],
    [' stopp. ', [], { kind: 'stop' }],
    // Only alone is it the word that ends.
    ['Stopp litt, jeg kommer', [question], { kind: 'answer', code: 'K7', body: 'Stopp litt, jeg kommer' }],
  ])('%j means what waits for it', (text, open, meaning) => {
    expect(readText(text, open)).toEqual(meaning);
  });
});
