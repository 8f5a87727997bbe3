import type { Clock } from '../../../platform/server/clock.ts';
import type { Db } from '../../../platform/server/database.ts';
import { fromHex } from '../domain/canonical-bytes.ts';
import { rangesOfConsistency } from '../domain/tree-ranges.ts';
import { findConfirmedSize, storeCosignature } from './anchor-store.ts';
import { asSealer } from './as-sealer.ts';
import { readSize } from './checkpoint.ts';
import { hashRanges } from './hash-ranges.ts';
import type { LogKey } from './log-key.ts';
import { findNewestHead } from './proof-store.ts';
import { checkNote, keyIdOf, type NoteKey, readNote } from './signed-note.ts';

/** A witness of the settings. */
export interface WitnessAddress {
  key: NoteKey;
  /** What stands before `/add-checkpoint`. */
  url: string;
}

export interface OwnLog {
  db: Db;
  clock: Clock;
  key: LogKey;
  /** The name under which others know this log. */
  origin: string;
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

const patienceMs = 15_000;
const longestAnswer = 64 * 1024;

/**
 * Has a witness confirm the newest head, with the proof that it goes on from what she last confirmed, and keeps her
 * cosignature (C2SP tlog-witness). Gives the size that is confirmed now; throws when it is not, to be tried again.
 */
export async function askWitness(log: OwnLog, witness: WitnessAddress): Promise<number> {
  const { db, clock, origin } = log;
  const by = { origin, witness: `${witness.key.name}+${keyIdOf(witness.key)}` };
  // In this order, since another process may seal and ask at the same time.
  const confirmed = await asSealer(db, clock.now(), (trx) => findConfirmedSize(trx, by));
  const head = await findHead(log);
  if (head === undefined || head.size === confirmed) return confirmed;
  const note = log.key.signCheckpoint({ origin, size: head.size, root: head.root });
  let answer = await submit(log, witness, { old: confirmed, size: head.size, note });
  const told = sizeIn(answer);
  if (told !== undefined && told !== confirmed) {
    // She has seen more than we know of: another process was quicker, or an answer was lost on the way.
    if (told > head.size && told <= ((await findHead(log))?.size ?? 0)) return told;
    answer = await submit(log, witness, { old: told, size: head.size, note });
  }
  if (answer.status !== 200) throw new Error(`The witness ${witness.key.name} did not confirm: ${answer.status}.`);
  const signed = readNote(`${note}${answer.text}`);
  const check = signed === undefined ? undefined : checkNote(signed, witness.key);
  if (check?.found !== 'right') throw new Error(`The witness ${witness.key.name} answered without her own signature.`);
  const kept = { ...by, size: head.size, note: `${note}${check.line}` };
  await asSealer(db, clock.now(), (trx) => storeCosignature(trx, kept, clock.now()));
  return head.size;
}

const findHead = ({ db, clock }: OwnLog) => asSealer(db, clock.now(), findNewestHead);

async function submit(
  { db, clock }: OwnLog,
  { key, url }: WitnessAddress,
  { old, size, note }: { old: number; size: number; note: string },
): Promise<Answer> {
  if (old > size)
    throw new Error(
      `The witness ${key.name} has confirmed ${old} entries, and the log has only ${size}: it was cut off.`,
    );
  const ranges = rangesOfConsistency(old, size);
  const hashes = await asSealer(db, clock.now(), (trx) => hashRanges(trx, ranges));
  const lines = hashes.map((hash) => `${Buffer.from(fromHex(hash)).toString('base64')}\n`);
  return post(`${url}/add-checkpoint`, `old ${old}\n${lines.join('')}\n${note}`);
}

async function post(url: string, body: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text: await readShort(response) };
}

/** The answer's text; one that does not end is not waited for. */
async function readShort(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  if (body === undefined) return '';
  for await (const part of body) {
    length += part.length;
    if (length > longestAnswer) throw new Error('The answer is longer than any of a witness.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** The size that she has confirmed, where she says that it is another than we thought. */
function sizeIn({ status, type, text }: Answer): number | undefined {
  return status === 409 && type.startsWith('text/x.tlog.size') ? readSize(text.trim()) : undefined;
}
