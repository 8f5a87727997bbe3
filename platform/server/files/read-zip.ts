import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** The text inside; only for what is small. */
  read(): string | undefined;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headMark = 0x04034b50;
const mostRead = 1024 * 1024;
const mostEntries = 5_000;

/**
 * The entries of a ZIP that is nothing but a ZIP: it begins with its first entry and ends with its directory. A file that is
 * two things at once has something before or after; it gives nothing, and so does a ZIP64, which no document here needs.
 */
export function readZip(bytes: Buffer): ZipEntry[] | undefined {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(0) !== headMark || bytes.readUInt32LE(end) !== endMark) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostEntries || at + bytes.readUInt32LE(end + 12) !== end) return undefined;
  const entries: ZipEntry[] = [];
  for (let nr = 0; nr < count; nr += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = at;
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      read: () => readEntry(bytes, entry),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? entries : undefined;
}

function readEntry(bytes: Buffer, entry: number): string | undefined {
  const head = bytes.readUInt32LE(entry + 42);
  if (head + 30 > bytes.length || bytes.readUInt32LE(head) !== headMark) return undefined;
  const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
  const packed = bytes.subarray(from, from + bytes.readUInt32LE(entry + 20));
  const method = bytes.readUInt16LE(entry + 10);
  try {
    if (method === 0) return packed.length > mostRead ? undefined : packed.toString('utf8');
    return method === 8 ? inflateRawSync(packed, { maxOutputLength: mostRead }).toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}
