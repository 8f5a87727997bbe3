import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Instant } from '../../../kernel/instant.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { getOutbox, openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import type { Phone } from '../domain/phone.ts';
import { AboutMePage } from './AboutMePage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
const organisation = { id: id(2), name: 'Askøy kommune', kind: 'municipality', country: 'NO' };
const asPsychologist = {
  kind: 'practitioner',
  role: { id: id(3), profession: 'psychologist', organisation, team: null },
};
const myself = {
  person: { id: id(1), givenName: 'Ingrid', familyName: 'Haugen' },
  country: 'NO',
  language: 'nb',
  acting: asPsychologist,
  choices: [{ kind: 'citizen' }, asPsychologist],
};
const setting = { mail: true, push: true, sms: true, quietFrom: '21:00', quietUntil: '07:00', mailAddress: null };
const json = (body: object) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

const until = Instant.parse('2026-11-06T09:10:00.000Z');
let phone: Phone;
const session = { openedAt: '2026-11-06T08:00:00.000Z', lastSeenAt: '2026-11-06T09:00:00.000Z' };
const lists: Record<string, object> = {
  '/api/people/me/sessions': [
    {
      ...session,
      id: id(4),
      device: { browser: 'Firefox', system: 'Linux' },
      openedWith: 'electronic-id',
      isThis: true,
    },
    { ...session, id: id(5), device: { browser: 'Chrome', system: 'Android' }, openedWith: 'passkey', isThis: false },
  ],
  '/api/people/me/passkeys': [
    { id: id(6), name: 'Telefonen min', addedAt: session.openedAt, lastUsedAt: null, state: 'asleep', backedUp: false },
  ],
};
let sent: { path: string; body: unknown }[];

