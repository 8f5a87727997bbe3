import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/day.ts';
import { roles } from '../../pathways/domain/pathway-for-tests.ts';
import { Agreeing, dueIn, first, terms } from './agreement-for-tests.ts';
import { inOrder } from './in-order.ts';

const hers = terms({ owner: null, to: 'circle' });

describe('Writing', () => {
  it.each([
    ['what one does oneself is agreed', 'sara', terms(), 'agreed'],
    ['what one asks a colleague for waits', 'ingrid', terms(), 'proposed'],
    ['what one asks the citizen for waits', 'sara', hers, 'proposed'],
    ['what the citizen does himself is agreed', 'per', hers, 'agreed'],
    ['what the citizen asks for waits', 'per', terms(), 'proposed'],
  ] as const)('%s', (_, who, wished, status) => {
    const room = new Agreeing();
    expect(room.write(who, 1, wished)).toBe('done');
    expect(room.find(1)).toMatchObject({ status, movedFrom: null });
  });

  it.each([
    ['by somebody close', 'somebody close', terms(), 'not-yours-to-write'],
    ['of somebody who has left', 'sara', terms({ owner: roles.stian }), 'owner-is-not-here'],
    ['by the citizen to himself', 'per', terms({ owner: null }), 'promised-to-oneself'],
    ['for yesterday', 'sara', terms({ due: dueIn(-1) }), 'day-has-passed'],
    ['for in more than two years', 'sara', terms({ due: dueIn(733) }), 'day-is-too-far'],
  ] as const)('is refused %s', (_, who, wished, reason) => {
    const room = new Agreeing();
    room.gone.add('stian');
    expect(room.write(who, 1, wished)).toBe(reason);
  });
});

describe('A step', () => {
  it('moves it to another day, and remembers the one before; how often, it does not tell', () => {
    const room = new Agreeing();
    room.write('sara', 1, terms());
    for (const days of [9, 12]) room.take('sara', 1, { kind: 'moved', due: dueIn(days), words: '' });
    expect(room.find(1)).toMatchObject({ status: 'agreed', due: dueIn(12), movedFrom: dueIn(9) });
  });

  it('of the citizen needs no words; of who works, where it lets go', () => {
    const room = new Agreeing();
    for (const nr of [1, 2]) room.write('sara', nr, terms());
    expect(room.take('sara', 1, { kind: 'let-go', words: '' })).toBe('words-needed');
    expect(room.take('sara', 1, { kind: 'let-go', words: 'Løst' })).toBe('done');
    expect(room.take('per', 2, { kind: 'let-go', words: '' })).toBe('done');
  });

  it('is nobody’s who is close and does not work there', () => {
    const room = new Agreeing();
    room.write('sara', 1, terms({ to: 'circle' }));
    expect(room.take('somebody close', 1, { kind: 'kept' })).toBe('not-yours-to-take');
  });
});

it('In order: by day, then when it suits, then as they were written', () => {
  const room = new Agreeing();
  const days = [undefined, 3, 1, 3] as const;
  for (const [nr, due] of days.entries()) room.write('sara', nr, terms({ due: dueIn(due) }));
  room.today = addDays(first, 1);
  expect(inOrder(room.agreements).map(({ due }) => (due.kind === 'day' ? due.day : 'suits'))).toEqual([
    '2026-11-07',
    '2026-11-09',
    '2026-11-09',
    'suits',
  ]);
});
