import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { eventInWords } from './event-sentences.ts';
import { SeenPage } from './SeenPage.tsx';

const are = { id: '00000000-0000-4000-8000-000000000001', givenName: 'Are', familyName: 'Solberg' };
const myself = { person: are, country: 'NO', language: 'nb', acting: { kind: 'citizen' }, choices: [] };
const vera = {
  personId: 'v',
  givenName: 'Vera',
  familyName: 'Nilsen',
  isMe: false,
  profession: 'adviser',
  organisation: 'NAV',
};
const entry = (id: number, given: object) => ({
  id,
  at: '2026-11-06T09:12:00.000Z',
  event: 'rooms.messages-read',
  who: vera,
  placeId: 'room',
  basis: 'consent',
  basisSince: '2026-11-02T08:00:00.000Z',
  detail: { messages: 2 },
  ...given,
});
const mine = { who: { ...vera, givenName: 'Are', isMe: true, profession: null, organisation: null }, basis: 'own' };
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** The server, with one page of the log for each answer. */
function serve(...pages: object[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(new URL(request.url).search);
    return request.url.includes('/people/me') ? json(myself) : (pages.shift() ?? json({}, 500));
  });
  return asked;
}

const show = () =>
  renderAt(
    '/seen',
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SeenPage />
    </QueryClientProvider>,
  );

beforeEach(() => {
  setLanguage('nb');
  vi.useFakeTimers({ now: new Date('2026-11-06T12:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('who has seen something about me', () => {
  it('tells who, when, what and on what ground, by day', async () => {
    serve(json({ entries: [entry(1, {})], more: false }));
    await show();
    const today = within(await screen.findByRole('region', { name: 'I dag' }));
    expect(today.getByText('Vera Nilsen')).toBeTruthy();
    expect(today.getByText('10.12')).toBeTruthy();
    expect(today.getByText('Leste 2 meldinger i rommet')).toBeTruthy();
    expect(today.getByText('Veileder, NAV. Du har sagt ja 2. november.')).toBeTruthy();
  });

  it('shows my own looks only when I ask for them', async () => {
    serve(json({ entries: [entry(1, mine)], more: false }));
    await show();
    await screen.findByText('Ingen andre har sett noe');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Vis også mine egne' }));
    expect(await screen.findByText('Are Nilsen')).toBeTruthy();
  });

  it('fetches what is older by a button', async () => {
    const asked = serve(
      json({ entries: [entry(7, {})], more: true }),
      json({ entries: [entry(3, { at: '2026-11-03T21:47:00.000Z' })], more: false }),
    );
    await show();
    fireEvent.click(await screen.findByRole('button', { name: 'Vis eldre' }));
    expect(await screen.findByRole('region', { name: 'Tirsdag' })).toBeTruthy();
    await waitFor(() => expect(screen.getByText('Det finnes ikke noe eldre.')).toBeTruthy());
    expect(asked.filter((search) => search.includes('before'))).toEqual(['?before=7']);
  });

  it('says who may read it, to somebody who may not', async () => {
    serve(json({ defined: true, code: 'other-role-needed', status: 403, message: '' }, 403));
    await show();
    expect((await screen.findByRole('alert')).textContent).toContain('Bare innbyggeren selv kan lese denne listen');
  });
});

describe('a line of several looks', () => {
  const line = (count: number, event: string) =>
    eventInWords({ entry: entry(1, { event }) as never, count, first: '' as never, last: '' as never });

  it('says how many times, and does not count the same messages twice', () => {
    expect(line(3, 'rooms.messages-read')).toBe('Leste meldinger i rommet (3 ganger)');
  });

  it('has words also for an event it does not know', () => {
    expect(line(1, 'constructor')).toBe('Så noe om deg');
  });
});
