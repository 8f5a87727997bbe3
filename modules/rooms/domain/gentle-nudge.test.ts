import { describe, expect, it } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';
import { findNudge } from './gentle-nudge.ts';

const birth = getDay(1984, 5, 14);
const norwegian = makeSyntheticNorwegian(birth, 0).digits;
const danish = makeTestDanish(birth, 0).digits;

describe('what may stand better in the record', () => {
  it.each([
    'Are har F32.1.',
    'Kode F32 er satt',
    'G47.0 utredes',
    'Diagnose DF321 i henvisningen',
    'P76 hos fastlegen',
  ])('“%s” looks like a diagnosis code', (text) => expect(findNudge(text)).toBe('diagnosis-code'));

  it.each([
    ['a Norwegian number', norwegian],
    ['a Norwegian number with a space', `${norwegian.slice(0, 6)} ${norwegian.slice(6)}`],
    ['a Danish number', danish],
    ['a Danish number with a dash', `${danish.slice(0, 6)}-${danish.slice(6)}`],
  ])('%s looks like an identity number', (_, number) =>
    expect(findNudge(`Det gjelder ${number}, ring meg.`)).toBe('identity-number'),
  );

  it.each([
    'Ring meg på 55 12 34 56.',
    'Ring +4755123456.',
    'Møtet er i rom A4, bygg B12.',
    'Vi ses 17.11.2026 kl. 10.00.',
    'Ta buss 42 til E39.',
    'Saken har nummer 99999999999.',
    '',
  ])('“%s” is let be', (text) => expect(findNudge(text)).toBeUndefined());
});
