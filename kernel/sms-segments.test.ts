import { describe, expect, test } from 'vitest';
import { measureSms } from './sms-segments.ts';

describe('What a text costs as SMS', () => {
  test.each([
    ['', 'gsm-7', 1],
    ['blåbærsyltetøy på ØÆÅ', 'gsm-7', 1],
    ['a'.repeat(160), 'gsm-7', 1],
    ['a'.repeat(161), 'gsm-7', 2],
    ['a'.repeat(306), 'gsm-7', 2],
    ['a'.repeat(307), 'gsm-7', 3],
    ['€'.repeat(80), 'gsm-7', 1],
    ['€'.repeat(81), 'gsm-7', 2],
    [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 'gsm-7', 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3],
    ['ê'.repeat(70), 'ucs-2', 1],
    ['ê'.repeat(71), 'ucs-2', 2],
    ['😊'.repeat(35), 'ucs-2', 1],
    // A letter of two units is never parted: 33 of them in each segment of 67.
    ['😊'.repeat(66), 'ucs-2', 2],
    ['😊'.repeat(67), 'ucs-2', 3],
  ])('%s is %s in %i', (text, alphabet, segments) => {
    expect(measureSms(text)).toEqual({ alphabet, segments });
  });
});
