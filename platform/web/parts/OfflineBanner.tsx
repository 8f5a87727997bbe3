import { useSyncExternalStore } from 'react';
import { m } from '../words.ts';
import './banner.css';

/** Says that the line is gone, and that nothing is lost by it. The place is always there, so that it is read aloud. */
export function OfflineBanner() {
  const online = useSyncExternalStore(followLine, () => navigator.onLine);
  return <div role="status">{!online && <p className="ti-banner">{m.platform_offline()}</p>}</div>;
}

function followLine(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
