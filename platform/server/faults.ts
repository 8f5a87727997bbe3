import { ORPCError, ValidationError } from '@orpc/server';

// PostgreSQL's codes for "shutting down", "can't connect now" and "too much at once", and what the network says when it is
// not there.
const goneCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53200',
  '53300',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
]);

// Text with a character that PostgreSQL can't hold (NUL), in a text or in JSON.
const unstorableCodes = new Set(['22021', '22P05']);
// The ids of what is sent come from the sender's device; one that is taken may belong to what she can't see.
const takenCode = '23505';
// It has no room to write; what was to be written is not.
const fullCode = '53100';
// A row policy or a missing grant.
const beyondPolicyCode = '42501';

/** The name of a fault of the database that passes, so that trying again is safe and worth it: nothing was stored. */
export function findOutage(fault: unknown): 'database-away' | 'database-is-full' | undefined {
  if (!(fault instanceof Error)) return undefined;
  if (codeOfFault(fault) === fullCode) return 'database-is-full';
  if (goneCodes.has(codeOfFault(fault))) return 'database-away';
  return /connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
    fault.message,
  )
    ? 'database-away'
    : undefined;
}

/** The name of the refusal that is answered. */
export function codeOfRefusal(answered: unknown): string {
  return answered instanceof ORPCError ? String(answered.code) : 'fault';
}

/** Whether the second wall held where the first had let somebody through. */
export function isBeyondPolicy(fault: unknown): boolean {
  return codeOfFault(fault) === beyondPolicyCode;
}

/** What is answered for a fault: refusals as they are, bad input with its places, everything else without detail. */
export function answerOf(fault: unknown, onFault: (fault: unknown) => void): unknown {
  // A contract may name one of 500 and more: no room left, a scanner that is away.
  if (fault instanceof ORPCError && (fault.status < 500 || fault.defined)) {
    return fault.cause instanceof ValidationError ? invalidInput(fault.cause) : fault;
  }
  const code = codeOfFault(fault);
  if (unstorableCodes.has(code)) return new ORPCError('invalid-input', { status: 400, data: { fields: [] } });
  if (code === takenCode) return new ORPCError('id-is-taken', { status: 409 });
  onFault(fault instanceof ORPCError ? (fault.cause ?? fault) : fault);
  // The second wall held where the first had let somebody through: told to us, and to her as what does not exist.
  if (code === beyondPolicyCode) return new ORPCError('not-found', { status: 404 });
  const outage = findOutage(fault);
  return outage === undefined ? new ORPCError('fault', { status: 500 }) : new ORPCError(outage, { status: 503 });
}

function codeOfFault(fault: unknown): string {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
}

/** Says which fields do not fit and how, never what was typed. */
function invalidInput(fault: ValidationError): unknown {
  const fields = fault.issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
  return new ORPCError('invalid-input', { status: 400, data: { fields } });
}

/** The status of what Fastify itself refuses: a body too large, broken JSON, too many requests. */
export function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}

export function codeOf(status: number): string {
  switch (status) {
    case 413:
      return 'body-too-large';
    case 415:
      return 'unknown-content-type';
    case 429:
      return 'too-many-requests';
    default:
      return status >= 500 ? 'fault' : 'invalid-input';
  }
}
