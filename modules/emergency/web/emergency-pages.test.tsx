import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { EmergenciesPage } from './EmergenciesPage.tsx';
import { EmergencyCard } from './EmergencyCard.tsx';
import { EmergencyPage } from './EmergencyPage.tsx';
import { EmergencyWay } from './EmergencyWay.tsx';
import { ReviewPage } from './ReviewPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const organisation = { id: id(2), name: 'Askøy kommune', kind: 'municipality', country: 'NO' };
const actingAs = (profession: string) => ({
  person: { id: id(1), givenName: 'Odd', familyName: 'Fremmed' },
  country: 'NO',
  language: 'nb',
  acting: { kind: 'practitioner', role: { id: id(3), profession, organisation, team: null } },
  choices: [],
});
const access = (given: object = {}) => ({
  id: id(5),
  who: { givenName: 'Odd', familyName: 'Fremmed', profession: 'nurse', organisation: 'Askøy kommune' },
  reason: 'life-at-risk',
  words: 'Funnet bevisstløs hjemme.',
  openedAt: '2026-11-06T09:00:00.000Z',
  endsAt: '2026-11-06T09:10:00.000Z',
  isOpen: false,
  looks: [{ at: '2026-11-06T09:01:00.000Z', people: 2 }],
  reviewBy: '2026-11-13',
  reviews: [],
  isRead: false,
  citizen: { id: id(6), name: 'Are Solberg' },
  ...given,
});
const open = {
  id: id(5),
  reason: 'life-at-risk',
  openedAt: '2026-11-06T09:00:00.000Z',
  endsAt: '2026-11-06T09:30:00.000Z',
};
const circle = {
  citizen: { givenName: 'Are', familyName: 'Solberg' },
  endsAt: open.endsAt,
  circles: [
    {
      people: [
        {
          kind: 'practitioner',
          name: 'Ingrid Haugen',
          profession: 'psychologist',
          organisation: 'Askøy kommune',
          holdsOverview: true,
        },
      ],
      nextStep: { what: 'Samtale', with: 'Ingrid', when: null },
    },
  ],
};

