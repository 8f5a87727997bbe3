import { describe, expect, test } from 'vitest';
import { measureSms } from '../../../kernel/sms-segments.ts';
import { fitText } from './fit-text.ts';

const wrap = (body: string) => `Vera: ${body}\nSvar her. Kode K7.`;
const rest = '[les resten i Tillit]';

describe('The words of a message in a text', () => {
  test('stand as they are when they fit', () => {
    expect(fitText('Passer torsdag?', wrap, rest)).toBe('Vera: Passer torsdag?\nSvar her. Kode K7.');
  });

  test.each(['Blåbær på øya. '.repeat(40), '😊'.repeat(300), '€'.repeat(200)])(
    'are cut with a pointer to the rest',
    (body) => {
      const text = fitText(body, wrap, rest);
      expect(measureSms(text).segments).toBe(2);
      expect(text.startsWith(`Vera: ${body.slice(0, 20)}`)).toBe(true);
      expect(text.endsWith(`${rest}\nSvar her. Kode K7.`)).toBe(true);
    },
  );
});
