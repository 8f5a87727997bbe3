import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWayBack } from './way-back.ts';

const origin = 'https://tillit.example';

describe('the way back after signing in', () => {
  it.each(['/', '/rooms', '/rooms/7?tab=all#last', '/join/abc-DEF_1', '/s%C3%B8k?q=%2F%2Fevil'])(
    'leads to %s',
    (to) => {
      expect(readWayBack(to, origin)).toBe(to);
    },
  );

  it.each([
    undefined,
    '',
    'rooms',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'https://tillit.example/rooms',
    '/sign-in',
    '/sign-in/callback?code=1',
    '/sign-out',
    `/${'a'.repeat(1_000)}`,
  ])('leads to the start page instead of %j', (to) => {
    expect(readWayBack(to, origin)).toBe('/');
  });

  it('never leads to another origin, whatever is asked for', () => {
    const piece = fc.constantFrom('/', '\\', '.', ':', '@', '?', '#', '\t', '%2f', 'evil.example', 'https:', ' ', 'a');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const way = readWayBack(pieces.join(''), origin);
        expect(way.startsWith('/')).toBe(true);
        expect(new URL(way, origin).origin).toBe(origin);
      }),
    );
  });
});
