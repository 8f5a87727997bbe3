import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { RoomBraveSteps } from './RoomBraveStepsPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const at = '2026-11-06T09:00:00.000Z';
/** Are would go to the first class. */
const step = (given: object = {}) => ({
  id: id(2),
  roomId,
  citizenId: id(3),
  what: 'Gå på trening',
  before: null,
  status: 'ahead',
  writtenBy: null,
  writtenAt: at,
  asked: [],
  coming: [],
  named: '',
  appointmentId: null,
  changedAt: at,
  position: 1,
  citizenName: 'Are Solberg',
  writerName: '',
  companions: [],
  booked: null,
  iReadHowHard: true,
  hard: null,
  hardAfter: null,
  roomIsClosed: false,
  iMay: ['done', 'made-smaller', 'asked', 'named', 'booked', 'put-off', 'let-go'],
  ...given,
});
const vera = { id: id(20), name: 'Vera Nilsen', organisation: 'NAV' };
const organisation = { id: id(10), name: 'NAV', kind: 'nav', country: 'NO' };
const as = (acting: object) => ({
  person: { id: id(4), givenName: 'Are', familyName: 'Solberg' },
  country: 'NO',
  language: 'nb',
  acting,
  choices: [],
});
const are = as({ kind: 'citizen' });
const worker = as({ kind: 'practitioner', role: { id: vera.id, profession: 'adviser', organisation, team: null } });

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

const steps = `/rooms/${roomId}/brave-steps/${id(2)}/steps`;
async function show(myself: object, some: object[], more: object = {}) {
  const citizen = { id: id(3), givenName: 'Are', familyName: 'Solberg' };
  const readers = { overviewName: 'Ingrid Haugen', guardians: false };
  const given = { steps: some, iMayWrite: true, readers, people: [vera], appointments: [], myRoleId: null, ...more };
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [{ id: roomId, citizen, iAmCitizen: true, participants: [], waiting: [], standing: 'in' }],
    [`GET /rooms/${roomId}/brave-steps`]: given,
    [`POST /rooms/${roomId}/brave-steps`]: step(),
    [`POST ${steps}`]: step(),
  };
  await renderAt(
    '/',
    <QueryClientProvider client={queryClient}>
      <RoomBraveSteps roomId={roomId} />
    </QueryClientProvider>,
  );
}
const article = async () => within(await screen.findByRole('article'));
const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('A brave step on the screen', () => {
  it('is written after it was said who reads what; how hard it feels may be left out', async () => {
    await show(are, []);
    await press('Skriv det neste steget');
    const form = within(screen.getByRole('form', { name: 'Skriv det neste steget' }));
    form.getByText(/leses av deg, av Ingrid Haugen, som har oversikten, og av den som sier ja til å bli med/);
    fireEvent.click(form.getByRole('button', { name: 'Dette er steget mitt' }));
    form.getByText('Dette må fylles ut');
    fireEvent.change(form.getByLabelText('Hva er det neste steget?'), { target: { value: 'Gå på trening' } });
    fireEvent.click(form.getByRole('radio', { name: '9' }));
    fireEvent.click(form.getByRole('button', { name: 'Vil helst ikke si det' }));
    fireEvent.click(form.getByRole('button', { name: 'Dette er steget mitt' }));
    await vi.waitFor(() =>
      expect(sent).toMatchObject([[`/rooms/${roomId}/brave-steps`, { what: 'Gå på trening', hard: null }]]),
    );
  });

  it('from 8 on asks what would make it a 5, and may be left as it is', async () => {
    await show(are, [step({ hard: 8 })]);
    (await article()).getByText(/Hva ville gjort det til en 5-er\? Du kan la det stå som det er/);
    expect(document.body.textContent).not.toMatch(/frist|forsinket|mistet|på rad|poeng/i);
    await press('Gjør det mindre: Gå på trening');
    const form = within(screen.getByRole('form', { name: 'Gjør det mindre' }));
    fireEvent.change(form.getByLabelText('Hva ville gjort det til en 5-er?'), { target: { value: 'Se lokalet' } });
    fireEvent.click(form.getByRole('radio', { name: '4' }));
    fireEvent.click(form.getByRole('button', { name: 'Gjør det mindre' }));
    await vi.waitFor(() =>
      expect(sent).toMatchObject([[steps, { step: { kind: 'made-smaller', what: 'Se lokalet', hard: 4 } }]]),
    );
  });

  it('is put off in two taps, without a question', async () => {
    await show(are, [step({ hard: 7 })]);
    expect((await article()).queryByText(/5-er/)).toBeNull();
    fireEvent.click(screen.getByText('Mer om dette steget'));
    await press('Utsett det: Gå på trening');
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'put-off' } }]]));
  });

  it('asks somebody there, or names somebody who is not', async () => {
    await show(are, [step()]);
    await press('Spør noen om å bli med: Gå på trening');
    const form = within(screen.getByRole('form', { name: 'Spør noen om å bli med' }));
    fireEvent.click(form.getByRole('radio', { name: /Vera Nilsen/ }));
    form.getByText(/svarer selv ja eller «ikke denne gangen»/);
    fireEvent.click(form.getByRole('button', { name: 'Spør' }));
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'asked', companion: vera.id } }]]));
  });

  it('says to whoever is asked that she is, and takes her answer in one tap', async () => {
    const companions = [{ ...vera, comes: false, isMe: true }];
    await show(worker, [step({ companions, iReadHowHard: false, iMay: ['comes', 'not-this-time'] })]);
    const one = await article();
    one.getByText('Are Solberg spør om du vil bli med.');
    expect(one.queryByText(/kjennes som/)).toBeNull();
    await press('Ikke denne gangen: Gå på trening');
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'not-this-time' } }]]));
  });
});
