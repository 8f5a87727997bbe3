import { getOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { stopPushHere } from './push-here.ts';

/** Ends the session, then leaves nothing of the person on this device. Throws when there is no contact. */
export async function signOut(): Promise<void> {
  const answer = await fetch('/sign-out', { method: 'POST', headers: { 'x-tillit': '1' } });
  if (!answer.ok && answer.status !== 401) throw new TypeError('The session could not be ended.');
  // The session has ended: whatever fails now must not keep the person here.
  await Promise.allSettled([getOutbox().discardAll(), stopPushHere()]);
  sessionStorage.clear();
  queryClient.clear();
  window.location.assign('/');
}
