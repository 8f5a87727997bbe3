import { createHash } from 'node:crypto';
import { type Act, roomId, type Sending, sending } from '../act.ts';
import type { Name } from '../cast.ts';
import type { Seen } from '../knock.ts';
import type { RoomName, World } from '../world.ts';

interface File {
  by: Name;
  room: RoomName;
  /** In the words of which its id is drawn. */
  file: string;
  name: string;
  text: string;
}

/** Keeps a file in a room, all of it, and sends it with no message. */
export function keeping(file: File): Act {
  return {
    tells: `${file.by} keeps the file ${file.name} in ${file.room}`,
    play: (world) => keep(world, file),
  };
}

/** Sends a message with a file beside it. */
export function sendingFile({ said, ...file }: Omit<File, 'by' | 'room'> & { said: Sending }): Act {
  const message = sending({ ...said, takes: file.file });
  return {
    tells: `${message.tells}, with the file ${file.name}`,
    play: async (world, step) => {
      const kept = await keep(world, { ...said, ...file });
      if (kept.status >= 300) return kept;
      const attachment = { roomId: roomId(world, said.room), attachmentId: world.id(file.file) };
      const sha256 = createHash('sha256').update(file.text).digest('hex');
      const finished = await world.ask(said.by, 'rooms.finishAttachment', { ...attachment, sha256 });
      return finished.status >= 300 ? finished : message.play(world, step);
    },
  };
}

async function keep(world: World, { by, room, file, name, text }: File): Promise<Seen> {
  const bytes = Buffer.from(text);
  const attachment = { roomId: roomId(world, room), attachmentId: world.id(file) };
  const begun = await world.ask(by, 'rooms.beginAttachment', { ...attachment, name, size: bytes.length });
  if (begun.status >= 300) return begun;
  return world.ask(by, 'rooms.sendPiece', { ...attachment, offset: 0, piece: bytes.toString('base64') });
}
