import { ORPCError } from '@orpc/client';
import { getLanguage } from '../language.ts';

/** Whether an act was refused only because the electronic ID was not used a moment ago. */
export function needsFreshSignIn(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'fresh-sign-in-needed';
}

/** Any other trouble; what a `FreshStep` takes care of is not told a second time. */
export function otherTrouble<T>(error: T): T | null {
  return needsFreshSignIn(error) ? null : error;
}

/** The way to the electronic ID and back to this page. What stands after # may be a secret, and stays here. */
export function freshSignInPath({ pathname, search }: Pick<Location, 'pathname' | 'search'> = window.location): string {
  return `/sign-in?${new URLSearchParams({ fresh: 'yes', language: getLanguage(), to: `${pathname}${search}` }).toString()}`;
}