/** What each address answers; what is sent is kept. */
let answers: Record<string, unknown>;
let sent: { path: string; body: Record<string, unknown> }[];
beforeEach(() => {
  setLanguage('nb');
  answers = { 'GET /people/me': actingAs('nurse'), 'GET /emergencies/mine': null };
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    const given = answers[`${request.method} ${path}`];
    if (request.method !== 'GET') sent.push({ path, body: (await request.json().catch(() => ({}))) as never });
    if (given instanceof Response) return given.clone();
    return given === undefined ? json({}, 500) : json(given);
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = (part: ReactNode) =>
  renderAt(
    '/',
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      {part}
    </QueryClientProvider>,
  );

describe('opening an emergency access', () => {
  it('says beforehand what is seen and who is told, and asks for number, reason and words', async () => {
    await show(<EmergencyPage />);
    fireEvent.click(await screen.findByRole('button', { name: 'Bruk nødrett' }));
    expect(screen.getByText('Skriv hele nummeret')).toBeTruthy();
    expect(screen.getByText('Velg den grunnen som passer best')).toBeTruthy();
    expect(screen.getByText('Skriv minst en hel setning om hva som har skjedd')).toBeTruthy();
    expect(screen.getByText(/får beskjed med én gang/)).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('keeps what was typed when there is nobody', async () => {
    answers['POST /emergencies'] = json({ defined: true, code: 'not-found', status: 404, message: '' }, 404);
    await show(<EmergencyPage />);
    const words = await screen.findByRole('textbox', { name: 'Hva har skjedd?' });
    fireEvent.change(screen.getByRole('textbox', { name: /fødselsnummer/ }), { target: { value: '000' } });
    fireEvent.change(words, { target: { value: 'Funnet bevisstløs hjemme.' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Liv er i fare nå' }));
    fireEvent.click(screen.getByRole('button', { name: 'Bruk nødrett' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Det er ingen her med det nummeret');
    expect(words).toHaveProperty('value', 'Funnet bevisstløs hjemme.');
    expect(sent[0]?.body).toMatchObject({ country: 'NO', identityNumber: '000', reason: 'life-at-risk' });
  });

  it('shows who is around, who holds the overview and what is next, and ends', async () => {
    answers['GET /emergencies/mine'] = open;
    answers[`GET /emergencies/${open.id}/circle`] = circle;
    answers[`POST /emergencies/${open.id}/ending`] = { done: true };
    await show(<EmergencyPage />);
    const name = await screen.findByRole('heading', { name: 'Are Solberg' });
    expect(document.activeElement).toBe(name);
    const around = within(screen.getByRole('region', { name: 'Hvem som er rundt' }));
    expect(around.getByText('Psykolog, Askøy kommune')).toBeTruthy();
    expect(around.getByText('Har oversikten nå')).toBeTruthy();
    expect(around.getByText(/Samtale. Med Ingrid/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Avslutt nå' }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual([`/emergencies/${open.id}/ending`]));
  });

  it('is not offered to an administrator, whose way leads to the reviews', async () => {
    answers['GET /people/me'] = actingAs('administrator');
    await show(<EmergencyPage />);
    expect(await screen.findByText(/Rollen din er en annen/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Bruk nødrett' })).toBeNull();
  });

  it.each([
    ['nurse', 'Nødrett …', '/emergency'],
    ['data-protection-officer', 'Nødrett til gjennomgang', '/emergencies/review'],
  ])('leads a %s from her home by “%s”', async (profession, name, href) => {
    await show(<EmergencyWay profession={profession} />);
    expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(href);
  });
});

describe('the citizen', () => {
  it('has a card on her home as long as she has not read it', async () => {
    answers['GET /emergencies/about-me'] = [access(), access({ id: id(7), isRead: true })];
    await show(<EmergencyCard />);
    const card = within(await screen.findByRole('region', { name: 'Noen har brukt nødrett' }));
    expect(card.getAllByRole('article')).toHaveLength(1);
    expect(card.getByText(/^Odd Fremmed \(Sykepleier, Askøy kommune\) brukte nødrett/)).toBeTruthy();
    expect(card.getByText(/Ingen av meldingene dine/)).toBeTruthy();
    expect(card.getByRole('link', { name: 'Les alt' }).getAttribute('href')).toBe('/emergencies');
  });

  it('reads who, why, what was looked at and by when it is reviewed, and has read it by that', async () => {
    answers['GET /emergencies/about-me'] = [access()];
    answers[`PUT /emergencies/${id(5)}/read`] = { done: true };
    await show(<EmergenciesPage />);
    expect(await screen.findByRole('heading', { level: 2, name: 'Odd Fremmed' })).toBeTruthy();
    expect(screen.getByText(/«Funnet bevisstløs hjemme.»/)).toBeTruthy();
    expect(screen.getByText('Kl. 10.01, 2 personer')).toBeTruthy();
    expect(screen.getByText('Blir gjennomgått innen 13. november')).toBeTruthy();
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual([`/emergencies/${id(5)}/read`]));
  });

  it('is told plainly when nobody has looked', async () => {
    answers['GET /emergencies/about-me'] = [];
    await show(<EmergenciesPage />);
    expect(await screen.findByText('Ingen har brukt nødrett overfor deg')).toBeTruthy();
    expect(sent).toEqual([]);
  });
});

describe('whoever answers for it', () => {
  const review = {
    outcome: 'justified',
    words: 'Det var riktig av ham.',
    at: '2026-11-07T09:00:00.000Z',
    byName: 'Torill Eide',
  };

  it('sees those to be reviewed first, since when, and says what she finds', async () => {
    answers['GET /emergencies/to-review'] = [access(), access({ id: id(7), reviews: [review] })];
    answers[`POST /emergencies/${id(5)}/reviews`] = [review];
    await show(<ReviewPage />);
    const waiting = within(await screen.findByRole('region', { name: 'Skal gjennomgås' }));
    expect(waiting.getByText('Har ventet siden 6. november. Skal gjennomgås innen 13. november.')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Gjennomgått' })).getByText('Den var berettiget')).toBeTruthy();
    fireEvent.click(waiting.getByRole('button', { name: 'Gjennomgå det Odd Fremmed åpnet' }));
    fireEvent.click(waiting.getByRole('button', { name: 'Lagre gjennomgangen' }));
    expect(waiting.getByText('Velg vurderingen din')).toBeTruthy();
    fireEvent.click(waiting.getByRole('radio', { name: 'Den må følges opp' }));
    fireEvent.change(waiting.getByRole('textbox', { name: 'Hvorfor, med ord' }), {
      target: { value: 'Vi snakker med Odd.' },
    });
    fireEvent.click(waiting.getByRole('button', { name: 'Lagre gjennomgangen' }));
    await waitFor(() =>
      expect(sent[0]?.body).toMatchObject({ outcome: 'needs-follow-up', words: 'Vi snakker med Odd.' }),
    );
  });

  it('waits with one that is still open', async () => {
    answers['GET /emergencies/to-review'] = [access({ isOpen: true })];
    await show(<ReviewPage />);
    expect(await screen.findByText('Den er fortsatt åpen. Den kan gjennomgås når den er slutt.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Gjennomgå/ })).toBeNull();
  });
});
