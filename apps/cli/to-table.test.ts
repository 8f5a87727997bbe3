import { describe, expect, it } from 'vitest';
import { toTable } from './to-table.ts';

describe('A table at the terminal', () => {
  it('is as wide as what stands in it, and says how many rows there are', () => {
    const rows = [
      ['Åse', '1'],
      [null, '20'],
    ];
    expect(toTable(['name', 'n'], rows)).toBe('name | n\n-----+---\nÅse  | 1\nnull | 20\n(2 rows)\n');
    expect(toTable(['name'], [])).toBe('name\n----\n(0 rows)\n');
  });

  it('keeps a row on its line and commands out of the terminal', () => {
    expect(toTable(['text'], [['one\r\ntwo\tthree\u001b[31m\u0007']])).toContain('\none↵two three\n');
  });
});
