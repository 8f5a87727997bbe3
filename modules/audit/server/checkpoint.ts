import { fromHex } from '../domain/canonical-bytes.ts';
import { fromBase64, readNote, type SignedNote } from './signed-note.ts';

/** The head of a log as others read it (C2SP tlog-checkpoint); the root in hexadecimal. */
export interface Checkpoint {
  /** The name of the log. */
  origin: string;
  size: number;
  root: string;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(fromHex(root)).toString('base64')}\n`;
}

/** Reads the text of a note as a checkpoint; nothing where it is none. Lines after the third are others' and not ours to read. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', digits = '', encoded = '', ...more] = text.slice(0, -1).split('\n');
  const size = readSize(digits);
  const root = fromBase64(encoded);
  if (origin === '' || size === undefined || root?.length !== 32 || more.includes('')) return undefined;
  return { origin, size, root: root.toString('hex') };
}

/** A size in decimal without leading zeroes. */
export function readSize(digits: string): number | undefined {
  const size = /^(0|[1-9]\d{0,15})$/.test(digits) ? Number(digits) : undefined;
  return size !== undefined && Number.isSafeInteger(size) ? size : undefined;
}

// Mail programs break lines, indent and quote: each part is found for itself, and the note put together again.
const loose =
  /(?<!\S)(\S+)\s+(0|[1-9]\d{0,15})\s+([A-Za-z0-9+/]{43}=)\s+((?:—\s+[^\s+]+\s+[A-Za-z0-9+/]{6,}={0,2}(?!\S)\s*)+)/gu;

/** The checkpoints in a text in which something else may stand too, a mail for one; none is believed before it is checked. */
export function findCheckpoints(text: string): SignedNote[] {
  const unquoted = text.replaceAll('\r', '').replaceAll(/^[> \t]+/gm, '');
  const found = [...unquoted.matchAll(loose)].flatMap(([, origin, size, root, signatures = '']) => {
    const lines = signatures.split('—').flatMap((part) => {
      const words = part.trim().split(/\s+/);
      return words.length === 2 ? [`— ${words.join(' ')}\n`] : [];
    });
    return readNote(`${origin}\n${size}\n${root}\n\n${lines.join('')}`) ?? [];
  });
  return found;
}