beforeEach(() => {
  setLanguage('nb');
  openPersonOutbox(id(1));
  sent = [];
  phone = { textsFrom: '26112', confirmed: null, asked: null, suggested: null };
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (request.method === 'GET' && path.endsWith('/phone')) return json(phone);
    if (request.method === 'GET' && path in lists) return json(lists[path] ?? []);
    if (request.method === 'GET') return json(path.endsWith('/me') ? myself : { ...setting, pushKey: null });
    const body: unknown = await request.json().catch(() => undefined);
    sent.push({ path, body });
    if (path.endsWith('/codes')) return json({ ...phone, asked: { number: '+4791234567', until } });
    if (path.endsWith('/phone')) return json({ outcome: 'wrong-code', phone: { ...phone, asked: phone.asked } });
    return json(path.endsWith('/notifications') ? (body as object) : { ...myself, acting: { kind: 'citizen' } });
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderAt(
    '/about-me',
    <QueryClientProvider client={new QueryClient()}>
      <AboutMePage />
    </QueryClientProvider>,
  );
const region = async (name: string) => within(await screen.findByRole('region', { name }));

describe('about me', () => {
  it('shows as what one is here, and changes it', async () => {
    await show();
    const roles = await region('Hvem du er her som');
    expect(roles.getByText('Psykolog, Askøy kommune')).toBeTruthy();
    fireEvent.click(roles.getByRole('button', { name: 'Bytt til denne: deg selv' }));
    await waitFor(() => expect(sent).toEqual([{ path: '/api/people/me/acting', body: { kind: 'citizen' } }]));
  });

  it('makes notifications fewer with one tap, and takes it back in the same place', async () => {
    await show();
    const told = await region('Når vi gir beskjed');
    fireEvent.click(await told.findByRole('button', { name: 'Færre varsler' }));
    expect(await told.findByText('Du får ikke mer e-post fra oss.')).toBeTruthy();
    fireEvent.click(await told.findByRole('button', { name: 'Angre' }));
    await waitFor(() => expect(sent.map(({ body }) => (body as typeof setting).mail)).toEqual([false, true]));
  });

  it('says what is wrong with a mail address, and keeps what was typed', async () => {
    await show();
    const told = await region('Når vi gir beskjed');
    const field = await told.findByRole('textbox', { name: 'E-postadresse' });
    fireEvent.change(field, { target: { value: 'ingrid' } });
    fireEvent.click(told.getByRole('button', { name: 'Lagre' }));
    expect(await told.findByText(/Dette ser ikke ut som en e-postadresse/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'ingrid');
    expect(sent).toEqual([]);
  });

  it('confirms a mobile number by the code that was sent there, and keeps what was typed', async () => {
    await show();
    const told = await region('Når vi gir beskjed');
    fireEvent.change(await told.findByRole('textbox', { name: 'Mobilnummer' }), { target: { value: '912 34 567' } });
    fireEvent.click(told.getByRole('button', { name: 'Send meg en kode' }));
    expect(await told.findByText(/Vi har sendt en kode til \+4791234567/)).toBeTruthy();
    phone = { ...phone, asked: { number: '+4791234567', until } };
    fireEvent.change(await told.findByRole('textbox', { name: 'Koden fra SMS-en' }), { target: { value: '123456' } });
    fireEvent.click(told.getByRole('button', { name: 'Bekreft' }));
    expect(await told.findByText(/Det var ikke koden/)).toBeTruthy();
    expect(told.getByRole('textbox', { name: 'Koden fra SMS-en' })).toHaveProperty('value', '123456');
    expect(sent.map(({ body }) => body)).toEqual([{ number: '912 34 567' }, { code: '123456' }]);
  });

  it('says calmly that texts do not reach a number, and lets it be confirmed again', async () => {
    phone = { ...phone, confirmed: { number: '+4791234567', pausedAt: until } };
    await show();
    const told = await region('Når vi gir beskjed');
    expect(await told.findByText(/SMS-er kom ikke frem til \+4791234567/)).toBeTruthy();
    expect(told.getByRole('textbox', { name: 'Mobilnummer' })).toHaveProperty('value', '+4791234567');
  });

  it('says nothing of SMS where none are sent', async () => {
    await show();
    expect(await screen.findByRole('checkbox', { name: 'SMS' })).toBeTruthy();
    cleanup();
    phone = { ...phone, textsFrom: null };
    await show();
    await screen.findByRole('button', { name: 'Færre varsler' });
    expect(screen.queryByRole('checkbox', { name: 'SMS' })).toBeNull();
    expect(screen.queryByText(/mobilnummer/i)).toBeNull();
  });

  it('shows where one is signed in, and ends another place with one tap', async () => {
    await show();
    const places = await region('Hvor du er logget inn');
    expect(await places.findByText('Her er du')).toBeTruthy();
    expect(places.getByText(/^Med enheten, sist brukt/)).toBeTruthy();
    fireEvent.click(places.getByRole('button', { name: 'Logg ut der: Chrome på Android' }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual([`/api/people/me/sessions/${id(5)}/ended`]));
    expect(await places.findByText('Logget ut. Det som var åpent der, er lukket.')).toBeTruthy();
  });

  it('shows the devices that sign in, what to do with one that sleeps, and removes it with one tap', async () => {
    await show();
    const devices = await region('Logge inn med en enhet');
    expect(await devices.findByText(/^Sover\. Logg inn én gang/)).toBeTruthy();
    fireEvent.click(devices.getByRole('button', { name: 'Fjern Telefonen min' }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual([`/api/people/me/passkeys/${id(6)}/removed`]));
  });

  it('asks before it signs out somebody who has something unsent', async () => {
    await getOutbox().enqueue({ id: id(9), queue: 'room', endpoint: 'nobody-sends-this', input: {} });
    await show();
    const out = await region('Logg ut');
    fireEvent.click(out.getByRole('button', { name: 'Logg ut' }));
    expect(await out.findByText(/Én melding er ikke sendt ennå/)).toBeTruthy();
    expect(out.getByRole('button', { name: 'Logg ut likevel' })).toBeTruthy();
    await getOutbox().discardAll();
    expect(getOutbox().waiting.get()).toEqual([]);
  });
});
