import { randomUUID } from 'node:crypto';

import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AttachmentId, type RoomId } from '../../../kernel/ids.ts';
import { openFileStore } from '../../../platform/server/files/open-file-store.ts';
import type { Scanner } from '../../../platform/server/files/scanner.ts';
import { SealIsBroken } from '../../../platform/server/files/sealed-frames.ts';
import { type ClamdForTests, clamdForTests, virus } from '../../../platform/testing/clamd-for-tests.ts';
import { type S3ForTests, startS3 } from '../../../platform/testing/s3-for-tests.ts';
import { bytesOf, photoWithPlace, sendPieces, sha256, upload } from './attachments-for-tests.ts';
import { forgetRoomKey } from './room-key-store.ts';
import { type AresWorld, newMessage, openAresRoom, refusalOf, startAresWorld } from './rooms-for-tests.ts';
import { sweepAttachments } from './sweep-attachments.ts';

let world: AresWorld;
let s3: S3ForTests;
let clamd: ClamdForTests;
let roomId: RoomId;
const scanner: Scanner = { scan: (bytes) => clamd.scanner().scan(bytes) };
beforeAll(async () => {
  [s3, clamd] = [await startS3(), await clamdForTests()];
  world = await startAresWorld({ files: { store: openFileStore(s3.url, ''), scanner } });
  ({ roomId } = await openAresRoom(world));
});
afterAll(async () => {
  await world.server.close();
  await s3.close();
  await clamd.close();
});
afterEach(() => expect(world.server.faults).toEqual([]));

const tried = (bytes: Buffer, name: string) => refusalOf(upload(world.are, roomId, bytes, name));
const rows = () => world.server.database.asOwner('select id from attachment where message_id is null');
const letter = Buffer.from('Det jeg vil ta opp');

describe('A file that is not what it says', () => {
  const html = Buffer.from('<!doctype html><script>alert(document.cookie)</script>');
  it.each([
    ['HTML called a picture', html, 'bilde.jpg', 'file-type-not-allowed'],
    ['HTML called text', html, 'notat.txt', 'file-type-not-allowed'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'tegning.svg',
      'file-type-not-allowed',
    ],
    ['an SVG called a picture', Buffer.from('<?xml version="1.0"?><svg/>'), 'tegning.png', 'file-type-not-allowed'],
    [
      'a PDF that is a page, too',
      Buffer.from(`%PDF-1.4\n%%EOF\n${html.toString()}`),
      'brev.pdf',
      'file-type-not-allowed',
    ],
    ['text called a program', letter, 'notat.exe', 'file-differs-from-name'],
    ['text called a page', letter, 'notat.html', 'file-differs-from-name'],
  ])('%s is refused, and nothing of it is kept', async (_what, bytes, name, refusal) => {
    expect(await tried(bytes, name)).toBe(refusal);
    expect(await rows()).toEqual([]);
    expect(s3.objects.size).toBe(0);
  });

  it('is refused as a PNG called JPEG, and taken under its own name', async () => {
    const png = await sharp(await photoWithPlace())
      .png()
      .toBuffer();
    expect(await tried(png, 'bilde.jpg')).toBe('file-differs-from-name');
    expect(await tried(png, 'bilde.png')).toBe('allowed');
  });
});

describe('The virus scanner', () => {
  it('stops what is infected, and nothing of it is kept', async () => {
    const before = [await rows(), s3.objects.size];
    expect(await tried(Buffer.from(`Hei ${virus}`), 'brev.txt')).toBe('file-is-infected');
    expect([await rows(), s3.objects.size]).toEqual(before);
  });

  it('lets nothing pass while it is away, and what has arrived waits for it', async () => {
    const at = { roomId, attachmentId: AttachmentId.parse(randomUUID()) };
    await sendPieces(world.are, at, letter, 'brev.txt');
    const finish = () => refusalOf(world.are.rooms.finishAttachment({ ...at, sha256: sha256(letter) }));
    await clamd.stop();
    expect(await finish()).toBe('scanner-is-away');
    expect(await refusalOf(world.are.rooms.getAttachment(at))).toBe('not-found');
    const message = { ...newMessage(''), attachments: [{ id: at.attachmentId, description: '' }] };
    expect(await refusalOf(world.are.rooms.sendMessage({ roomId, message }))).toBe('attachment-is-not-here');
    await clamd.start();
    expect(await finish()).toBe('allowed');
    expect(await refusalOf(world.are.rooms.sendMessage({ roomId, message }))).toBe('allowed');
  });
});

