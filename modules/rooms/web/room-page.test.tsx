import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomId } from '../../../kernel/ids.ts';
import { setLanguage } from '../../../platform/web/language.ts';
import {
  allRights,
  at,
  citizen,
  idOf,
  messageOf,
  openScreen,
  roomOfAre,
  roomOfIngrid,
  serverFor,
  someone,
  threadOf,
} from './room-for-tests.tsx';
import { forgetRoom } from './rooms-api.ts';

const path = `/rooms/${idOf(1)}`;
let server = serverFor(roomOfAre);

/** Everything on a test's page is in view. */
class AllInView {
  private readonly tell: (entries: { isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    this.tell = tell;
  }
  observe() {
    this.tell([{ isIntersecting: true }]);
  }
  disconnect() {}
}

beforeEach(() => {
  setLanguage('nb');
  server = serverFor(roomOfAre);
  vi.stubGlobal('fetch', (request: Request) => server.fetch(request));
  vi.stubGlobal('IntersectionObserver', AllInView);
});
// A page that goes still saves what was being written; it must not reach the real line.
afterAll(() => void vi.unstubAllGlobals());

const field = () => screen.findByRole('textbox', { name: /^Skriv/ });
const asked = (what: string) => server.asked.filter((one) => one.what === what).map((one) => one.body);

describe('a room', () => {
  it('says first who can read, who decides that, and what happens now', async () => {
    await openScreen(path);
    expect(await screen.findByRole('heading', { level: 1, name: 'Rommet ditt' })).toBeTruthy();
    expect(screen.getByText('To kan lese. Du bestemmer hvem.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Endre hvem som kan lese' }).getAttribute('href')).toBe(`${path}/people`);
    expect(screen.getByRole('region', { name: 'Hva som skjer nå' }).textContent).toContain(
      'Hvorfor: Så Sara kjenner deg',
    );
  });

  it('shows its messages as a log, with who wrote them and from where', async () => {
    server.messages = [messageOf(1, 'Jeg spør Sara.')];
    await openScreen(path);
    const log = within(await screen.findByRole('log', { name: 'Meldinger' }));
    expect((await log.findByRole('article')).textContent).toContain('Ingrid Lie, psykolog, Askøy kommune');
  });

  it('says under one’s own message who has read it, and has a correction beside what it corrects', async () => {
    const mine = { isMine: true, participantId: idOf(3) };
    server.messages = [
      messageOf(1, 'Kan jeg bytte?', mine),
      messageOf(2, 'Kan jeg bytte dag?', { ...mine, correctsId: idOf(51) }),
    ];
    await openScreen(path);
    const article = await screen.findByRole('article');
    expect(article.textContent).toMatch(/Kan jeg bytte\?Rettet .*Kan jeg bytte dag\?/);
    expect(article.textContent).toContain('lest av Ingrid');
    expect(article.textContent).not.toContain('Vera');
  });

  it('tells the server how far one has read, once the newest has been in view', async () => {
    server.messages = [messageOf(7, 'Jeg spør Sara.')];
    await openScreen(path);
    await waitFor(() => expect(asked('PUT read')).toEqual([{ seq: 7 }]));
    expect(server.paths).toContain(`/api/rooms/${idOf(1)}/threads/${idOf(10)}/read`);
  });

  it('does not tell it again of what one has read in this thread, however far one has read in another', async () => {
    const mark = (seq: number) => [{ participantId: idOf(3), seq }];
    server.messages = [messageOf(7, 'Jeg spør Sara.')];
    server.room = {
      ...roomOfAre,
      threads: [threadOf(10, 'Bytte time', { readUpTo: mark(7) }), threadOf(11, 'Meldekort', { readUpTo: mark(3) })],
    };
    const router = await openScreen(`${path}?thread=${idOf(10)}`);
    await screen.findByText('Jeg spør Sara.');
    expect(asked('PUT read')).toEqual([]);
    await act(async () => void router.navigate({ to: path, search: { thread: idOf(11) } }));
    await waitFor(() => expect(asked('PUT read')).toEqual([{ seq: 7 }]));
    expect(server.paths).toContain(`/api/rooms/${idOf(1)}/threads/${idOf(11)}/read`);
  });

  it('looks again at what is unread, once it has told how far one has read', async () => {
    server.messages = [messageOf(7, 'Jeg spør Sara.')];
    server.room = { ...roomOfAre, threads: [threadOf(10, 'Bytte time', { unread: 1 }), threadOf(11, 'Meldekort')] };
    const router = await openScreen(path);
    await waitFor(() => expect(asked('PUT read')).toHaveLength(1));
    server.room = { ...roomOfAre, threads: [threadOf(10, 'Bytte time'), threadOf(11, 'Meldekort')] };
    await act(async () => void router.navigate({ to: path, search: { thread: idOf(11) } }));
    await waitFor(() => expect(screen.queryByRole('link', { name: /ny melding/ })).toBeNull());
  });

  it('names nobody as a reader of what was said before the moment from which she sees', async () => {
    const mine = { isMine: true, participantId: idOf(3) };
    const later = '2026-11-07T08:00:00.000Z';
    server.messages = [messageOf(1, 'Før', mine), messageOf(2, 'Etter', { ...mine, sentAt: later })];
    const given = { state: 'given', seesFrom: later, holdsUntil: null, since: later };
    server.room = {
      ...roomOfAre,
      participants: [someone(3, 'Are', { ...citizen, isMe: true }), someone(4, 'Ingrid', { consent: given })],
    };
    await openScreen(path);
    const [before, after] = await screen.findAllByRole('article');
    expect(before?.textContent).not.toContain('lest av');
    expect(after?.textContent).toContain('lest av Ingrid');
  });

  it('is empty at once when access has ended, and says so', async () => {
    server.messages = [messageOf(1, 'Jeg spør Sara.')];
    await openScreen(path);
    await screen.findByText('Jeg spør Sara.');
    server.room = 'gone';
    await act(async () => void forgetRoom(idOf(1) as RoomId));
    expect(await screen.findByRole('heading', { level: 1, name: 'Du er ikke lenger med i dette rommet' })).toBeTruthy();
    expect(screen.queryByText('Jeg spør Sara.')).toBeNull();
  });

  it('that is closed shows the words it ended with, and no place for writing', async () => {
    const closing = { words: 'Takk for laget, Are.', readableAfter: 'citizen', readableUntil: null };
    server.room = { ...roomOfAre, closedAt: at, closing, rights: { ...allRights, write: false } };
    await openScreen(path);
    expect(await screen.findByText('Takk for laget, Are.')).toBeTruthy();
    expect(screen.getByText('Bare du kan lese nå. Ingen kan skrive mer.')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('a thread', () => {
  const waiting = {
    on: 'professionals',
    participantId: idOf(4),
    since: at,
    dueAt: null,
    answerBy: null,
    answerByParticipantId: null,
  };

  it('opened before one came in has no subject, only a place', async () => {
    server.room = { ...roomOfAre, threads: [threadOf(10, null)] };
    await openScreen(path);
    expect(await screen.findByRole('link', { name: 'En tidligere samtale' })).toBeTruthy();
  });

  it('says how much of it is new, to the eye and to the ear, until it is the one that is shown', async () => {
    server.room = {
      ...roomOfAre,
      threads: [
        threadOf(10, 'Bytte time', { unread: 1 }),
        threadOf(11, 'Meldekort', { unread: 2 }),
        threadOf(12, 'Søvn'),
      ],
    };
    await openScreen(path);
    const news = await screen.findByRole('link', { name: /^Meldekort\s?2 nye meldinger$/ });
    expect(within(news).getByText('2')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Bytte time' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: 'Søvn' })).toBeTruthy();
  });

  it('with something new opens before one that was written in later, and is shown also when it is solved', async () => {
    const solved = { unread: 1, resolvedAt: at };
    server.room = { ...roomOfAre, threads: [threadOf(10, 'Bytte time'), threadOf(11, 'Meldekort', solved)] };
    const router = await openScreen(path);
    expect((await screen.findByRole('link', { name: 'Meldekort' })).getAttribute('aria-current')).toBe('page');
    await act(async () => void router.navigate({ to: path, search: { thread: idOf(10) } }));
    expect(await screen.findByRole('link', { name: /^Meldekort\s?én ny melding/ })).toBeTruthy();
  });

  it('that waits does so on somebody with a name, since a day', async () => {
    server.room = { ...roomOfAre, threads: [threadOf(10, 'Bytte time', { waiting: { ...waiting, isOnMe: false } })] };
    await openScreen(path);
    expect(await screen.findByText(/^Venter på Ingrid siden /)).toBeTruthy();
  });

  it('that waits on me opens first, and I can promise a day', async () => {
    const onMe = threadOf(11, 'Meldekort', { waiting: { ...waiting, isOnMe: true } });
    server.room = { ...roomOfIngrid, threads: [threadOf(10, 'Bytte time'), onMe] };
    await openScreen(path);
    const promise = await screen.findByRole('button', { name: 'Jeg svarer innen …' });
    expect(screen.getByRole('link', { name: 'Meldekort' }).getAttribute('aria-current')).toBe('page');
    fireEvent.click(promise);
    const today = screen.getByRole('button', { name: 'I dag' });
    expect(document.activeElement).toBe(today);
    fireEvent.click(today);
    await waitFor(() => expect(asked('PUT answer-by')).toHaveLength(1));
    await waitFor(() => expect(document.activeElement).toBe(promise));
  });
});

describe('writing', () => {
  it('says when an answer is promised and whom to call instead', async () => {
    await openScreen(path);
    await field();
    expect(await screen.findByText('Svar innen neste arbeidsdag.')).toBeTruthy();
    expect(screen.getByRole('link', { name: '116 117' }).getAttribute('href')).toBe('tel:116117');
  });

  it('sends with Ctrl and Enter, asks the professionals, and stays in the field', async () => {
    await openScreen(path);
    const body = await field();
    fireEvent.change(body, { target: { value: 'Kan jeg bytte?' } });
    fireEvent.keyDown(body, { key: 'Enter' });
    expect(asked('POST messages')).toEqual([]);
    fireEvent.keyDown(body, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(asked('POST messages')).toHaveLength(1));
    expect(asked('POST messages')[0]).toMatchObject({
      message: { threadId: idOf(10), body: 'Kan jeg bytte?', asks: { of: 'professionals' } },
    });
    expect(document.activeElement).toBe(body);
    await waitFor(() => expect((body as HTMLTextAreaElement).value).toBe(''));
  });

  it('finds again what one had begun', async () => {
    server.draft = { subject: '', body: 'Jeg tenkte på' };
    await openScreen(path);
    const body = await field();
    await waitFor(() => expect((body as HTMLTextAreaElement).value).toBe('Jeg tenkte på'));
  });

  it('hands the words back with the reason when the server refuses', async () => {
    server.refuses = 'asked-participant-is-not-here';
    await openScreen(path);
    const body = await field();
    fireEvent.change(body, { target: { value: 'Hei Vera' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/Den du spør, er ikke med i rommet nå/)).toBeTruthy();
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Ta teksten tilbake' })));
    await waitFor(async () => expect(((await field()) as HTMLTextAreaElement).value).toBe('Hei Vera'));
    expect(screen.queryByText(/Den du spør/)).toBeNull();
  });

  it('opens a thread only with its subject, and leads to the missing field', async () => {
    server.room = { ...roomOfAre, threads: [] };
    await openScreen(path);
    fireEvent.change(await field(), { target: { value: 'Jeg sover dårlig.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    const subject = screen.getByRole('textbox', { name: 'Hva gjelder det?' });
    expect(document.activeElement).toBe(subject);
    expect(subject.getAttribute('aria-invalid')).toBe('true');
    fireEvent.change(subject, { target: { value: 'Søvn' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(asked('POST messages')[0]).toMatchObject({ message: { subject: 'Søvn' } }));
  });

  it('at work is met by how the citizen wants it, and asked about a diagnosis code', async () => {
    server.room = roomOfIngrid;
    await openScreen(path);
    const body = await field();
    expect(screen.getByText('Are vil ha oversikt: skriv slik at Are selv kan lese det.')).toBeTruthy();
    fireEvent.change(body, { target: { value: 'F32.1 er satt' } });
    expect(await screen.findByText('Står dette bedre i journalen?')).toBeTruthy();
  });
});

describe('somebody new', () => {
  it('reads the rules before the first message, and can then write', async () => {
    server.room = { ...roomOfIngrid, rulesAccepted: false };
    await openScreen(path);
    const rules = within(await screen.findByRole('region', { name: 'Før du skriver første gang' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    server.room = roomOfIngrid;
    fireEvent.click(rules.getByRole('button', { name: 'Jeg har lest det' }));
    await waitFor(async () => expect(document.activeElement).toBe(await field()));
  });

  it('joins with one press where the citizen has said yes', async () => {
    server.room = { ...roomOfIngrid, standing: 'invited' };
    await openScreen(path);
    expect(await screen.findByRole('heading', { level: 1, name: 'Are har sagt ja til at du er med' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Bli med' }));
    await waitFor(() => expect(asked('POST join')).toHaveLength(1));
  });

  it('who prepares a room sees that it rests until the citizen says yes', async () => {
    server.room = { ...roomOfIngrid, standing: 'prepared' };
    await openScreen(path);
    expect(await screen.findByRole('heading', { level: 1, name: 'Rommet åpnes når Are sier ja' })).toBeTruthy();
    expect(screen.queryByRole('log')).toBeNull();
  });
});
