import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { AgreementsAtHome } from './AgreementsAtHome.tsx';
import { AgreementsPage } from './AgreementsPage.tsx';
import { RoomAgreements } from './RoomAgreementsPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const named = (last: number, name: string) => ({
  roleId: id(last),
  organisationId: id(10),
  name,
  profession: 'adviser',
  organisation: 'NAV',
});
const [vera, ingrid] = [named(20, 'Vera Nilsen'), named(21, 'Ingrid Haugen')];
const last = (given: object = {}) => ({
  kind: 'written',
  byRoleId: vera.roleId,
  at: '2026-11-06T09:00:00.000Z',
  words: '',
  ...given,
});
/** Vera has promised Are to call his doctor. */
const agreed = (given: object = {}) => ({
  id: id(2),
  roomId,
  citizenId: id(3),
  what: 'Ringe fastlegen',
  owner: vera.roleId,
  to: 'citizen',
  due: { kind: 'day', day: '2026-11-13' },
  status: 'agreed',
  writtenBy: vera.roleId,
  writtenAt: '2026-11-06T09:00:00.000Z',
  movedFrom: null,
  last: last(),
  position: 1,
  citizenName: 'Are Solberg',
  ownerNamed: vera,
  writer: vera,
  lastNamed: vera,
  standsWith: null,
  roomIsClosed: false,
  isMine: false,
  iMay: [],
  ...given,
});
/** She has asked him for something. */
const asked = (given: object = {}) =>
  agreed({ id: id(5), what: 'Gå en tur', owner: null, ownerNamed: null, to: 'circle', status: 'proposed', ...given });
const actingAs = (acting: object) => ({
  person: { id: id(4), givenName: 'Are', familyName: 'Solberg' },
  country: 'NO',
  language: 'nb',
  acting,
  choices: [],
});
const organisation = { id: id(10), name: 'NAV', kind: 'nav', country: 'NO' };
const role = { id: vera.roleId, profession: 'adviser', organisation, team: null };
const worker = actingAs({ kind: 'practitioner', role });
const are = actingAs({ kind: 'citizen' });

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

const steps = `/rooms/${roomId}/agreements/${id(2)}/steps`;
const show = (myself: object, agreements: object[], page: 'all' | 'room' | 'home', more: object = {}) => {
  const room = {
    id: roomId,
    citizen: { id: id(3), givenName: 'Are', familyName: 'Solberg' },
    iAmCitizen: myself === are,
    participants: [],
    waiting: [],
    standing: 'in',
  };
  const myRoleId = myself === worker ? vera.roleId : null;
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [room],
    'GET /agreements': agreements,
    [`GET /rooms/${roomId}/agreements`]: { agreements, iMayWrite: false, people: [vera, ingrid], myRoleId, ...more },
    [`POST /rooms/${roomId}/agreements`]: agreed(),
    [`POST ${steps}`]: agreed(),
  };
  const shown = { all: <AgreementsPage />, room: <RoomAgreements roomId={roomId} />, home: <AgreementsAtHome /> };
  return renderAt('/', <QueryClientProvider client={queryClient}>{shown[page]}</QueryClientProvider>);
};
const article = async (what: string) =>
  within(
    (await screen.findAllByRole('article')).find(({ textContent }) => textContent.includes(what)) ?? document.body,
  );

