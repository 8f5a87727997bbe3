import { peopleApi } from './people-api.ts';

/** cannot: the browser has no push, or the app is not installed where it must be · denied: the person once said no to it. */
export type PushState = 'cannot' | 'denied' | 'off' | 'on';

export async function readPushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'cannot';
  if (Notification.permission === 'denied') return 'denied';
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) return 'cannot';
  return (await registration.pushManager.getSubscription()) === null ? 'off' : 'on';
}

/** Lets this device be told, if the person allows it when the browser asks. */
export async function startPushHere(pushKey: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return readPushState();
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: pushKey,
  });
  const { keys } = subscription.toJSON();
  await peopleApi.client.addPushSubscription({
    endpoint: subscription.endpoint,
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  });
  return 'on';
}

/** The push service then answers that the subscription is gone, and the server forgets it. */
export async function stopPushHere(): Promise<PushState> {
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  const subscription = await registration?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
  return readPushState();
}
