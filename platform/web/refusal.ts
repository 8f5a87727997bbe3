import { ORPCError } from '@orpc/client';
import { needsFreshSignIn } from './fresh/fresh-sign-in.ts';

/** The code of a refusal that the contract names; nothing when the error is a fault or a lost connection. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || !error.defined) return undefined;
  const code: unknown = error.code;
  return typeof code === 'string' ? code : undefined;
}

/** What kind of trouble an error is, as far as a person needs to know it. */
export type Trouble = 'no-contact' | 'signed-out' | 'stale' | 'other-role' | 'not-found' | 'too-many' | 'no-room' | 'fault';

const byStatus: Readonly<Record<number, Trouble>> = {
  401: 'signed-out',
  403: 'other-role',
  404: 'not-found',
  429: 'too-many',
  502: 'no-contact',
  503: 'no-contact',
  504: 'no-contact',
};

export function troubleOf(error: unknown): Trouble {
  if (needsFreshSignIn(error)) return 'stale';
  if (isOutOfRoom(error)) return 'no-room';
  if (error instanceof ORPCError) return byStatus[error.status] ?? 'fault';
  // The browser's own word for a line that is gone.
  return error instanceof TypeError ? 'no-contact' : 'fault';
}

/** Whether the server had no room to save: it was not saved, and may be sent again as it is. */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'database-is-full';
}
