/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { followLanguage } from './language.ts';
import { m } from './words.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

// The app's own files, so that it opens without a line. What the API says is never kept here.
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
// Screens have no dot in their last part; these begin what the server answers itself.
// Tried against path and query together, so a question mark may follow as well.
const answeredByServer = /^\/(api|sign-in|sign-out|signed-in|oidc|demo-id|fhir|health)(\/|\?|$)/;
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [answeredByServer, /\/[^/?]+\.[^/]+$/] }),
);

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});

/** A push carries no content: at most the language to say “something waits” in. */
self.addEventListener('push', (event) => {
  followLanguage(languageOf(event.data));
  event.waitUntil(
    self.registration.showNotification(m.platform_app_name(), {
      body: m.platform_push(),
      icon: '/icon-192.png',
      tag: 'tillit',
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openApp());
});

async function openApp(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (open) await open.focus();
  else await self.clients.openWindow('/');
}

function languageOf(data: PushMessageData | null): string {
  try {
    const told: unknown = data?.json();
    const language = typeof told === 'object' && told !== null && 'language' in told ? told.language : '';
    return typeof language === 'string' ? language : '';
  } catch {
    return '';
  }
}
