import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { EncounterId } from '../domain/encounter.ts';
import { BeforeTalk } from './BeforeTalkPage.tsx';
import { MyNotesPage } from './MyNotesPage.tsx';
import { WriteNote } from './WriteNotePage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const encounterId = EncounterId.parse(id(2));
const at = '2026-11-06T09:00:00.000Z';
const talk = {
  id: encounterId,
  roomId,
  citizenId: id(3),
  appointmentId: null,
  kind: 'ad-hoc',
  how: 'phone',
  startedAt: at,
  minutes: 10,
  byName: 'Trond Vik',
  profession: 'psychologist',
  organisation: 'Askøy kommune',
  isMine: true,
  status: 'open',
  whyNot: null,
  notes: [] as object[],
};
const note = { id: id(9), kind: 'ad-hoc', talked: 'Nettene', agreed: 'Trond ringer', at };
const before = {
  citizen: { id: id(3), givenName: 'Per', familyName: 'Strand' },
  purpose: 'Veien videre',
  isClosed: false,
  talk: null,
  keepsSubjects: false,
  subjects: [] as string[],
  chapters: [{ topic: 'talking-with-me', title: '', text: 'Spør meg rett ut' }],
  lines: [],
  lastTalk: { ...talk, status: 'signed', notes: [note] },
  notDone: [
    { what: 'not-reached', times: 2, lastAt: at },
    { what: 'promise-passed', words: 'Ringe legen', byName: 'Vera Nilsen', day: '2026-11-02' },
  ] as object[],
  braveSteps: [{ id: id(77), what: 'Gå på trening', waits: false, isPutOff: false, along: ['Vera Nilsen'], hard: 7 }],
  promised: [
    { id: '00000000-0000-4000-8000-000000000077', words: 'Ser etter brevet', byName: null, day: null, waits: true },
  ],
  mineSince: at,
  permissions: [],
  pathways: [],
  changed: null,
};
const myself = {
  person: { id: id(4), givenName: 'Trond', familyName: 'Vik' },
  country: 'NO',
  language: 'nb',
  acting: {
    kind: 'practitioner',
    role: {
      id: id(5),
      profession: 'psychologist',
      organisation: { id: id(6), name: 'Askøy kommune', kind: 'municipality', country: 'NO' },
      team: null,
    },
  },
  choices: [],
};

let answers: Record<string, unknown>;
let sent: { path: string; body: unknown }[];
beforeEach(() => {
  setLanguage('nb');
  openPersonOutbox(id(4));
  sent = [];
  answers = { '/me': myself, '/rooms': [] };
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push({ path, body: await request.json() });
    const found = Object.entries(answers).find(([end]) => path.endsWith(end));
    return Response.json(found?.[1] ?? [], { status: 200 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  queryClient.clear();
});
const show = (page: React.ReactElement) =>
  renderAt('/', <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);

describe('The page before a talk', () => {
  it('says how she wishes to be met, what was not done, and what was agreed last', async () => {
    answers['/before'] = before;
    await show(<BeforeTalk roomId={roomId} />);
    await screen.findByRole('heading', { name: 'Før samtalen med Per', level: 1 });
    expect(await screen.findByText('Spør meg rett ut')).toBeTruthy();
    const missing = screen.getByRole('region', { name: 'Det som ikke ble gjort' });
    expect(within(missing).getByRole('link', { name: /Per er oppringt 2 ganger uten å bli nådd/ })).toBeTruthy();
    expect(
      within(missing).getByRole('link', {
        name: 'Vera Nilsen har lovet det til 2. november, og det står ikke som gjort: Ringe legen',
      }),
    ).toBeTruthy();
    expect(screen.getByText('Per: Ser etter brevet')).toBeTruthy();
    expect(screen.getByText(/Per sier at du er en av sine folk/)).toBeTruthy();
    expect(screen.getByText('Trond ringer')).toBeTruthy();
    expect(screen.queryByText(/vil ikke snakke om/)).toBeNull();
  });

  it('says that there is something she keeps, and what only to whom she has told it', async () => {
    answers['/before'] = { ...before, keepsSubjects: true };
    await show(<BeforeTalk roomId={roomId} />);
    expect(await screen.findByText('Det er noe Per ikke vil snakke om')).toBeTruthy();
    expect(screen.getByText(/Du har ikke fått vite hva det er/)).toBeTruthy();
  });
});

describe('The note', () => {
  const shown = async (given: object = {}) => {
    answers[`/encounters/${encounterId}`] = { ...talk, draft: null, ...given };
    await show(<WriteNote encounterId={encounterId} />);
    return screen.findByRole('heading', { level: 1 });
  };

  it('goes on where it was left, and is signed with the words that stand there', async () => {
    await shown({ draft: { kind: 'follow-up', talked: 'Halve tan', agreed: '' } });
    const field = await screen.findByRole('textbox', { name: 'Hva snakket dere om?' });
    expect((field as HTMLTextAreaElement).value).toBe('Halve tan');
    fireEvent.change(field, { target: { value: 'Hele tanken' } });
    answers['/steps'] = { ...talk, status: 'signed', notes: [note] };
    fireEvent.click(screen.getByRole('button', { name: 'Signer' }));
    await waitFor(() => expect(sent.some(({ path }) => path.endsWith('/steps'))).toBe(true));
    expect(sent.find(({ path }) => path.endsWith('/steps'))?.body).toMatchObject({
      wish: { kind: 'sign', note: { kind: 'follow-up', talked: 'Hele tanken' } },
    });
  });

  it('is not signed without a word, and says so', async () => {
    await shown();
    fireEvent.click(await screen.findByRole('button', { name: 'Signer' }));
    expect(await screen.findByText('Skriv noen få ord om hva dere snakket om')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('says in one tap that there was no talk', async () => {
    await shown();
    answers['/steps'] = { ...talk, status: 'not-held', whyNot: 'did-not-come' };
    fireEvent.click(await screen.findByRole('button', { name: 'Vi møttes ikke' }));
    await waitFor(() => expect(sent).toMatchObject([{ body: { wish: { kind: 'not-held', why: 'did-not-come' } } }]));
  });
});

describe('The list of what is open', () => {
  it('goes by age, and shows the organisation numbers without names', async () => {
    answers['/encounters/mine'] = [{ ...talk, encounterId, citizenName: 'Per Strand', age: 'today' }];
    answers['/encounters/unwritten'] = [{ age: 'older', talks: 3 }];
    await show(<MyNotesPage />);
    const today = await screen.findByRole('region', { name: 'I dag' });
    expect(within(today).getByRole('button', { name: 'Skriv videre: Per Strand' })).toBeTruthy();
    const ours = await screen.findByRole('region', { name: 'Hos dere' });
    expect(within(ours).getByText('3')).toBeTruthy();
  });
});
