import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP of texts, as an office program would write it. */
export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const plain = Buffer.from(text);
    // OpenDocument wants its type readable where it stands.
    const method = name === 'mimetype' ? 0 : 8;
    const packed = method === 0 ? plain : deflateRawSync(plain);
    const facts = Buffer.alloc(20);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    // Here the length before packing and the length of the name follow each other.
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(plain.length, 0);
    lengths.writeUInt16LE(Buffer.byteLength(name), 4);
    const shared = Buffer.concat([facts.subarray(0, 18), lengths]);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, more, Buffer.from(name)]));
    at += 4 + shared.length + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}
