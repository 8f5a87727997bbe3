import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttachmentId, type ParticipantId, type RoomId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { pieceLength } from '../domain/attachment.ts';
import { bytesOf, photoWithPlace, pieceAt, planted, sendPieces, sha256, upload } from './attachments-for-tests.ts';
import { type AresWorld, decide, newMessage, openAresRoom, refusalOf, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let roomId: RoomId;
let participants: Record<'are' | 'ingrid' | 'frida' | 'vera', ParticipantId>;
beforeAll(async () => {
  world = await startAresWorld();
  ({ roomId, participants } = await openAresRoom(world));
});
afterAll(() => world.server.close());

const newId = () => AttachmentId.parse(randomUUID());
const text = (words = 'Det jeg vil ta opp') => Buffer.from(words);
const send = (attachments: { id: AttachmentId; description?: string }[], body = '') =>
  world.are.rooms.sendMessage({
    roomId,
    message: { ...newMessage(body), attachments: attachments.map((one) => ({ description: '', ...one })) },
  });

async function storedBytes(): Promise<Buffer> {
  const files = await readdir(world.server.folder, { recursive: true });
  const kept = await Promise.all(
    files.map(async (name) => {
      const file = path.join(world.server.folder, name);
      return (await stat(file)).isFile() ? readFile(file) : Buffer.alloc(0);
    }),
  );
  return Buffer.concat(kept);
}

describe('A picture', () => {
  it('is sent without words, and seen by those who see the message', async () => {
    const picture = await upload(world.are, roomId, await photoWithPlace(), 'IMG_1.jpg');
    expect(picture).toMatchObject({ kind: 'picture', mediaType: 'image/jpeg', name: 'IMG_1.jpg' });
    const sent = await send([{ id: picture.id, description: 'Hånden min' }]);
    expect(sent.attachments).toEqual([{ ...picture, description: 'Hånden min' }]);
    const { messages } = await world.vera.rooms.listMessages({ roomId, threadId: sent.threadId });
    expect(messages.map(({ attachments }) => attachments)).toEqual([sent.attachments]);
    const whole = await bytesOf(await world.vera.rooms.getAttachment({ roomId, attachmentId: picture.id }));
    expect(whole.length).toBe(picture.size);
    const preview = await bytesOf(await world.vera.rooms.getAttachmentPreview({ roomId, attachmentId: picture.id }));
    expect((await sharp(preview).metadata()).format).toBe('webp');
  });

  it('stands the right way up, and tells neither place nor camera, in what is served or stored', async () => {
    const photo = await photoWithPlace();
    for (const word of planted) expect(photo.includes(word), word.toString()).toBe(true);
    const picture = await upload(world.are, roomId, photo, 'IMG_2.jpg');
    expect([picture.width, picture.height]).toEqual([200, 320]);
    const { server } = world;
    const parts = [
      await bytesOf(await world.are.rooms.getAttachment({ roomId, attachmentId: picture.id })),
      await bytesOf(await world.are.rooms.getAttachmentPreview({ roomId, attachmentId: picture.id })),
    ];
    for (const part of parts) {
      for (const word of planted) expect(part.includes(word), word.toString()).toBe(false);
      const { exif, xmp, orientation } = await sharp(part).metadata();
      expect({ exif, xmp, orientation }).toEqual({ exif: undefined, xmp: undefined, orientation: undefined });
    }
    const kept = await storedBytes();
    for (const word of planted.filter((one) => one.length > 4))
      expect(kept.includes(word), word.toString()).toBe(false);
    expect(server.faults).toEqual([]);
  });

  it('is served to be saved, run by nothing, kept nowhere', async () => {
    const picture = await upload(world.are, roomId, await photoWithPlace(), 'Blåbær.jpg');
    const url = `${world.server.url}/api/rooms/${roomId}/attachments/${picture.id}`;
    const { headers } = await fetch(url, { headers: { cookie: world.are.cookie } });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="Bl_b_r.jpg"; filename*=UTF-8''Bl%C3%A5b%C3%A6r.jpg`,
      'content-length': String(picture.size),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('An upload', () => {
  const large = Buffer.alloc(pieceLength * 2 + 100, 'Et langt brev. ');

  it('goes on where it was cut off, and takes a piece once', async () => {
    const at = { roomId, attachmentId: newId() };
    await world.are.rooms.beginAttachment({ ...at, name: 'brev.txt', size: large.length });
    const first = await world.are.rooms.sendPiece({ ...at, ...pieceAt(large, 0) });
    expect(first).toEqual({ received: pieceLength });
    expect(await world.are.rooms.sendPiece({ ...at, ...pieceAt(large, 0) })).toEqual(first);
    expect(await world.are.rooms.sendPiece({ ...at, ...pieceAt(large, pieceLength * 2) })).toEqual(first);
    const again = await world.are.rooms.beginAttachment({ ...at, name: 'brev.txt', size: large.length });
    expect(again).toEqual({ received: pieceLength, attachment: null });
    expect(await refusalOf(world.are.rooms.finishAttachment({ ...at, sha256: sha256(large) }))).toBe(
      'upload-is-not-whole',
    );
    await sendPieces(world.are, at, large, 'brev.txt');
    const finished = await world.are.rooms.finishAttachment({ ...at, sha256: sha256(large) });
    expect(await world.are.rooms.finishAttachment({ ...at, sha256: sha256(large) })).toEqual(finished);
    expect(await bytesOf(await world.are.rooms.getAttachment(at))).toEqual(large);
  });

  it('that is finished by several requests at once is whole once, and each of them is told so', async () => {
    for (let round = 0; round < 5; round++) {
      const at = { roomId, attachmentId: newId() };
      await sendPieces(world.are, at, large, 'brev.txt');
      const finish = () => world.are.rooms.finishAttachment({ ...at, sha256: sha256(large) });
      const [first, ...others] = await Promise.all([finish(), finish(), finish(), finish()]);
      for (const other of others) expect(other).toEqual(first);
      expect(await bytesOf(await world.are.rooms.getAttachment(at))).toEqual(large);
    }
    const stored = await readdir(world.server.folder, { recursive: true });
    const known = await world.server.database.asOwner<{ object: string }>(
      'select object_id as object from attachment where object_id is not null',
    );
    const whole = stored.filter((name) => name.includes('whole.')).map((name) => path.basename(name));
    expect(whole.sort()).toEqual(known.map(({ object }) => `whole.${object}`).sort());
  });

  it('that was damaged on the way begins anew', async () => {
    const at = { roomId, attachmentId: newId() };
    await sendPieces(world.are, at, text('Helt'), 'brev.txt');
    expect(await refusalOf(world.are.rooms.finishAttachment({ ...at, sha256: sha256(text('Halt')) }))).toBe(
      'upload-is-not-whole',
    );
    expect(await world.are.rooms.beginAttachment({ ...at, name: 'brev.txt', size: 4 })).toEqual({
      received: 0,
      attachment: null,
    });
  });

  it('takes no piece of another length', async () => {
    const at = { roomId, attachmentId: newId() };
    await world.are.rooms.beginAttachment({ ...at, name: 'brev.txt', size: 10 });
    expect(await refusalOf(world.are.rooms.sendPiece({ ...at, ...pieceAt(text('kort'), 0) }))).toBe(
      'piece-does-not-fit',
    );
  });

  it('is its sender’s alone until it is sent', async () => {
    const { id: attachmentId } = await upload(world.vera, roomId, text(), 'brev.txt');
    const at = { roomId, attachmentId };
    expect(await refusalOf(world.vera.rooms.getAttachment(at))).toBe('allowed');
    for (const other of [world.are, world.ingrid, world.frida]) {
      expect(await refusalOf(other.rooms.getAttachment(at))).toBe('not-found');
      expect(await refusalOf(other.rooms.sendPiece({ ...at, ...pieceAt(text(), 0) }))).toBe('not-found');
      expect(await refusalOf(other.rooms.removeAttachment(at))).toBe('not-found');
    }
    expect(await refusalOf(send([{ id: attachmentId }]))).toBe('attachment-is-not-here');
  });

  it('is let go before it is sent, and not after', async () => {
    const gone = await upload(world.are, roomId, text(), 'brev.txt');
    await world.are.rooms.removeAttachment({ roomId, attachmentId: gone.id });
    expect(await refusalOf(world.are.rooms.getAttachment({ roomId, attachmentId: gone.id }))).toBe('not-found');
    const kept = await upload(world.are, roomId, text(), 'brev.txt');
    await send([kept]);
    expect(await refusalOf(world.are.rooms.removeAttachment({ roomId, attachmentId: kept.id }))).toBe('not-found');
    expect(await refusalOf(world.vera.rooms.getAttachment({ roomId, attachmentId: kept.id }))).toBe('allowed');
  });

  it('may be larger than a message, and not larger than a document', async () => {
    const begin = (size: number) =>
      world.are.rooms.beginAttachment({ roomId, attachmentId: newId(), name: 'a.pdf', size });
    expect(await refusalOf(begin(25 * 1024 * 1024))).toBe('allowed');
    expect(await refusalOf(begin(25 * 1024 * 1024 + 1))).toBe('attachment-is-too-large');
  });
});

describe('A message', () => {
  it('goes with what it names, once, in its order', async () => {
    const [one, two] = [
      await upload(world.are, roomId, text('1'), 'en.txt'),
      await upload(world.are, roomId, text('2'), 'to.txt'),
    ];
    const sent = await send([two, one], 'Se her');
    expect(sent.attachments.map(({ name }) => name)).toEqual(['to.txt', 'en.txt']);
    expect(await refusalOf(send([one], 'Igjen'))).toBe('attachment-is-not-here');
  });

  it('sent twice is one, with what it brought', async () => {
    const one = await upload(world.are, roomId, text(), 'brev.txt');
    const message = { ...newMessage(''), attachments: [{ id: one.id, description: '' }] };
    const first = await world.are.rooms.sendMessage({ roomId, message });
    expect(await world.are.rooms.sendMessage({ roomId, message })).toEqual(first);
  });

  it('says or brings something', async () => {
    await expect(send([])).rejects.toMatchObject({ status: 400 });
  });

  it('brings nothing that is not whole', async () => {
    const at = { roomId, attachmentId: newId() };
    await sendPieces(world.are, at, text(), 'brev.txt');
    expect(await refusalOf(send([{ id: at.attachmentId }]))).toBe('attachment-is-not-here');
  });

  it('keeps what it brought when it is corrected', async () => {
    const one = await upload(world.are, roomId, text(), 'brev.txt');
    const { id, threadId } = await send([one], 'Brevet');
    const two = await upload(world.are, roomId, text(), 'brev.txt');
    const correction = { ...newMessage('Brevet fra i går', { threadId }), correctsId: id };
    const bringing = { ...correction, attachments: [{ id: two.id, description: '' }] };
    expect(await refusalOf(world.are.rooms.sendMessage({ roomId, message: bringing }))).toBe(
      'correction-brings-no-attachments',
    );
    await world.are.rooms.sendMessage({ roomId, message: correction });
    const { messages } = await world.vera.rooms.listMessages({ roomId, threadId });
    expect(messages.map(({ attachments }) => attachments.length)).toEqual([1, 0]);
    expect(await refusalOf(world.vera.rooms.getAttachment({ roomId, attachmentId: one.id }))).toBe('allowed');
  });
});

describe('What was sent before', () => {
  it('is not seen by who sees from now, and no more by whose consent was withdrawn', async () => {
    const before = await upload(world.are, roomId, await photoWithPlace(), 'IMG_3.jpg');
    await send([before]);
    world.server.clock.moveBy(minutes(1));
    const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
    const { participantId } = await world.ingrid.rooms.invite({ roomId, invitee });
    await decide(world.are, { roomId, granteeId: participantId }, 'give', { sees: { kind: 'now' } });
    await world.sara.rooms.join({ roomId });
    world.server.clock.moveBy(minutes(1));
    const after = await upload(world.are, roomId, await photoWithPlace(), 'IMG_4.jpg');
    await send([after]);
    const seen = (who: AresWorld['are'], one: { id: AttachmentId }) =>
      Promise.all([
        refusalOf(who.rooms.getAttachment({ roomId, attachmentId: one.id })),
        refusalOf(who.rooms.getAttachmentPreview({ roomId, attachmentId: one.id })),
      ]);
    expect(await seen(world.sara, before)).toEqual(['not-found', 'not-found']);
    expect(await seen(world.sara, after)).toEqual(['allowed', 'allowed']);
    expect(await seen(world.frida, after)).toEqual(['allowed', 'allowed']);
    await decide(world.are, { roomId, granteeId: participants.frida }, 'withdraw');
    expect(await seen(world.frida, after)).toEqual(['not-found', 'not-found']);
    expect(await seen(world.frida, { id: newId() })).toEqual(['not-found', 'not-found']);
  });

  it('has left a line each time somebody opened it', async () => {
    const picture = await upload(world.are, roomId, await photoWithPlace(), 'IMG_5.jpg');
    await send([picture]);
    await world.vera.rooms.getAttachment({ roomId, attachmentId: picture.id });
    const { entries } = await world.are.audit.listEntries({ place: roomId });
    expect(entries.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['rooms.attachment-begun', 'rooms.attachment-uploaded', 'rooms.attachment-opened']),
    );
  });
});

it('no call has met a fault', () => expect(world.server.faults).toEqual([]));
