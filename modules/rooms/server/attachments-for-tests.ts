import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { AttachmentId, type RoomId } from '../../../kernel/ids.ts';
import { type Attachment, pieceLength } from '../domain/attachment.ts';
import type { Somebody } from './rooms-for-tests.ts';

/** A photo of some size, taken lying on its side, at a place, with a camera; each of them planted where phones put it. */
export async function photoWithPlace(width = 320, height = 200): Promise<Buffer> {
  const noise = Buffer.from(Array.from({ length: width * height * 3 }, (_, nr) => (nr * nr) % 251));
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="PLANTED-CITY"/></rdf:RDF></x:xmpmeta>';
  return sharp(noise, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'PLANTED-CAMERA', Artist: 'PLANTED-ARTIST' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 23/1 45/1' },
    })
    .withXmp(xmp)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

// 60° 23′ 45″ north as three fractions, and the words.
const north = Buffer.from([60, 1, 23, 1, 45, 1].flatMap((part) => [part, 0, 0, 0]));
export const planted = ['PLANTED-CITY', 'PLANTED-CAMERA', 'PLANTED-ARTIST', 'adobe:ns:meta', 'Exif', north] as const;

/** Sends a file piece by piece, as a screen does, up to its end. */
export async function upload(who: Somebody, roomId: RoomId, bytes: Buffer, name: string): Promise<Attachment> {
  const attachmentId = AttachmentId.parse(randomUUID());
  await sendPieces(who, { roomId, attachmentId }, bytes, name);
  return who.rooms.finishAttachment({ roomId, attachmentId, sha256: sha256(bytes) });
}

export async function sendPieces(
  who: Somebody,
  at: { roomId: RoomId; attachmentId: AttachmentId },
  bytes: Buffer,
  name: string,
): Promise<void> {
  let { received } = await who.rooms.beginAttachment({ ...at, name, size: bytes.length });
  while (received < bytes.length) ({ received } = await who.rooms.sendPiece({ ...at, ...pieceAt(bytes, received) }));
}

export const pieceAt = (bytes: Buffer, offset: number) => ({
  offset,
  piece: bytes.subarray(offset, offset + pieceLength).toString('base64'),
});

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export async function bytesOf(served: { body: File }): Promise<Buffer> {
  return Buffer.from(await served.body.arrayBuffer());
}
