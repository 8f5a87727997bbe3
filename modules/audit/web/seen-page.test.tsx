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
    const { pathname, search } = new URL(request.url);
    if (pathname.endsWith('/people/me')) return json(myself);
    if (pathname.endsWith('/audit/wish')) return json({ anyLook: false, emergency: true, newOrganisation: true });
    if (!pathname.endsWith('/audit/entries')) return json([]);
    asked.push(search);
    return pages.shift() ?? json({}, 500);
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

const at = (time: string) => ({ at: `2026-11-06T${time}:00.000Z` });
const today = async () => within(await screen.findByRole('region', { name: 'I dag' }));

describe('who has seen something about me', () => {
  it('tells who, in which role, on what ground, what and when, by day', async () => {
    serve(json({ entries: [entry(1, {})], more: false }));
    await show();
    const day = await today();
    expect(day.getByText('Vera Nilsen')).toBeTruthy();
    expect(day.getByText('Veileder, NAV. Du har sagt ja 2. november.')).toBeTruthy();
    expect(day.getAllByRole('listitem')[0]?.textContent).toContain('Leste 2 meldinger i rommet, kl. 10.12');
    expect(day.queryByText(/ett for ett/)).toBeNull();
  });

  it('tells what one person did on a day in one line for each thing, and every look when asked', async () => {
    const looks = [
      entry(9, { ...at('13:20'), detail: { messages: 1 } }),
      entry(8, { ...at('13:20'), event: 'rooms.room-opened' }),
      entry(7, { ...at('09:00'), event: 'rooms.message-sent' }),
      entry(6, at('08:10')),
    ];
    serve(json({ entries: looks, more: false }));
    await show();
    const day = await today();
    const acts = within(day.getAllByRole('list')[1] ?? document.body).getAllByRole('listitem');
    expect(acts.map(({ textContent }) => textContent)).toEqual([
      'Leste meldinger i rommet, 2 ganger mellom 09.10 og 14.20',
      'Skrev en melding, kl. 10.00',
    ]);
    expect(day.getByText('4 oppslag')).toBeTruthy();
    const every = day.getByText('Alle 4 oppslag, ett for ett').parentElement ?? document.body;
    expect([...every.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      '14.20Leste én melding i rommet',
      '14.20Åpnet rommet',
      '10.00Skrev en melding',
      '09.10Leste 2 meldinger i rommet',
    ]);
  });

  it('tells apart what rests on different grounds', async () => {
    serve(json({ entries: [entry(2, {}), entry(1, { basis: 'invitation', basisSince: null })], more: false }));
    await show();
    const day = await today();
    expect(day.getByText('Veileder, NAV. Du har sagt ja 2. november.')).toBeTruthy();
    expect(day.getByText('Invitert til rommet.')).toBeTruthy();
  });

  it('leaves my own looks out until I ask for them, and says how many they are', async () => {
    serve(json({ entries: [entry(3, mine), entry(2, {}), entry(1, mine)], more: false }));
    await show();
    expect((await today()).queryByText('Du')).toBeNull();
    expect(screen.getByText(/^Dine egne 2 oppslag vises ikke/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Vis dem' }));
    const [first, ...others] = within(await screen.findByRole('region', { name: 'I dag' })).getAllByText(/^Vera|^Du$/);
    expect([first, ...others].map((name) => name?.textContent)).toEqual(['Vera Nilsen', 'Du']);
    fireEvent.click(screen.getByRole('button', { name: 'Skjul dem' }));
    expect(screen.queryByText('Du')).toBeNull();
  });

  it('says that nobody else has looked, with my own looks told of', async () => {
    serve(json({ entries: [entry(1, mine)], more: false }));
    await show();
    expect(await screen.findByText('Ingen andre har sett noe')).toBeTruthy();
    expect(screen.getByText(/^Ett av dine egne oppslag vises ikke/)).toBeTruthy();
  });

  it('says how much has been fetched, that a day may go on in what is older, and fetches it by a button', async () => {
    const asked = serve(
      json({ entries: [entry(7, {})], more: true }),
      json({ entries: [entry(3, at('06:05')), entry(2, { at: '2026-11-03T21:47:00.000Z' })], more: false }),
    );
    await show();
    expect((await today()).getByText(/^Det kan være mer fra denne dagen/)).toBeTruthy();
    const told = screen.getByText(/^Ett oppslag er hentet, fra 6. november/);
    expect(told.getAttribute('aria-live')).toBe('polite');
    fireEvent.click(screen.getByRole('button', { name: 'Vis eldre' }));
    expect(await screen.findByRole('region', { name: 'Tirsdag' })).toBeTruthy();
    expect((await today()).getByText(/, 2 ganger mellom 07.05 og 10.12/)).toBeTruthy();
    expect(told.textContent).toBe('3 oppslag er hentet, tilbake til 3. november. Det finnes ikke noe eldre.');
    await waitFor(() => expect(document.activeElement).toBe(told));
    expect(screen.queryByText(/^Det kan være mer/)).toBeNull();
    expect(asked.filter((search) => search.includes('before'))).toEqual(['?before=7']);
  });

  it('says who may read it, to somebody who may not', async () => {
    serve(json({ defined: true, code: 'other-role-needed', status: 403, message: '' }, 403));
    await show();
    expect((await screen.findByRole('alert')).textContent).toContain('Bare innbyggeren selv kan lese denne listen');
  });
});

it('has words also for an event it does not know', () => {
  expect(eventInWords(entry(1, { event: 'constructor' }) as never, 1)).toBe('Så noe om deg');
});
