const longest = 1_000;

/**
 * Where to go after signing in: a path of ours, or the start page for everything that could lead elsewhere.
 * Browsers read a backslash as a slash and drop tabs and line breaks, so neither may be in it.
 */
export function readWayBack(to: string | undefined, origin: string): string {
  if (to === undefined || to.length > longest || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return '/';
  const url = URL.parse(to, origin);
  if (url === null || url.origin !== new URL(origin).origin) return '/';
  // A dot segment can leave two slashes in front, as in `/.//elsewhere`.
  if (url.pathname.startsWith('//')) return '/';
  // Coming back to the beginning would go round for ever.
  if (/^\/sign-(in|out)(\/|$)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
