import { createHash, createHmac } from 'node:crypto';
import type { Clock } from './clock.ts';

/** What a request turned out to be, written by those who decide while it is answered. */
export interface SecurityNote {
  event?: 'signed-in' | 'sign-in-refused' | 'signed-out' | 'refused-by-policy';
  /** The name in the contract: `rooms.sendMessage`. */
  endpoint?: string;
  /** The name of a refusal. */
  outcome?: string;
  /** The assurance that a new session rests on. */
  assurance?: string;
}

/** A request that has been answered, without what was asked for. */
export interface AnsweredRequest {
  note: SecurityNote;
  /** The pattern of the route, never the address that was asked for. */
  route: string | undefined;
  method: string;
  status: number;
  tokenHash: string | undefined;
  address: string;
}

export interface SecurityLog {
  answered(request: AnsweredRequest): void;
  /** Bytes that could not be read as a request. */
  unreadable(): void;
  fault(fault: unknown): void;
}

export interface SecurityLogOptions {
  clock: Clock;
  /** 32 bytes, under which the browser's address becomes a name that says nothing. */
  key: Buffer;
  /** `refusals` leaves out what was allowed. */
  tells: 'all' | 'refusals';
  write: (line: string) => void;
}

/**
 * One line of JSON for each decision about a request, for those who watch over the installation. Everything in it is
 * chosen here or comes from a contract; nothing that somebody sent stands in it as it was sent.
 */
export function openSecurityLog({ clock, key, tells, write }: SecurityLogOptions): SecurityLog {
  const tell = (line: object) => write(`${JSON.stringify({ time: clock.now().toISOString(), ...line })}\n`);
  return {
    answered: (request) => {
      const line = lineOf(request, key);
      if (line.event !== 'allowed' || tells === 'all') tell(line);
    },
    unreadable: () => tell({ event: 'refused', outcome: 'unreadable' }),
    fault: (fault) => tell({ event: 'fault', ...factsOf(fault) }),
  };
}

/** The name of a session in the log: the same for all its requests, and nobody's who has not the database. */
export function nameOfSession(tokenHash: string): string {
  return createHash('sha256').update(`tillit security log ${tokenHash}`).digest('base64url').slice(0, 22);
}

function lineOf({ note, route, method, status, tokenHash, address }: AnsweredRequest, key: Buffer) {
  const from = createHmac('sha256', key).update(address).digest('base64url').slice(0, 16);
  return {
    event: note.event ?? (status < 400 ? 'allowed' : 'refused'),
    method,
    endpoint: plain(note.endpoint ?? route ?? 'none'),
    status,
    ...(status < 400 && note.outcome === undefined ? {} : { outcome: plain(note.outcome ?? outcomeOf(status)) }),
    ...(note.assurance === undefined ? {} : { assurance: plain(note.assurance) }),
    ...(tokenHash === undefined ? {} : { session: nameOfSession(tokenHash) }),
    from,
  };
}

/** What the status alone says, where nobody has named the refusal. */
function outcomeOf(status: number): string {
  switch (status) {
    case 401:
      return 'not-signed-in';
    case 404:
      return 'not-found';
    case 413:
      return 'body-too-large';
    case 429:
      return 'too-many-requests';
    default:
      return status >= 500 ? 'fault' : 'invalid-input';
  }
}

/** Names are letters, digits and a few signs; whatever else got in here is left out. */
function plain(name: string): string {
  return name.replaceAll(/[^\w.:/{}*-]/g, '').slice(0, 120);
}

/**
 * What went wrong and where. What a fault says of itself is kept only for faults of ours: PostgreSQL and the parsers
 * repeat the value they could not read.
 */
function factsOf(fault: unknown): object {
  if (!(fault instanceof Error)) return { kind: typeof fault };
  const code = 'code' in fault && typeof fault.code === 'string' ? { code: plain(fault.code) } : {};
  const isOurs = fault.constructor === Error && !('code' in fault);
  const told = isOurs ? { message: fault.message.slice(0, 500) } : {};
  return { kind: plain(fault.name), ...code, ...placeOf(fault), ...told, stack: framesOf(fault) };
}

/** Which rule of which table it was, as PostgreSQL names them; they are names of ours. */
function placeOf(fault: Error): object {
  const place: Record<string, string> = {};
  for (const part of ['table', 'constraint', 'routine'] as const) {
    const value: unknown = Reflect.get(fault, part);
    if (typeof value === 'string') place[part] = plain(value);
  }
  return place;
}

function framesOf({ name, message, stack = '' }: Error): string[] {
  const head = `${name}: ${message}`;
  const rest = stack.startsWith(head) ? stack.slice(head.length) : '';
  return rest
    .split('\n')
    .map((frame) => frame.trim())
    .filter((frame) => frame.startsWith('at '))
    .slice(0, 20);
}
