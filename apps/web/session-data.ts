import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { peopleContract } from '../../modules/people/contract.ts';
import type { Myself } from '../../modules/people/domain/person.ts';
import { createApi } from '../../platform/web/api.ts';

export const peopleApi = createApi(peopleContract, { name: 'people' });

/** Who is signed in, and as what. Fresh until the person changes something, or the session ends. */
export const myselfQuery = peopleApi.query.getMyself.queryOptions({ staleTime: Number.POSITIVE_INFINITY });

export type Session =
  | { state: 'loading' }
  | { state: 'signed-out' }
  | { state: 'unknown'; error: unknown; tryAgain: () => void }
  | { state: 'signed-in'; myself: Myself };

export function useSession(): Session {
  const { data, error, refetch } = useQuery(myselfQuery);
  if (error instanceof ORPCError && error.status === 401) return { state: 'signed-out' };
  if (data !== undefined) return { state: 'signed-in', myself: data };
  if (error !== null) return { state: 'unknown', error, tryAgain: () => void refetch() };
  return { state: 'loading' };
}

/** For screens inside the frame, which is shown only when somebody is signed in. */
export function useMyself(): Myself {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('This screen is only for somebody who is signed in.');
  return session.myself;
}
