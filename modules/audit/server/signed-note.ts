import { isSignedBy } from './ed25519.ts';
import { sha256 } from './sha256.ts';

/** Notes: text signed by one or more keys (C2SP signed-note), the form in which logs and witnesses talk to each other. */

/** Whose key, by the name it signs under: a log signs the text, a witness the text and when (C2SP tlog-cosignature, v1). */
export interface NoteKey {
  name: string;
  kind: 'log' | 'witness';
  /** 32 bytes, Ed25519. */
  publicKey: Uint8Array;
}

export interface NoteSignature {
  name: string;
  /** Eight hexadecimal digits. */
  keyId: string;
  bytes: Buffer;
  line: string;
}

export interface SignedNote {
  /** With its last newline, without the signatures. */
  text: string;
  signatures: readonly NoteSignature[];
}

export type NoteCheck = { found: 'absent' } | { found: 'wrong' } | { found: 'right'; line: string; at: Date };

const typeOf = { log: 1, witness: 4 } as const;
const nameForm = /^[^\s+]+$/u;

/** The short name of a key: the beginning of a hash over its name, kind and bytes. */
export function keyIdOf({ name, kind, publicKey }: NoteKey): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(typeOf[kind]), publicKey]);
  return Buffer.from(sha256(bytes)).subarray(0, 4).toString('hex');
}

/** A key in one line that others can be given: `name+id+bytes` (C2SP signed-note, verifier keys). */
export function toVerifierKey(key: NoteKey): string {
  const bytes = Buffer.concat([Buffer.of(typeOf[key.kind]), key.publicKey]);
  return `${key.name}+${keyIdOf(key)}+${bytes.toString('base64')}`;
}

/** Reads such a line; nothing where it is none, or not of an Ed25519 key of a log or a witness. */
export function readVerifierKey(text: string): NoteKey | undefined {
  const [, name = '', keyId, encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes?.length !== 33) return undefined;
  const kind = bytes[0] === typeOf.log ? 'log' : bytes[0] === typeOf.witness ? 'witness' : undefined;
  if (kind === undefined) return undefined;
  const key: NoteKey = { name, kind, publicKey: bytes.subarray(1) };
  return keyIdOf(key) === keyId ? key : undefined;
}

/** Reads a note strictly; nothing where it is none. Nothing of it is believed before `checkNote`. */
export function readNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || !note.endsWith('\n') || /(?!\n)\p{Cc}/u.test(note)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(readSignature).filter((signature) => signature !== undefined);
  return signatures.length === lines.length && lines.length <= 100
    ? { text: note.slice(0, end + 1), signatures }
    : undefined;
}

function readSignature(line: string): NoteSignature | undefined {
  const [dash, name = '', encoded = '', more] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || !nameForm.test(name) || more !== undefined || bytes === undefined || bytes.length < 5)
    return undefined;
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4), line: `${line}\n` };
}

/** One line of a signature. */
export function signatureLine(key: NoteKey, signature: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(keyIdOf(key), 'hex'), signature]);
  return `— ${key.name} ${bytes.toString('base64')}\n`;
}

/** What a witness signs: the text, and when (C2SP tlog-cosignature, v1). */
export function cosignedBytes(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** Whether this key has signed the note, and when it says so. A wrong signature under its name counts against the note. */
export function checkNote({ text, signatures }: SignedNote, key: NoteKey): NoteCheck {
  const keyId = keyIdOf(key);
  const own = signatures.filter((signature) => signature.name === key.name && signature.keyId === keyId);
  const [first] = own;
  if (first === undefined) return { found: 'absent' };
  const isRight = own.every(({ bytes }) => isRightOver(text, bytes, key));
  if (!isRight) return { found: 'wrong' };
  return { found: 'right', line: first.line, at: new Date(Number(secondsOf(first.bytes, key)) * 1000) };
}

function isRightOver(text: string, bytes: Buffer, key: NoteKey): boolean {
  if (key.kind === 'log') return bytes.length === 64 && isSignedBy(key.publicKey, Buffer.from(text), bytes);
  // A moment that no calendar knows is none.
  if (bytes.length !== 72 || secondsOf(bytes, key) > 8_640_000_000_000n) return false;
  return isSignedBy(key.publicKey, cosignedBytes(text, secondsOf(bytes, key)), bytes.subarray(8));
}

const secondsOf = (bytes: Buffer, { kind }: NoteKey) => (kind === 'witness' ? bytes.readBigUInt64BE(0) : 0n);

/** Bytes of base64 as it is written by RFC 4648 § 4, and in no other way. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
