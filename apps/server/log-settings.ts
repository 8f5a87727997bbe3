import { z } from 'zod';
import {
  type NoteKey,
  openLogKey,
  openWitnessKey,
  readVerifierKey,
  toVerifierKey,
  type WitnessAddress,
} from '../../modules/audit/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import type { Keys } from '../../platform/server/keys.ts';
import { isLoopback } from '../../platform/server/sign-in/loopback.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';

const hostOf = ({ ORIGIN, PORT }: Environment) => new URL(ORIGIN ?? `http://localhost:${PORT}`).host;

/** The name under which others know this installation's log. */
export const logNameOf = (env: Environment): string => env.LOG_NAME ?? `${hostOf(env)}/log`;

/** The key of this installation as a witness of other logs. */
export const openOwnWitnessKey = (env: Environment, keys: Pick<Keys, 'witness'>) =>
  openWitnessKey(`${hostOf(env)}/witness`, keys.witness);

/** This installation's log key, in the line that a witness is given. */
export function verifierKeyOfLog(env: Environment, drawn: Buffer): string {
  const publicKey = Buffer.from(openLogKey(env.LOG_KEY, drawn).publicKey, 'hex');
  return toVerifierKey({ name: logNameOf(env), kind: 'log', publicKey });
}

/** The addresses that heads are mailed to. */
export function readAnchorMail({ LOG_ANCHOR_MAIL, SMTP_URL }: Environment): string[] {
  const addresses = listOf(LOG_ANCHOR_MAIL);
  const wrong = addresses.find((address) => !z.email().safeParse(address).success);
  if (wrong !== undefined)
    throw new StartRefusal('LOG_ANCHOR_MAIL must be addresses of mail, with commas between them.');
  if (addresses.length > 0 && SMTP_URL === undefined)
    throw new StartRefusal('LOG_ANCHOR_MAIL needs a mail server: set SMTP_URL.');
  return addresses;
}

/** The witnesses of this log: each a key and an address, with a space between. */
export function readWitnesses({ LOG_WITNESSES }: Environment): WitnessAddress[] {
  return listOf(LOG_WITNESSES).map((one) => {
    const [text = '', address = '', more] = one.split(/\s+/);
    const key = readKeyOf('witness', text);
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (key === undefined || url === undefined || !isSafe || more !== undefined)
      throw new StartRefusal(
        'LOG_WITNESSES must be "KEY https://address", as "log witness" prints it there; commas between.',
      );
    return { key, url: url.href.replace(/\/$/, '') };
  });
}

/** The logs that this installation confirms, by their keys. */
export function readWitnessedLogs({ WITNESS_LOGS }: Environment): NoteKey[] {
  return listOf(WITNESS_LOGS).map((text) => {
    const key = readKeyOf('log', text);
    if (key !== undefined) return key;
    throw new StartRefusal('WITNESS_LOGS must be keys of logs, as "log witness" prints them there; commas between.');
  });
}

function readKeyOf(kind: NoteKey['kind'], text: string): NoteKey | undefined {
  const key = readVerifierKey(text);
  return key?.kind === kind ? key : undefined;
}

const listOf = (setting: string | undefined): string[] =>
  (setting ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