describe('An agreement on the screen', () => {
  it('says who does it, for whom and until when; to the citizen as to herself', async () => {
    await show(are, [agreed()], 'room');
    const one = await article('Ringe fastlegen');
    one.getByText('Vera Nilsen gjør dette. For deg.');
    one.getByText('Innen 13. november.');
    screen.getByRole('heading', { name: 'Det andre gjør' });
  });

  it('says to who promised it that it is hers', async () => {
    await show(worker, [agreed({ isMine: true })], 'all');
    const one = await article('Ringe fastlegen');
    one.getByText('Du gjør dette. For Are Solberg.');
    one.getByText('Sammen med Are Solberg.');
    screen.getByRole('heading', { name: 'Det du har lovet', level: 1 });
  });

  it('says of a day that has passed what was to be, and nothing more', async () => {
    await show(are, [agreed({ due: { kind: 'day', day: '2026-11-01' } })], 'room');
    const one = await article('Ringe fastlegen');
    one.getByText('Det skulle gjøres innen 1. november.');
    expect(document.body.textContent).not.toMatch(/forsinket|frist|over tid|mistet|\d+ dager/i);
  });

  it('says which day it was before, and what was said; not how often', async () => {
    const words = 'Legen er borte';
    await show(
      are,
      [agreed({ movedFrom: { kind: 'day', day: '2026-11-10' }, last: last({ kind: 'moved', words }) })],
      'room',
    );
    const one = await article('Ringe fastlegen');
    one.getByText('Innen 13. november. Før var det 10. november.');
    one.getByText('Vera Nilsen: «Legen er borte»');
  });

  it('puts what asks for an answer first, and what is done where one asks for it', async () => {
    const kept = agreed({ id: id(6), status: 'kept', what: 'Sende brevet', last: last({ kind: 'kept' }) });
    await show(are, [agreed(), asked({ isMine: true, iMay: ['agreed', 'not-now'] }), kept], 'room');
    await article('Gå en tur');
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Du blir spurt',
      'Det andre gjør',
    ]);
    expect(document.querySelector('details')?.open).toBe(false);
    screen.getByText('Gjort 6. november.');
  });

  it('names with whom it stands when who promised has left, and offers it to her in one tap', async () => {
    await show(
      worker,
      [agreed({ owner: id(30), ownerNamed: named(30, 'Frida Moe'), standsWith: vera, iMay: ['taken-over'] })],
      'room',
    );
    const one = await article('Ringe fastlegen');
    one.getByText('Frida Moe er ikke i rommet lenger. Det ligger hos deg.');
    fireEvent.click(one.getByRole('button', { name: 'Jeg tar dette videre: Ringe fastlegen' }));
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'taken-over' } }]]));
  });

  it('is on the citizen’s home, what asks first; and nothing is where there is none', async () => {
    const first = await show(are, [agreed(), agreed({ id: id(7) }), asked({ isMine: true })], 'home');
    const cards = await screen.findAllByRole('article');
    expect(cards).toHaveLength(2);
    expect(cards[0]?.textContent).toContain('Vera Nilsen spør om du vil gjøre dette.');
    expect(screen.getByRole('link', { name: 'Se alt dere er enige om' }).getAttribute('href')).toBe('/agreements');
    first.unmount();
    queryClient.clear();
    await show(are, [agreed({ status: 'kept' })], 'home');
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('A step', () => {
  it('that it is done takes one tap; what was done is said, and the focus goes there', async () => {
    await show(are, [agreed({ iMay: ['kept', 'let-go'] })], 'room');
    fireEvent.click(await screen.findByRole('button', { name: 'Det er gjort: Ringe fastlegen' }));
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'kept' } }]]));
    await screen.findByText('Det står som gjort: Ringe fastlegen');
    expect(document.activeElement).toBe(screen.getByText('Det står som gjort: Ringe fastlegen'));
  });

  it('to another day takes two taps: a week on, unless one says otherwise', async () => {
    await show(worker, [agreed({ isMine: true, iMay: ['kept', 'moved', 'let-go'] })], 'room');
    fireEvent.click(await screen.findByRole('button', { name: 'En annen dag: Ringe fastlegen' }));
    const form = within(screen.getByRole('form', { name: 'En annen dag' }));
    expect(document.activeElement).toBe(screen.getByRole('form', { name: 'En annen dag' }));
    fireEvent.click(form.getByRole('button', { name: 'En annen dag' }));
    const due = { kind: 'day', day: '2026-11-20' };
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'moved', due, words: '' } }]]));
  });

  it('to let it go asks who works why, and the citizen for nothing', async () => {
    const shown = await show(worker, [agreed({ isMine: true, iMay: ['let-go'] })], 'room');
    const tap = async () => {
      fireEvent.click(await screen.findByRole('button', { name: 'Legg det bort: Ringe fastlegen' }));
      fireEvent.click(screen.getByRole('button', { name: 'Legg det bort' }));
    };
    await tap();
    screen.getByText('Dette må fylles ut');
    expect(sent).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Tilbake' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Legg det bort: Ringe fastlegen' }));
    shown.unmount();
    queryClient.clear();
    await show(are, [agreed({ iMay: ['let-go'] })], 'room');
    await tap();
    await vi.waitFor(() => expect(sent).toMatchObject([[steps, { step: { kind: 'let-go', words: '' } }]]));
  });

  it('is offered to nobody who may not', async () => {
    await show(worker, [agreed()], 'room');
    await screen.findByRole('article');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

describe('Writing something down', () => {
  const open = async (myself: object) => {
    await show(myself, [], 'room', { iMayWrite: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Skriv noe ned' }));
    return within(screen.getByRole('form', { name: 'Skriv noe ned' }));
  };

  it('asks for what is missing, and says before who reads it', async () => {
    const form = await open(worker);
    form.getByText(/med navnet ditt og for dem som er i rommet/);
    fireEvent.click(form.getByRole('button', { name: 'Det gjør jeg' }));
    form.getByText('Dette må fylles ut');
    expect(sent).toEqual([]);
    fireEvent.change(form.getByLabelText('Hva er det?'), { target: { value: 'Ringe fastlegen' } });
    fireEvent.click(form.getByRole('button', { name: 'Det gjør jeg' }));
    const terms = {
      what: 'Ringe fastlegen',
      owner: vera.roleId,
      to: 'citizen',
      due: { kind: 'day', day: '2026-11-13' },
    };
    await vi.waitFor(() => expect(sent).toMatchObject([[`/rooms/${roomId}/agreements`, { terms }]]));
  });

  it('of another says that she is asked once, and may say no', async () => {
    const form = await open(are);
    fireEvent.change(form.getByLabelText('Hva er det?'), { target: { value: 'Sende brevet' } });
    fireEvent.click(form.getByRole('radio', { name: /Ingrid Haugen/ }));
    form.getByText('Ingrid Haugen blir spurt én gang, og kan svare «ikke nå». Ingen blir mast på.');
    fireEvent.click(form.getByRole('radio', { name: 'Når det passer' }));
    fireEvent.click(form.getByRole('button', { name: 'Spør Ingrid Haugen' }));
    const terms = { what: 'Sende brevet', owner: ingrid.roleId, to: 'citizen', due: { kind: 'when-it-suits' } };
    await vi.waitFor(() => expect(sent).toMatchObject([[`/rooms/${roomId}/agreements`, { terms }]]));
  });

  it('of what the citizen does himself is for those around him', async () => {
    const form = await open(are);
    fireEvent.change(form.getByLabelText('Hva er det?'), { target: { value: 'Gå en tur' } });
    expect(form.queryByText('For hvem?')).toBeNull();
    fireEvent.click(form.getByRole('button', { name: 'Det gjør jeg' }));
    await vi.waitFor(() =>
      expect(sent).toMatchObject([[`/rooms/${roomId}/agreements`, { terms: { owner: null, to: 'circle' } }]]),
    );
  });
});
