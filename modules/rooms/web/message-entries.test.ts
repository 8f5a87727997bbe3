import { describe, expect, it } from 'vitest';
import type { Message } from '../domain/message.ts';
import { entriesOf } from './message-entries.ts';
import { idOf, messageOf } from './room-for-tests.tsx';

const said = (seq: number, correctsSeq?: number) =>
  messageOf(seq, String(seq), {
    correctsId: correctsSeq === undefined ? null : idOf(50 + correctsSeq),
  }) as unknown as Message;
const shapeOf = (messages: Message[]) =>
  entriesOf(messages).map(({ message, corrections }) => [message.seq, ...corrections.map(({ seq }) => seq)]);

describe('corrections', () => {
  it('stand under what they correct, in the order they were made', () => {
    expect(shapeOf([said(1), said(2), said(3, 1), said(4, 1)])).toEqual([[1, 3, 4], [2]]);
  });

  it('of a correction stand under the first message', () => {
    expect(shapeOf([said(1), said(2, 1), said(3, 2)])).toEqual([[1, 2, 3]]);
  });

  it('stand alone when the first message is not among those shown', () => {
    expect(shapeOf([said(3, 1), said(4)])).toEqual([[3], [4]]);
  });
});
