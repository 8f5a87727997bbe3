const key = 'tillit.link';
let remembered: string | undefined;

/**
 * Takes the secret of an invitation out of the address: it must not stand in the history, and signing in leads away
 * and back. It stays in this tab until it has been used.
 */
export function keepLinkToken(): void {
  const { pathname, hash, search } = window.location;
  if (pathname !== '/join' || hash.length < 2) return;
  write(hash.slice(1));
  window.history.replaceState(window.history.state, '', `${pathname}${search}`);
}

export function findLinkToken(): string | undefined {
  try {
    return globalThis.sessionStorage.getItem(key) ?? remembered;
  } catch {
    return remembered;
  }
}

export function forgetLinkToken(): void {
  remembered = undefined;
  try {
    globalThis.sessionStorage.removeItem(key);
  } catch {
    // Where storage is closed to us nothing was kept.
  }
}

function write(token: string): void {
  remembered = token;
  try {
    globalThis.sessionStorage.setItem(key, token);
  } catch {
    // Private windows may refuse storage; somebody who is signed in can still join.
  }
}
