interface Page {
  from: number;
  body: number;
  end: number;
  granule: number;
}

/** Ogg with Opus (RFC 7845): one stream of sound; the comments behind its head are emptied. */
export function cleanOgg(bytes: Buffer): { bytes: Buffer; seconds: number } | undefined {
  const pages = [...pagesOf(bytes)];
  const [head, tags] = pages;
  if (head === undefined || tags === undefined) return undefined;
  const stream = bytes.readUInt32LE(head.from + 14);
  const isOneStream = pages.every((page) => bytes.readUInt32LE(page.from + 14) === stream);
  const isOpus = bytes.toString('latin1', head.body, head.body + 8) === 'OpusHead';
  // Comments that go over more than one page hold a picture or worse: no recorder writes them.
  const isTags = bytes.toString('latin1', tags.body, tags.body + 8) === 'OpusTags';
  const next = pages[2];
  const goesOn = next !== undefined && (bytes.readUInt8(next.from + 5) & 1) === 1;
  if (!isOneStream || !isOpus || !isTags || goesOn) return undefined;
  bytes.fill(0, tags.body + 8, tags.end);
  bytes.writeUInt32LE(0, tags.from + 22);
  bytes.writeUInt32LE(checksum(bytes.subarray(tags.from, tags.end)), tags.from + 22);
  return { bytes, seconds: Math.max(0, ...pages.map(({ granule }) => granule)) / 48_000 };
}

function* pagesOf(bytes: Buffer): Iterable<Page> {
  let at = 0;
  while (at < bytes.length) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new RangeError('No page begins here.');
    const segments = bytes.readUInt8(at + 26);
    const body = at + 27 + segments;
    const end = bytes.subarray(at + 27, body).reduce((sum, length) => sum + length, body);
    if (end > bytes.length) throw new RangeError('A page goes beyond the end.');
    yield { from: at, body, end, granule: Number(bytes.readBigInt64LE(at + 6)) };
    at = end;
  }
}

/** CRC-32 with polynomial 04C11DB7, neither reflected nor inverted, as RFC 3533 has it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}
