import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { CouriersPage } from './CouriersPage.tsx';
import { RoomErrands } from './RoomErrandsPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const at = '2026-11-06T09:00:00.000Z';
const ingrid = { roleId: id(21), name: 'Ingrid Haugen', organisation: 'Askøy kommune' };
const vera = { roleId: id(20), name: 'Vera Nilsen', organisation: 'NAV' };
/** Are has asked when the course begins. */
const errand = (given: object = {}) => ({
  id: id(2),
  roomId,
  citizenId: id(3),
  what: 'Når begynner kurset?',
  status: 'open',
  responsible: ingrid.roleId,
  heldSince: at,
  passedTo: null,
  answer: '',
  missing: '',
  askedAt: at,
  changedAt: at,
  position: 1,
  citizenName: 'Are Solberg',
  holder: ingrid,
  holderIsMe: false,
  waitsFor: null,
  waitsForMe: false,
  roomIsClosed: false,
  iMay: [],
  ...given,
});
const organisation = { id: id(10), name: 'NAV', kind: 'nav', country: 'NO' };
const as = (acting: object) => ({
  person: { id: id(4), givenName: 'Are', familyName: 'Solberg' },
  country: 'NO',
  language: 'nb',
  acting,
  choices: [],
});
const are = as({ kind: 'citizen' });
const worker = as({ kind: 'practitioner', role: { id: vera.roleId, profession: 'adviser', organisation, team: null } });

let answers: Record<string, unknown>;
let sent: [string, unknown][];
beforeEach(() => {
  setLanguage('nb');
  queryClient.clear();
  openPersonOutbox('somebody');
  sent = [];
  vi.useFakeTimers({ now: new Date('2026-11-06T10:00:00.000Z'), toFake: ['Date'] });
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push([path, await request.json().catch(() => undefined)]);
    const given = answers[`${request.method} ${path}`];
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify(given ?? {}), { status: given === undefined ? 500 : 200, headers });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const steps = `/rooms/${roomId}/errands/${id(2)}/steps`;
async function show(myself: object, errands: object[], more: object = {}) {
  const citizen = { id: id(3), givenName: 'Are', familyName: 'Solberg' };
  const given = {
    errands,
    iMayAsk: myself === are,
    contactName: ingrid.name,
    people: [ingrid, vera],
    iMayNote: true,
    noted: [],
  };
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [{ id: roomId, citizen, iAmCitizen: true, participants: [], waiting: [], standing: 'in' }],
    [`GET /rooms/${roomId}/errands`]: { ...given, ...more },
    [`POST /rooms/${roomId}/errands`]: errand(),
    [`POST /rooms/${roomId}/relays`]: { id: id(5), notedAt: at },
    [`POST ${steps}`]: errand(),
    'GET /relays': { month: '2026-11', times: null },
  };
  await renderAt(
    '/',
    <QueryClientProvider client={queryClient}>
      {more === counted ? <CouriersPage /> : <RoomErrands roomId={roomId} />}
    </QueryClientProvider>,
  );
}
const counted = {};
const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('An errand on the screen', () => {
  it('says who has it and since when, and who is asked to take it', async () => {
    await show(are, [errand({ waitsFor: vera })]);
    const one = within(await screen.findByRole('article'));
    one.getByText('Ingrid Haugen har det, siden fredag 6. november kl. 10.00.');
    one.getByText('Vera Nilsen er spurt om å ta det.');
  });

  it('is asked in one sentence, after it was said to whom it goes', async () => {
    await show(are, []);
    await press('Spør på mine vegne');
    const form = within(screen.getByRole('form', { name: 'Spør på mine vegne' }));
    form.getByText(/Det går til Ingrid Haugen, som har ansvaret til en annen har tatt det/);
    fireEvent.change(form.getByLabelText('Hva skal noen finne ut av eller ordne?'), { target: { value: 'Når?' } });
    fireEvent.click(form.getByRole('button', { name: 'Gi det til Ingrid Haugen' }));
    await vi.waitFor(() => expect(sent).toMatchObject([[`/rooms/${roomId}/errands`, { what: 'Når?' }]]));
  });

  it('is taken in one tap by whoever is asked; and the answer is asked for in words', async () => {
    await show(worker, [errand({ waitsFor: vera, waitsForMe: true, iMay: ['taken', 'not-taken'] })]);
    await press('Jeg tar det: Når begynner kurset?');
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'taken' } }]]));
    await screen.findByText('Du har det nå: Når begynner kurset?');
  });

  it('that she had to pass it on is noted in one tap, without her name', async () => {
    await show(are, []);
    await screen.findByText(/uten navnet ditt og uten hva det gjaldt/);
    await press('Jeg måtte bringe dette videre selv');
    await screen.findByText('Det er notert. Takk.');
    expect(sent).toMatchObject([[`/rooms/${roomId}/relays`, {}]]);
  });

  it('is counted by month in sentences, and so few are not told', async () => {
    await show(worker, [], counted);
    await vi.waitFor(() => expect(screen.getAllByText(/Færre enn fem ganger/)).toHaveLength(6));
    screen.getByRole('heading', { name: 'November 2026' });
    expect(document.body.textContent).not.toMatch(/%|prosent/);
  });
});
