import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SignInRefusal } from '../../platform/contract/sign-in-refusal.ts';
import { renderAt } from '../../platform/testing/render-at.tsx';
import { setLanguage } from '../../platform/web/language.ts';
import { SignInPage } from './SignInPage.tsx';
import { readSignInAddress } from './sign-in-path.ts';
import { signInRefusalInWords } from './sign-in-refusals.ts';

const at = (path: string) => window.history.replaceState(null, '', path);

const show = () =>
  renderAt(
    '/',
    <QueryClientProvider client={new QueryClient()}>
      <SignInPage />
    </QueryClientProvider>,
  );

beforeEach(() => setLanguage('nb'));
afterEach(() => at('/'));

describe('the way in', () => {
  it('leads back to the page one came for', async () => {
    at('/rooms/1?thread=2');
    await show();
    const link = screen.getByRole('link', { name: 'Logg inn' });
    expect(link.getAttribute('href')).toBe('/sign-in?language=nb&to=%2Frooms%2F1%3Fthread%3D2');
  });

  it('says why it did not succeed, and still leads to the same place', async () => {
    at('/?sign-in=cancelled&to=%2Fjoin%23abc');
    await show();
    expect(screen.getByRole('alert').textContent).toContain('Innloggingen ble avbrutt');
    const link = screen.getByRole('link', { name: 'Prøv å logge inn igjen' });
    expect(link.getAttribute('href')).toBe('/sign-in?language=nb&to=%2Fjoin%23abc');
  });

  it('tells whoever comes by an invitation what the link is for', async () => {
    at('/join#abc');
    await show();
    expect(screen.getByText(/Du har fått en lenke inn i et rom/)).toBeTruthy();
  });

  it('keeps the fragment of a link that invites', () => {
    expect(readSignInAddress({ pathname: '/join', search: '', hash: '#abc' })).toEqual({
      refusal: undefined,
      to: '/join#abc',
      isSignedOutThere: false,
    });
  });

  it('says to whoever has signed out that it holds at the electronic ID, too, and leads to the start', async () => {
    at('/?sign-out=done');
    await show();
    expect(screen.getByText(/Du er logget ut, både her/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Logg inn' }).getAttribute('href')).toBe('/sign-in?language=nb');
  });

  it.each(SignInRefusal.options)('has a sentence of its own for %s', (refusal) => {
    const others = SignInRefusal.options.filter((one) => one !== refusal).map(signInRefusalInWords);
    expect(others).not.toContain(signInRefusalInWords(refusal));
  });

  it('says the general thing of a code it does not know', () => {
    expect(signInRefusalInWords('constructor')).toBe(signInRefusalInWords('not-completed'));
  });
});
