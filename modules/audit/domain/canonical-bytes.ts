/** The hash function, from outside: the domain has none of its own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const absent = 0xff_ff_ff_ff;

/**
 * Fields one after the other, each behind its length in four bytes (big-endian), so that no two lists of fields give the
 * same bytes. A field that is absent has the length 0xffffffff, which an empty one has not.
 */
export function joinFields(fields: readonly (string | Uint8Array | null)[]): Uint8Array {
  const bytes = fields.map((field) => (typeof field === 'string' ? utf8(field) : field));
  const joined = new Uint8Array(bytes.reduce((sum, field) => sum + 4 + (field?.length ?? 0), 0));
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const field of bytes) {
    view.setUint32(at, field?.length ?? absent);
    at += 4;
    if (field === null) continue;
    joined.set(field, at);
    at += field.length;
  }
  return joined;
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte] ?? '';
  return text;
}

/** Bytes of hexadecimal text, which the caller has checked. */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = digitOf(text.charCodeAt(at * 2)) * 16 + digitOf(text.charCodeAt(at * 2 + 1));
  }
  return bytes;
}

/** 0–9, A–F or a–f by its code. */
function digitOf(code: number): number {
  return code <= 57 ? code - 48 : (code & 0x5f) - 55;
}

/** Rules have no TextEncoder: what is beyond ASCII is taken from its percent form. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return percentForm(text);
    bytes[at] = code;
  }
  return bytes;
}

function percentForm(text: string): Uint8Array {
  const found = encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? [];
  return Uint8Array.from(found, (one) => (one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0)));
}
