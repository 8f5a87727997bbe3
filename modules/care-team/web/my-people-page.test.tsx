import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { CoveragePage } from './CoveragePage.tsx';
import { MyPeoplePage } from './MyPeoplePage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const ingrid = {
  roleId: id(1),
  name: 'Ingrid Haugen',
  profession: 'psychologist',
  organisation: 'Askøy kommune',
  parts: ['overview'],
  rooms: [id(9)],
  confirmedAt: null,
};
const team = (given: object = {}) => ({
  citizen: { id: id(3), givenName: 'Are', isMe: true },
  members: [ingrid],
  trust: null,
  ...given,
});

let answers: Record<string, unknown>;
let sent: [string, unknown][];
beforeEach(() => {
  setLanguage('nb');
  queryClient.clear();
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push([path, await request.json()]);
    const given = answers[`${request.method} ${path}`];
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify(given ?? {}), { status: given === undefined ? 500 : 200, headers });
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = (page: 'mine' | 'numbers', given: Record<string, unknown>) => {
  answers = given;
  const shown = page === 'mine' ? <MyPeoplePage /> : <CoveragePage />;
  return renderAt('/', <QueryClientProvider client={queryClient}>{shown}</QueryClientProvider>);
};

describe('My people on the screen', () => {
  it('are called mine by one tap, and the page says since when', async () => {
    const since = '2026-11-06T09:00:00.000Z';
    await show('mine', {
      'GET /care-team': team(),
      [`PUT /care-team/members/${id(1)}`]: team({ members: [{ ...ingrid, confirmedAt: since }] }),
    });
    const card = within((await screen.findByText('Ingrid Haugen')).closest('li') ?? document.body);
    card.getByText('Psykolog, Askøy kommune');
    card.getByText('Har oversikten i rommet ditt');
    fireEvent.click(card.getByRole('button', { name: 'Dette er en av mine: Ingrid Haugen' }));
    await card.findByText('En av dine folk siden 6. november');
    expect(sent).toEqual([[`/care-team/members/${id(1)}`, { isMine: true }]]);
    card.getByRole('button', { name: 'Ikke nå lenger: Ingrid Haugen' });
  });

  it('have no answer chosen before the citizen chooses one; who has nobody is shown a way', async () => {
    await show('mine', {
      'GET /care-team': team({ members: [] }),
      'PUT /care-team/trust': team({ members: [], trust: { answer: 'not-now', at: '2026-11-06T09:00:00.000Z' } }),
    });
    const choices = await screen.findAllByRole<HTMLInputElement>('radio');
    expect(choices.map(({ checked }) => checked)).toEqual([false, false, false]);
    fireEvent.click(screen.getByRole('radio', { name: 'Ikke nå' }));
    await screen.findByText(/Ingen får vite at du har svart dette/);
    expect(sent).toEqual([['/care-team/trust', { answer: 'not-now' }]]);
  });
});

describe('The numbers on the screen', () => {
  it('are whole numbers, and nothing where few have answered', async () => {
    const { unmount } = await show('numbers', {
      'GET /care-team/coverage': { citizens: 6, told: null, confirmed: 4 },
    });
    await screen.findByText(/Færre enn 5 har svart/);
    screen.getByText('Sier det selv: 4, av 6 med et åpent forløp.');
    unmount();
    queryClient.clear();
    await show('numbers', {
      'GET /care-team/coverage': { citizens: 6, told: { answered: 5, trusting: 3 }, confirmed: 4 },
    });
    await screen.findByText('Har svart: 5. Sier at de har noen: 3.');
    expect(document.body.textContent).not.toMatch(/%|prosent/);
  });
});
