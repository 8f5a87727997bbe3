import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cleanPicture } from './clean-picture.ts';

const square = (format: 'jpeg' | 'png' | 'webp', side = 40) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#0a6' } })
    .toFormat(format)
    .toBuffer();

it.each(['jpeg', 'png', 'webp'] as const)('a %s stays one, with a small WebP beside it', async (format) => {
  const picture = await cleanPicture({ bytes: await square(format), mediaType: `image/${format}` });
  if (typeof picture === 'string') throw new Error(picture);
  expect((await sharp(picture.bytes).metadata()).format).toBe(format);
  expect((await sharp(picture.preview).metadata()).format).toBe('webp');
});

it('what was hidden behind a picture is gone', async () => {
  const bytes = Buffer.concat([await square('jpeg'), Buffer.from('<script>alert("PLANTED")</script>')]);
  const picture = await cleanPicture({ bytes, mediaType: 'image/jpeg' });
  if (typeof picture === 'string') throw new Error(picture);
  expect(Buffer.from(picture.bytes).includes('PLANTED')).toBe(false);
});

it('a large one is made as large as a screen needs', async () => {
  const picture = await cleanPicture({ bytes: await square('jpeg', 3_400), mediaType: 'image/jpeg' });
  expect(picture).toMatchObject({ width: 3_000, height: 3_000 });
});

it('a small file that unpacks to a gigantic picture is refused before it is unpacked', async () => {
  const bytes = pngThatClaims(60_000);
  expect(bytes.length).toBeLessThan(500_000);
  expect(await cleanPicture({ bytes, mediaType: 'image/png' })).toBe('picture-is-too-large');
});

it('a damaged one is refused, and the next is made', async () => {
  const bytes = (await square('jpeg', 400)).subarray(0, 300);
  expect(await cleanPicture({ bytes, mediaType: 'image/jpeg' })).toBe('picture-cannot-be-read');
  expect(await cleanPicture({ bytes: await square('png'), mediaType: 'image/png' })).toMatchObject({ width: 40 });
});

/** A PNG of one colour, `side` pixels high and wide, of which only the beginning is there. */
function pngThatClaims(side: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(20_000_000));
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
