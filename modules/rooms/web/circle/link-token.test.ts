import { afterEach, expect, it } from 'vitest';
import { findLinkToken, forgetLinkToken, keepLinkToken } from './link-token.ts';

afterEach(() => {
  forgetLinkToken();
  window.history.replaceState(null, '', '/');
});

it('takes the secret of a link out of the address and keeps it until it has been used', () => {
  window.history.replaceState(null, '', '/join#secret');
  keepLinkToken();
  expect(window.location.hash).toBe('');
  expect(findLinkToken()).toBe('secret');
  forgetLinkToken();
  expect(findLinkToken()).toBeUndefined();
});

it('leaves other addresses alone', () => {
  window.history.replaceState(null, '', '/about-me#notifications');
  keepLinkToken();
  expect(window.location.hash).toBe('#notifications');
  expect(findLinkToken()).toBeUndefined();
});
