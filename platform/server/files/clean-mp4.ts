const entered = new Set(['moov', 'trak', 'mdia', 'moof', 'traf', 'mvex', 'edts']);
const dropped = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide']);

interface Box {
  kind: string;
  from: number;
  body: number;
  end: number;
}

/** MP4 (ISO 14496-12): any track that is no sound is a reason to refuse; user data, tags and dates are overwritten. */
export function cleanMp4(bytes: Buffer): { bytes: Buffer; seconds: number } | undefined {
  const handlers: string[] = [];
  let seconds = 0;
  let scale = 1;
  for (const box of boxesOf(bytes)) {
    if (dropped.has(box.kind)) makeFree(bytes, box);
    else if (box.kind === 'hdlr') handlers.push(bytes.toString('latin1', box.body + 8, box.body + 12));
    else if (box.kind === 'mvhd') seconds = Math.max(seconds, readDuration(bytes, box).seconds);
    else if (box.kind === 'mdhd') scale = readDuration(bytes, box).scale;
    else if (box.kind === 'tfdt') seconds = Math.max(seconds, readFragmentTime(bytes, box) / scale);
    if (box.kind === 'mvhd' || box.kind === 'mdhd' || box.kind === 'tkhd') forgetDates(bytes, box);
  }
  return handlers.length === 1 && handlers[0] === 'soun' ? { bytes, seconds } : undefined;
}

/** All boxes, one after the other: of those that hold others the beginning, and then what they hold. */
function* boxesOf(bytes: Buffer): Iterable<Box> {
  let at = 0;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    const isLong = size === 1;
    const length = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : size === 0 ? bytes.length - at : size;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = at + (isLong ? 16 : 8);
    if (at + length < body || at + length > bytes.length) throw new RangeError('A box goes beyond the end.');
    const end = entered.has(kind) ? body : at + length;
    yield { kind, from: at, body, end };
    at = end;
  }
}

function makeFree(bytes: Buffer, box: Box): void {
  bytes.write('free', box.from + 4, 'latin1');
  bytes.fill(0, box.body, box.end);
}

/** When it was made and changed: the first two numbers behind version and flags. */
function forgetDates(bytes: Buffer, { body }: Box): void {
  bytes.fill(0, body + 4, body + 4 + (isWide(bytes, body) ? 16 : 8));
}

function readDuration(bytes: Buffer, { body }: Box): { seconds: number; scale: number } {
  const wide = isWide(bytes, body);
  const scale = bytes.readUInt32BE(body + (wide ? 20 : 12));
  const duration = wide ? Number(bytes.readBigUInt64BE(body + 24)) : bytes.readUInt32BE(body + 16);
  const isUnknown = duration === 0xffffffff;
  return { seconds: scale === 0 || isUnknown ? 0 : duration / scale, scale: scale === 0 ? 1 : scale };
}

function readFragmentTime(bytes: Buffer, { body }: Box): number {
  return isWide(bytes, body) ? Number(bytes.readBigUInt64BE(body + 4)) : bytes.readUInt32BE(body + 4);
}

function isWide(bytes: Buffer, body: number): boolean {
  return bytes.readUInt8(body) === 1;
}
