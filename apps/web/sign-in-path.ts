import { getLanguage } from '../../platform/web/language.ts';

/** The way in, which leads back to where the person was going; the electronic ID speaks her language too. */
export function signInPath(to: string): string {
  const query = new URLSearchParams({ language: getLanguage() });
  if (to !== '/') query.set('to', to);
  return `/sign-in?${query.toString()}`;
}

/** From the address of the start page: why the last sign-in failed, if it did, and where the person was going. */
export function readSignInAddress(address: Pick<Location, 'pathname' | 'search' | 'hash'>): {
  refusal: string | undefined;
  to: string;
  /** Just back from the provider, where the person has signed out, too. */
  isSignedOutThere: boolean;
} {
  const query = new URLSearchParams(address.search);
  const isSignedOutThere = query.get('sign-out') === 'done';
  if (isSignedOutThere) return { refusal: undefined, to: '/', isSignedOutThere };
  const refusal = query.get('sign-in') ?? undefined;
  if (refusal !== undefined) return { refusal, to: query.get('to') ?? '/', isSignedOutThere };
  return { refusal, to: `${address.pathname}${address.search}${address.hash}`, isSignedOutThere };
}

/** A path of ours from an address that anybody may have written; everything else is the start page. */
export function readOwnPath(to: string): Pick<URL, 'pathname' | 'search' | 'hash'> {
  const url = URL.parse(to, window.location.origin);
  const isOurs = url?.origin === window.location.origin && !url.pathname.startsWith('//');
  return isOurs
    ? { pathname: url.pathname, search: url.search, hash: url.hash }
    : { pathname: '/', search: '', hash: '' };
}
