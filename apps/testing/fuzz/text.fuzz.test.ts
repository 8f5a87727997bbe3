import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AresWorld,
  newMessage,
  openAresRoom,
  startAresWorld,
} from '../../../modules/rooms/server/rooms-for-tests.ts';
import { modules } from '../../server/modules.ts';
import { awkwardText, fuzz } from './fuzz.ts';

let world: AresWorld;
let roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'];
beforeAll(async () => {
  world = await startAresWorld({ modules });
  ({ roomId } = await openAresRoom(world));
});
afterAll(() => world.server.close());

const named = /^(invalid-input|request-too-large)$/;

describe('Whatever somebody writes', () => {
  // Half of a pair of characters is shown as �, as everywhere.
  it('is read by the others letter by letter as it was written, or refused by name', { timeout: 60_000 }, async () => {
    let read = 0;
    await fuzz('text', awkwardText, 150, async (text) => {
      const subject = text.slice(0, 100);
      const message = newMessage(text, { subject });
      const sent = await world.are.rooms.sendMessage({ roomId, message }).catch(codeOf);
      if (typeof sent === 'string') {
        expect(sent).toMatch(named);
        // Only what is empty, or what no database can hold.
        expect(text.trim() === '' || subject.trim() === '' || text.includes('\0')).toBe(true);
        return;
      }
      const { messages } = await world.vera.rooms.listMessages({ roomId, threadId: message.threadId });
      expect(messages.map(({ body }) => body)).toEqual([text.trim().toWellFormed()]);
      expect(messages[0]?.subject).toBe(subject.trim().toWellFormed());
      read += 1;
    });
    expect(read).toBeGreaterThan(40);
    expect(world.server.faults).toEqual([]);
  });

  it('may be searched for without a fault, whatever it looks like to a search', { timeout: 60_000 }, async () => {
    await fuzz('text', awkwardText, 150, async (text) => {
      const found = await world.vera.rooms.search({ text }).catch(codeOf);
      if (typeof found === 'string') expect(found).toMatch(named);
    });
    expect(world.server.faults).toEqual([]);
  });
});

function codeOf(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault) return String(fault.code);
  throw fault;
}
