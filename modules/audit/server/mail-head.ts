import { createHash } from 'node:crypto';
import type { LogHead } from '../domain/log-head.ts';
import { findLastMailed, storeMailed, takeMailbox } from './anchor-store.ts';
import { asSealer } from './as-sealer.ts';
import type { OwnLog } from './ask-witness.ts';
import { findNewestHead } from './proof-store.ts';

export interface HeadMail {
  to: string;
  subject: string;
  text: string;
}

export type SendMail = (mail: HeadMail) => Promise<void>;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Mails the newest head to an address, once a day and only if the log has grown; the first one at once. Says whether it
 * did; throws when the mail was not taken, to be tried again.
 */
export async function mailHead(log: OwnLog, to: string, send: SendMail): Promise<boolean> {
  const now = log.clock.now();
  const recipient = createHash('sha256').update(to).digest('hex').slice(0, 16);
  // The mail goes out in the transaction: should it end badly, a head is rather mailed twice than never.
  return asSealer(log.db, now, async (trx) => {
    if (!(await takeMailbox(trx, recipient))) return false;
    const head = await findNewestHead(trx);
    const last = await findLastMailed(trx, recipient);
    if (head === undefined || head.size === last?.size) return false;
    if (last !== undefined && now.getTime() - last.at.getTime() < dayMs) return false;
    await send({ to, ...wordsOf(log, head) });
    await storeMailed(trx, recipient, head.size, now);
    return true;
  });
}

/** For whoever keeps it, and for `log verify --anchor`: of nobody but the log. */
function wordsOf({ key, origin }: OwnLog, { size, root, at }: LogHead): Omit<HeadMail, 'to'> {
  const day = at.slice(0, 10);
  const text = [
    `This is the sealed log of who has seen what at ${origin}, as it was at ${at}: its size, its root and its signature.`,
    'It names nobody. Keep this mail where those who run the server cannot change it, and do not edit it.',
    '',
    key.signCheckpoint({ origin, size, root }).trimEnd(),
    '',
    'To hold a copy of the log against it, save this mail as a file:',
    '',
    `npm run tillit -- log verify log.jsonl --anchor mail.eml --key ${key.publicKey}`,
    '',
    'Take the key from your first mail, or from the server when the two of you began: not from the copy.',
    '',
  ].join('\n');
  return { subject: `${origin}: ${size} entries, ${day}`, text };
}
