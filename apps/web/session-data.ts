import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { Myself } from '../../modules/people/domain/person.ts';
import { myselfQuery } from '../../modules/people/web/public.tsx';

export type Session =
  | { state: 'loading' }
  | { state: 'signed-out' }
  | { state: 'unknown'; error: unknown; tryAgain: () => void }
  | { state: 'signed-in'; myself: Myself; hasEnded: boolean };

/** A session that ends while somebody works keeps its screens, so that nothing typed is lost; see SessionEndedPage. */
export function useSession(): Session {
  const { data, error, refetch } = useQuery(myselfQuery);
  const hasEnded = isSignedOut(error);
  if (data !== undefined) return { state: 'signed-in', myself: data, hasEnded };
  if (hasEnded) return { state: 'signed-out' };
  if (error !== null) return { state: 'unknown', error, tryAgain: () => void refetch() };
  return { state: 'loading' };
}

/** For screens inside the frame, which is shown only when somebody is signed in. */
export function useMyself(): Myself {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('This screen is only for somebody who is signed in.');
  return session.myself;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401;
}
