import { useSyncExternalStore } from 'react';
import { type Watched, watched } from './watched.ts';

/** Something has changed: what (`rooms.message-sent`) and where (an id). Never its content. */
export type Hint = { what: string; where: string };
export type LiveStatus = 'connected' | 'reconnecting' | 'offline';
type Listener = (hint: Hint) => void;

/** So long without contact that what was missed may no longer be kept: everything is looked at again. */
const longGapMs = 60_000;
const longestPauseMs = 30_000;

/** As much of the browser's EventSource as we use. */
export type HintSource = {
  addEventListener(type: 'open' | 'message' | 'error', listener: (event: Event) => void): void;
  readonly readyState: number;
  readonly CLOSED: number;
  close(): void;
};

export type LiveParts = {
  openSource: () => HintSource;
  now: () => number;
  wait: (work: () => void, ms: number) => void;
};

const inBrowser: LiveParts = {
  openSource: () => new EventSource('/api/live'),
  now: () => Date.now(),
  wait: (work, ms) => void setTimeout(work, ms),
};

export type Live = {
  status: Watched<LiveStatus>;
  start(): void;
  stop(): void;
  /** Calls the listener for every hint whose name begins with the prefix. Gives the way to stop. */
  onHint(prefix: string, listener: Listener): () => void;
  /** Calls the listener when so much may have been missed that everything must be looked at again. */
  onEverythingStale(listener: () => void): () => void;
};

export function createLive(parts: LiveParts = inBrowser): Live {
  const status = watched<LiveStatus>('reconnecting');
  const hintListeners = new Set<{ prefix: string; listener: Listener }>();
  const staleListeners = new Set<() => void>();
  let source: HintSource | undefined;
  let lostAt: number | undefined;
  let attempts = 0;

  const everythingStale = () => staleListeners.forEach((listener) => listener());

  function open(): void {
    const opened = parts.openSource();
    source = opened;
    opened.addEventListener('open', () => {
      // A stream we had to open anew does not know where the old one ended.
      if (attempts > 0 || (lostAt !== undefined && parts.now() - lostAt > longGapMs)) everythingStale();
      lostAt = undefined;
      attempts = 0;
      status.set('connected');
    });
    opened.addEventListener('message', (event) => tell('data' in event ? event.data : undefined));
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      lostAt ??= parts.now();
      status.set(globalThis.navigator?.onLine === false ? 'offline' : 'reconnecting');
      if (opened.readyState !== opened.CLOSED) return;
      // The browser gives up on an answer that is no stream; we do not.
      attempts += 1;
      parts.wait(() => source === opened && open(), Math.min(1000 * 2 ** attempts, longestPauseMs));
    });
  }

  function tell(data: unknown): void {
    const hint = readHint(data);
    if (hint === undefined) return;
    if (hint.what === 'platform.look-again') everythingStale();
    for (const { prefix, listener } of hintListeners) if (hint.what.startsWith(prefix)) listener(hint);
  }

  return {
    status,
    start: () => source ?? open(),
    stop() {
      source?.close();
      source = undefined;
    },
    onHint(prefix, listener) {
      const entry = { prefix, listener };
      hintListeners.add(entry);
      return () => hintListeners.delete(entry);
    },
    onEverythingStale(listener) {
      staleListeners.add(listener);
      return () => staleListeners.delete(listener);
    },
  };
}

function readHint(data: unknown): Hint | undefined {
  if (typeof data !== 'string') return undefined;
  const hint: unknown = JSON.parse(data);
  if (typeof hint !== 'object' || hint === null || !('what' in hint) || !('where' in hint)) return undefined;
  return typeof hint.what === 'string' && typeof hint.where === 'string'
    ? { what: hint.what, where: hint.where }
    : undefined;
}

/** The one stream of this page. */
export const live = createLive();
export const onHint = live.onHint;

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(live.status.subscribe, live.status.get);
}