describe('A store that is full', () => {
  it('is said politely, the words can be sent, and the file goes on when there is room', async () => {
    const at = { roomId, attachmentId: AttachmentId.parse(randomUUID()) };
    s3.room = 0;
    expect(await refusalOf(sendPieces(world.are, at, letter, 'brev.txt'))).toBe('storage-is-full');
    expect(await refusalOf(world.are.rooms.sendMessage({ roomId, message: newMessage('Uten filen') }))).toBe('allowed');
    s3.room = Number.POSITIVE_INFINITY;
    await sendPieces(world.are, at, letter, 'brev.txt');
    s3.room = 0;
    const finish = () => refusalOf(world.are.rooms.finishAttachment({ ...at, sha256: sha256(letter) }));
    expect(await finish()).toBe('storage-is-full');
    s3.room = Number.POSITIVE_INFINITY;
    expect(await finish()).toBe('allowed');
    expect(await bytesOf(await world.are.rooms.getAttachment(at))).toEqual(letter);
  });
});

describe('What lies in the store', () => {
  it('opens in no other place: two files that were swapped there are both refused', async () => {
    const [one, two] = [
      await upload(world.are, roomId, letter, 'en.txt'),
      await upload(world.are, roomId, Buffer.from('Noe annet å si'), 'to.txt'),
    ];
    const [first, second] = [...s3.objects.keys()].filter((name) => name.includes('/whole.')).slice(-2);
    const [a, b] = [s3.objects.get(first ?? ''), s3.objects.get(second ?? '')];
    if (first === undefined || second === undefined || a === undefined || b === undefined)
      throw new Error('Two files lie there.');
    s3.objects.set(first, b).set(second, a);
    for (const { id } of [one, two]) {
      const read = async () => bytesOf(await world.are.rooms.getAttachment({ roomId, attachmentId: id }));
      await expect(read()).rejects.toThrow();
    }
    expect(world.server.faults.splice(0)).toEqual([expect.any(SealIsBroken), expect.any(SealIsBroken)]);
    s3.objects.set(first, a).set(second, b);
    expect(await bytesOf(await world.are.rooms.getAttachment({ roomId, attachmentId: one.id }))).toEqual(letter);
  });
});

describe('The sweeping', () => {
  const swept = () => sweepAttachments(world.server.server.parts);
  it('forgets after a day what was not sent, and later what belongs to nothing; what was sent stays', async () => {
    const sent = await upload(world.are, roomId, letter, 'sendt.txt');
    await world.are.rooms.sendMessage({
      roomId,
      message: { ...newMessage(''), attachments: [{ id: sent.id, description: '' }] },
    });
    const unsent = await upload(world.are, roomId, letter, 'usendt.txt');
    const half = { roomId, attachmentId: AttachmentId.parse(randomUUID()) };
    await sendPieces(world.are, half, letter, 'halv.txt');
    await openFileStore(s3.url, '').put(`whole.${randomUUID()}`, [letter]);
    await swept();
    expect(await refusalOf(world.are.rooms.getAttachment({ roomId, attachmentId: unsent.id }))).toBe('allowed');
    world.server.clock.moveBy(25 * 60 * 60 * 1000);
    const [kept] = await world.server.database.asOwner<{ count: number }>(
      'select count(*)::int as count from attachment where message_id is not null',
    );
    await swept();
    expect(await rows()).toEqual([]);
    // Files lie there by the clock on the wall; the sweeping goes by that of the server.
    world.server.clock.moveTo(new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString());
    await swept();
    expect([...s3.objects.keys()].filter((name) => name.includes('piece.'))).toEqual([]);
    expect([...s3.objects.keys()].filter((name) => name.includes('whole.'))).toHaveLength(kept?.count ?? 0);
    const are = await world.as(world.people.are);
    expect(await bytesOf(await are.rooms.getAttachment({ roomId, attachmentId: sent.id }))).toEqual(letter);
  });
});

it('a room whose key was forgotten has no file any more that anybody could read', async () => {
  const are = await world.as(world.people.are);
  const sent = await upload(are, roomId, letter, 'brev.txt');
  expect(await refusalOf(are.rooms.getAttachment({ roomId, attachmentId: sent.id }))).toBe('allowed');
  expect(await forgetRoomKey(world.server.server.parts.db, roomId, world.server.clock.now())).toBe(true);
  expect(await refusalOf(are.rooms.getAttachment({ roomId, attachmentId: sent.id }))).toBe('not-found');
  expect(await world.server.database.asOwner('select 1 from room_key where room_id = $1', [roomId])).toEqual([]);
});
