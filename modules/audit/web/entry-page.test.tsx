import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { QuestionsPage } from './QuestionsPage.tsx';
import { SinceYouLooked } from './SinceYouLooked.tsx';
import { WhyAsked } from './WhyAsked.tsx';

const who = {
  personId: '00000000-0000-4000-8000-000000000002',
  givenName: 'Vera',
  familyName: 'Nilsen',
  isMe: false,
  profession: 'adviser',
  organisation: 'NAV',
};
const entry = {
  id: 7,
  at: '2026-11-06T09:12:00.000Z',
  event: 'rooms.room-opened',
  who,
  placeId: null,
  basis: 'consent',
  basisSince: null,
  detail: {},
} as unknown as AuditEntry;
const question = {
  id: '00000000-0000-4000-8000-000000000009',
  words: 'Jeg hadde ingen time.',
  askedAt: '2026-11-06T10:00:00.000Z',
  dueAt: '2026-11-20T15:00:00.000Z',
  entry,
  organisation: { name: 'NAV', country: 'NO' },
  answer: null,
  isNew: false,
};
const json = (body: object) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

let sent: { path: string; body: unknown }[];
let answers: Record<string, object>;
beforeEach(() => {
  setLanguage('nb');
  sent = [];
  answers = { '/audit/news': [], '/audit/questions/mine': [], '/audit/questions': [] };
  vi.useFakeTimers({ now: new Date('2026-11-06T12:00:00Z'), toFake: ['Date'] });
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method === 'GET') return json(answers[path] ?? {});
    sent.push({ path, body: await request.json().catch(() => undefined) });
    return json(path === '/audit/questions' ? { dueAt: question.dueAt } : { done: true });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const show = (part: React.ReactNode) =>
  renderAt('/seen/7', <QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>);

describe('asking why', () => {
  it('says before who finds out and what they see, and then by when the answer comes', async () => {
    await show(<WhyAsked entry={entry} />);
    expect(await screen.findByText(/^Du kan spørre NAV hvorfor Vera så noe/)).toBeTruthy();
    expect(screen.getByText(/^De ser navnet ditt, dette ene oppslaget/)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Jeg hadde ingen time.' } });
    answers['/audit/questions/mine'] = [question];
    fireEvent.click(screen.getByRole('button', { name: 'Spør hvorfor' }));
    expect(await screen.findByText('NAV svarer innen 20. november')).toBeTruthy();
    expect(sent).toMatchObject([{ path: '/audit/questions', body: { entryId: 7, words: 'Jeg hadde ingen time.' } }]);
    expect(screen.queryByRole('button', { name: 'Spør hvorfor' })).toBeNull();
  });

  it('says calmly when the day has passed, and whom one can turn to', async () => {
    answers['/audit/questions/mine'] = [{ ...question, dueAt: '2026-11-05T15:00:00.000Z', isNew: true }];
    await show(<WhyAsked entry={entry} />);
    expect((await screen.findByText(/^NAV skulle svare innen 5. november/)).textContent).toContain('datatilsynet.no');
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual(['/audit/questions/mine/read']));
  });

  it('shows the answer, that there was no good reason, and lets her ask more', async () => {
    const answer = { words: 'Det var en feil.', noGoodReason: true, at: '2026-11-06T11:00:00.000Z' };
    answers['/audit/questions/mine'] = [{ ...question, answer }];
    await show(<WhyAsked entry={entry} />);
    expect(await screen.findByText('Det var en feil.')).toBeTruthy();
    expect(screen.getByText('Det var ingen god grunn til å se det, sier NAV.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Spør om noe mer' }));
    expect(screen.getByRole('button', { name: 'Spør hvorfor' })).toBeTruthy();
  });

  it('leads to the person when she did not look for an organisation', async () => {
    await show(<WhyAsked entry={{ ...entry, who: { ...entry.who, organisation: null } }} />);
    expect(await screen.findByText(/^Vera så det som en i livet ditt/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Folk jeg stoler på' }).getAttribute('href')).toBe('/people-i-trust');
  });
});

describe('since you last looked', () => {
  it('says who, from where and what, and is gone when read', async () => {
    answers['/audit/news'] = [{ seq: 4, reason: 'new-organisation', entry }];
    await show(<SinceYouLooked />);
    expect(await screen.findByText('Vera Nilsen, NAV: åpnet rommet, i dag 10.12')).toBeTruthy();
    expect(screen.getByText('Ingen fra NAV har sett noe før.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Jeg har lest dette' }));
    expect((await screen.findByRole('status')).textContent).toContain('Lest.');
    expect(sent).toEqual([{ path: '/audit/news/read', body: { upTo: 4 } }]);
  });

  it('is not there when there is nothing', async () => {
    await show(<SinceYouLooked />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('the questions of an organisation', () => {
  it('are answered in plain words, and nothing is sent before something is written', async () => {
    const look = {
      at: entry.at,
      event: entry.event,
      who: { givenName: 'Vera', familyName: 'Nilsen', profession: 'adviser' },
    };
    const citizen = { givenName: 'Are', familyName: 'Solberg' };
    answers['/audit/questions'] = [{ ...question, look, citizen }];
    await show(<QuestionsPage />);
    expect(await screen.findByRole('heading', { name: 'Are Solberg spør' })).toBeTruthy();
    expect(screen.getByText('Åpnet rommet')).toBeTruthy();
    expect(screen.getByText(/Dere har lovet svar innen 20. november/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Send svaret' }));
    expect(await screen.findByText('Skriv hva du fant ut.')).toBeTruthy();
    expect(sent).toEqual([]);
    fireEvent.change(screen.getByRole('textbox', { name: /Svaret ditt/ }), { target: { value: 'Til samtalen.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send svaret' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ body: { words: 'Til samtalen.', noGoodReason: false } });
  });
});
