import { watched } from './watched.ts';

/** Whether a newer version of the app has been fetched and waits to be shown. */
export const newVersion = watched(false);

let waitingWorker: ServiceWorker | undefined;

/** Tells the waiting version to take over; the page is loaded again when it has. */
export function showNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waitingWorker?.postMessage('take-over');
}

/** Lets the app work without a line and be installed. Does nothing where the browser cannot, or in development. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const look = () => {
    // Without a controller this is the first visit: there is no older version to replace.
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
    waitingWorker = registration.waiting;
    newVersion.set(true);
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  look();
}
