interface Element {
  id: number;
  from: number;
  body: number;
  end: number;
}

const segment = 0x18538067;
const cluster = 0x1f43b675;
const info = 0x1549a966;
const tracks = 0x1654ae6b;
const track = 0xae;
const blockGroup = 0xa0;
const entered = new Set([segment, cluster, info, tracks, track, blockGroup]);
const dropped = new Set([
  0x1254c367, // Tags
  0x1941a469, // Attachments
  0x1043a770, // Chapters
  0x7ba9, // Title
  0x4461, // DateUTC
  0x7384, // SegmentFilename
  0x4d80, // MuxingApp
  0x5741, // WritingApp
  0x536e, // a track's Name
  0xec, // Void, in which anything may stand
]);
const kept = new Set([0x4d80, 0x5741]);
const clusterTime = 0xe7;
const trackType = 0x83;
const sound = 2;
const simpleBlock = 0xa3;
const block = 0xa1;

/** WebM (RFC 8794): what is not sound is a reason to refuse, what tells of its making becomes void. */
export function cleanWebm(bytes: Buffer): { bytes: Buffer; seconds: number } | undefined {
  let time = 0;
  let last = 0;
  const kinds: number[] = [];
  for (const element of elementsOf(bytes)) {
    if (dropped.has(element.id)) makeVoid(bytes, element);
    else if (element.id === trackType) kinds.push(bytes.readUInt8(element.body));
    else if (element.id === clusterTime) time = numberIn(bytes, element);
    else if (element.id === simpleBlock || element.id === block)
      last = Math.max(last, time + bytes.readInt16BE(element.body + 1));
  }
  return kinds.length === 1 && kinds[0] === sound ? { bytes, seconds: last / 1000 } : undefined;
}

/**
 * All elements, one after the other: of those that hold others the beginning, and then what they hold. Ends are not followed
 * into each other, so a recorder that does not know its lengths yet is read like one that does.
 */
function* elementsOf(bytes: Buffer): Iterable<Element> {
  let at = 0;
  while (at < bytes.length) {
    const idLength = lengthOfNumber(bytes.readUInt8(at));
    const sizeLength = lengthOfNumber(bytes.readUInt8(at + idLength));
    if (idLength > 4 || sizeLength > 8) throw new RangeError('No element begins here.');
    const body = at + idLength + sizeLength;
    const id = bytes.readUIntBE(at, idLength);
    const size = sizeOf(bytes, at + idLength, sizeLength);
    const end = entered.has(id) ? body : body + (size ?? bytes.length);
    if (end > bytes.length) throw new RangeError('An element goes beyond the end.');
    yield { id, from: at, body, end };
    at = end;
  }
}

/** The same room, with nothing in it; an element that must be there keeps its name and loses its words. */
function makeVoid(bytes: Buffer, { id, from, body, end }: Element): void {
  if (kept.has(id)) {
    bytes.fill(0x20, body, end);
    return;
  }
  bytes.fill(0, from, end);
  const rest = end - from;
  bytes[from] = 0xec;
  if (rest - 2 < 0x7f) bytes[from + 1] = 0x80 | (rest - 2);
  else {
    bytes[from + 1] = 0x01;
    bytes.writeUIntBE(rest - 9, from + 3, 6);
  }
}

function lengthOfNumber(first: number): number {
  return Math.clz32(first) - 23;
}

function sizeOf(bytes: Buffer, at: number, length: number): number | undefined {
  let value = bytes.readUInt8(at) & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let nr = 1; nr < length; nr += 1) {
    const next = bytes.readUInt8(at + nr);
    unknown = unknown && next === 0xff;
    value = value * 256 + next;
  }
  return unknown ? undefined : value;
}

function numberIn(bytes: Buffer, { body, end }: Element): number {
  let value = 0;
  for (let at = body; at < end; at += 1) value = value * 256 + bytes.readUInt8(at);
  return value;
}
