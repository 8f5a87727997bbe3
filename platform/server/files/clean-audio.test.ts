import { describe, expect, it } from 'vitest';
import { cleanAudio } from './clean-audio.ts';

const planted = 'PLANTED-PLACE';
const sound = Buffer.from('SOUND-OF-A-VOICE');

const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** One element of WebM: its id, the length of what is in it (or unknown), and that. */
const element = (id: string, body: Buffer, isOpen = false) =>
  Buffer.concat([
    Buffer.from(id, 'hex'),
    isOpen
      ? Buffer.from('01ffffffffffffff', 'hex')
      : Buffer.concat([Buffer.from([0x10]), u32(body.length).subarray(1)]),
    body,
  ]);

/** As a browser records: segment and clusters without a length. */
function webm(more: { track?: number; tags?: Buffer } = {}): Buffer {
  const track = element(
    'ae',
    Buffer.concat([
      element('83', Buffer.from([more.track ?? 2])),
      element('86', Buffer.from('A_OPUS')),
      element('536e', Buffer.from(planted)),
    ]),
  );
  const cluster = (time: number) =>
    element(
      '1f43b675',
      Buffer.concat([
        element('e7', u16(time)),
        element('a3', Buffer.concat([Buffer.from([0x81]), u16(500), Buffer.from([0x80]), sound])),
      ]),
      true,
    );
  const info = element(
    '1549a966',
    Buffer.concat([element('4d80', Buffer.from(planted)), element('7ba9', Buffer.from(planted))]),
  );
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    element(
      '18538067',
      Buffer.concat([
        info,
        element('1654ae6b', track),
        cluster(0),
        cluster(4_000),
        more.tags ?? element('1254c367', Buffer.from(planted)),
      ]),
      true,
    ),
  ]);
}

const box = (kind: string, body: Buffer) => Buffer.concat([u32(body.length + 8), Buffer.from(kind), body]);
function mp4(handler = 'soun'): Buffer {
  const header = Buffer.concat([u32(0), u32(0xe5e5e5e5), u32(0xe5e5e5e5), u32(1_000), u32(7_000), Buffer.alloc(80)]);
  const media = box(
    'mdia',
    Buffer.concat([
      box('mdhd', header),
      box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12)])),
    ]),
  );
  const place = box('udta', box('©xyz', Buffer.from(planted)));
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A ')),
    box('moov', Buffer.concat([box('mvhd', header), box('trak', Buffer.concat([media, place])), place])),
    box('uuid', Buffer.from(planted)),
    box('mdat', sound),
  ]);
}

function ogg(tags = `OpusTags\u0005\0\0\0${planted}`): Buffer {
  const page = (body: Buffer, granule: number, nr: number) => {
    const head = Buffer.alloc(28);
    head.write('OggS');
    head.writeBigInt64LE(BigInt(granule), 6);
    head.writeUInt32LE(7, 14);
    head.writeUInt32LE(nr, 18);
    head[26] = 1;
    head[27] = body.length;
    return Buffer.concat([head, body]);
  };
  return Buffer.concat([page(Buffer.from('OpusHead'), 0, 0), page(Buffer.from(tags), 0, 1), page(sound, 96_000, 2)]);
}

describe('A recording', () => {
  it.each([
    ['audio/webm', webm(), 4.5],
    ['audio/mp4', mp4(), 7],
    ['audio/ogg', ogg(), 2],
  ])(
    'in %s keeps its sound and its length, and loses what tells of where and with what',
    (mediaType, bytes, seconds) => {
      expect(bytes.includes(planted)).toBe(true);
      const clean = cleanAudio(mediaType, bytes);
      expect(clean?.seconds).toBe(seconds);
      expect(clean?.bytes.length).toBe(bytes.length);
      expect(clean?.bytes.includes(planted)).toBe(false);
      expect(clean?.bytes.includes(sound)).toBe(true);
    },
  );

  it.each([
    ['with a picture that moves (WebM)', 'audio/webm', webm({ track: 1 })],
    ['with a picture that moves (MP4)', 'audio/mp4', mp4('vide')],
    ['without any sound', 'audio/webm', element('1a45dfa3', Buffer.alloc(0))],
    ['in Ogg with something else than Opus', 'audio/ogg', ogg('\u0003vorbis')],
    ['that ends in the middle', 'audio/mp4', mp4().subarray(0, -4)],
    ['that ends in the middle of a tag', 'audio/webm', webm({ tags: Buffer.from('1254c367', 'hex') })],
    ['of nothing but a mark', 'audio/ogg', Buffer.from('OggS')],
  ])('%s is none', (_what, mediaType, bytes) => expect(cleanAudio(mediaType, bytes)).toBeUndefined());

  it('is cleaned again to the same', () => {
    const once = cleanAudio('audio/webm', webm())?.bytes ?? Buffer.alloc(0);
    expect(cleanAudio('audio/webm', once)?.bytes).toEqual(once);
  });
});
