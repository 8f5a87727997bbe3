import { getOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { stopPushHere } from './push-here.ts';

/** Ends the session, leaves nothing of the person on this device, and then signs out where she had signed in. Throws when there is no contact. */
export async function signOut(): Promise<void> {
  const answer = await fetch('/sign-out', { method: 'POST', headers: { 'x-tillit': '1' } });
  if (!answer.ok && answer.status !== 401) throw new TypeError('The session could not be ended.');
  const goTo = await readGoTo(answer);
  // The session has ended: whatever fails now must not keep the person here.
  await Promise.allSettled([getOutbox().discardAll(), stopPushHere()]);
  sessionStorage.clear();
  queryClient.clear();
  // Not to be gone back to: the address has her ID token in it.
  window.location.replace(goTo);
}

async function readGoTo(answer: Response): Promise<string> {
  const said: unknown = answer.status === 200 ? await answer.json().catch(() => undefined) : undefined;
  if (typeof said !== 'object' || said === null || !('goTo' in said)) return '/';
  return typeof said.goTo === 'string' ? said.goTo : '/';
}
