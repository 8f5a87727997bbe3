import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { HangingPage } from './hanging/HangingPage.tsx';
import { Pathways } from './PathwaysPage.tsx';
import { ToThinkOf } from './ToThinkOf.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const ingrid = { roleId: id(20), name: 'Ingrid Haugen', profession: 'psychologist', organisation: 'Askøy kommune' };
const sara = { roleId: id(30), name: 'Sara Lie', profession: 'psychologist', organisation: 'Øyane DPS' };
const pathway = (given: object = {}) => ({
  id: id(2),
  citizenId: id(3),
  roomId,
  organisationId: id(11),
  organisationName: 'Øyane DPS',
  why: 'søvn og uro',
  status: 'referred',
  holder: ingrid.roleId,
  contacts: [{ roleId: ingrid.roleId, from: '2026-11-06T09:00:00.000Z', until: null }],
  deputy: null,
  asked: null,
  receiver: null,
  nextContact: null,
  pause: null,
  ending: null,
  intake: null,
  decision: null,
  doorOpenUntil: null,
  since: '2026-11-06T09:00:00.000Z',
  people: [ingrid, sara],
  colleagues: [{ ...ingrid, roleId: id(21), name: 'Ivar Berg' }],
  receiverIsHere: false,
  onDuty: null,
  lost: 'no-next-contact',
  citizenName: 'Are Solberg',
  ...given,
});
const actingAs = (roleId: string, organisationId: string) => ({
  person: { id: id(4), givenName: 'Ingrid', familyName: 'Haugen' },
  country: 'NO',
  language: 'nb',
  acting: {
    kind: 'practitioner',
    role: {
      id: roleId,
      profession: 'psychologist',
      organisation: { id: organisationId, name: 'Askøy kommune', kind: 'municipality', country: 'NO' },
      team: null,
    },
  },
  choices: [],
});
const are = {
  ...actingAs('', ''),
  person: { id: id(3), givenName: 'Are', familyName: 'Solberg' },
  acting: { kind: 'citizen' },
};
const asIngrid = actingAs(ingrid.roleId, id(10));
const asSara = actingAs(sara.roleId, id(11));

let answers: Record<string, unknown>;
let sent: Record<string, unknown>[];
beforeEach(() => {
  setLanguage('nb');
  queryClient.clear();
  openPersonOutbox('somebody');
  sent = [];
  vi.useFakeTimers({ now: new Date('2026-11-06T10:00:00.000Z'), toFake: ['Date'] });
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push((await request.json()) as never);
    const given = answers[`${request.method} ${path}`];
    const body = JSON.stringify(given ?? {});
    return new Response(body, {
      status: given === undefined ? 500 : 200,
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (myself: object, one: object) => {
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [],
    [`GET /rooms/${roomId}/pathways`]: [one],
    [`POST /pathways/${id(2)}/steps`]: one,
  };
  const page = (
    <QueryClientProvider client={queryClient}>
      <Pathways roomId={roomId} />
    </QueryClientProvider>
  );
  return renderAt('/', page);
};
const buttons = async () =>
  within(await screen.findByRole('group', { name: 'Hva du kan gjøre' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

describe('What one can do on a pathway', () => {
  it('is what the rules allow: the holder agrees the next contact, who was asked receives, the citizen reads', async () => {
    const first = await show(asIngrid, pathway());
    expect(await buttons()).toEqual(['Avtal neste kontakt', 'Ta pause', 'Spør en kollega om å ta over', 'Mer …']);
    first.unmount();
    queryClient.clear();
    const second = await show(asSara, pathway());
    expect(await buttons()).toEqual(['Vi tar imot', 'Vi trenger å vite mer', 'Vi kan ikke ta imot']);
    second.unmount();
    queryClient.clear();
    await show(are, pathway());
    await screen.findByText('Har ansvaret nå');
    expect(await buttons()).toEqual(['Svar på de første spørsmålene']);
    // What the workers must think of is no burden of the citizen's.
    expect(screen.queryByText('Ingen neste kontakt er avtalt.')).toBeNull();
  });

  it('asks for what is missing, keeps what was typed, and sends it once', async () => {
    await show(asIngrid, pathway());
    fireEvent.click(await screen.findByRole('button', { name: 'Spør en kollega om å ta over' }));
    const form = within(screen.getByRole('form', { name: 'Spør en kollega om å ta over' }));
    fireEvent.change(form.getByLabelText('Med noen få ord'), { target: { value: 'Ny jobb' } });
    fireEvent.click(form.getByRole('button', { name: 'Spør en kollega om å ta over' }));
    expect(form.getAllByText('Dette må fylles ut')).toHaveLength(1);
    expect(sent).toEqual([]);
    fireEvent.change(form.getByLabelText('Hvilken kollega?'), { target: { value: id(21) } });
    fireEvent.click(form.getByRole('button', { name: 'Spør en kollega om å ta over' }));
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ step: { kind: 'contact-asked', to: id(21), words: 'Ny jobb' } }]),
    );
  });

  it('says who is asked to take over, and who holds it until then; who is asked answers in a tap', async () => {
    const ivar = { ...ingrid, roleId: id(21), name: 'Ivar Berg' };
    const asked = { to: ivar.roleId, byRoleId: ingrid.roleId, words: 'Ny jobb', at: '2026-11-06T09:00:00.000Z' };
    const one = pathway({ asked: { ...asked, notNow: null }, people: [ingrid, sara, ivar] });
    const first = await show(are, one);
    await screen.findByText(
      'Ingrid Haugen har spurt Ivar Berg om å ta over. Ingrid Haugen har ansvaret til Ivar Berg har sagt ja.',
    );
    expect(await buttons()).toEqual(['Svar på de første spørsmålene']);
    first.unmount();
    queryClient.clear();
    const second = await show(actingAs(ivar.roleId, id(10)), one);
    expect(await buttons()).toEqual(['Ja, jeg tar over', 'Jeg kan ikke nå']);
    fireEvent.click(screen.getByRole('button', { name: 'Ja, jeg tar over' }));
    const form = within(screen.getByRole('form', { name: 'Ja, jeg tar over' }));
    fireEvent.click(form.getByRole('button', { name: 'Ja, jeg tar over' }));
    await vi.waitFor(() => expect(sent).toMatchObject([{ step: { kind: 'contact-moved', to: id(21), words: '' } }]));
    second.unmount();
    queryClient.clear();
    const notNow = { reason: 'no-time-now', words: '', at: '2026-11-06T09:30:00.000Z' };
    await show(asIngrid, pathway({ asked: { ...asked, notNow }, people: [ingrid, sara, ivar] }));
    await screen.findByText(/Ivar Berg svarte «ikke nå» 6. november: ikke tid til det nå/);
  });

  it('says no with one of the reasons, the same for everybody', async () => {
    await show(asSara, pathway());
    fireEvent.click(await screen.findByRole('button', { name: 'Vi kan ikke ta imot' }));
    const form = within(screen.getByRole('form', { name: 'Vi kan ikke ta imot' }));
    fireEvent.change(form.getByLabelText('Med noen få ord'), { target: { value: 'Fullt til mars' } });
    fireEvent.click(form.getByRole('button', { name: 'Vi kan ikke ta imot' }));
    expect(form.getAllByText('Dette må fylles ut')).toHaveLength(1);
    expect(sent).toEqual([]);
    fireEvent.click(form.getByLabelText('Vi har ikke plass for tiden'));
    fireEvent.click(form.getByRole('button', { name: 'Vi kan ikke ta imot' }));
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ step: { kind: 'not-accepted', reason: 'no-room-now', words: 'Fullt til mars' } }]),
    );
  });

  it('proposes to the citizen what was told before in the room, in a new referral', async () => {
    const told = { version: 1, answers: { help: 'Å sove' }, by: id(3), byRoleId: null, at: '2026-11-06T09:00:00.000Z' };
    const earlier = pathway({ id: id(5), status: 'ended', organisationName: 'NAV Askøy', intake: told });
    answers = {
      'GET /people/me': are,
      'GET /rooms': [],
      [`GET /rooms/${roomId}/pathways`]: [pathway(), earlier],
    };
    const page = (
      <QueryClientProvider client={queryClient}>
        <Pathways roomId={roomId} />
      </QueryClientProvider>
    );
    await renderAt('/', page);
    fireEvent.click(await screen.findByRole('button', { name: 'Svar på de første spørsmålene' }));
    const field = await screen.findByLabelText('Hva vil du ha hjelp til?');
    expect(field).toHaveProperty('value', 'Å sove');
  });

  it('is for the citizen to come back as long as the door is open', async () => {
    const ended = { status: 'ended', holder: sara.roleId, lost: null };
    const first = await show(are, pathway({ ...ended, doorOpenUntil: '2026-11-06' }));
    expect(await buttons()).toEqual(['Kom tilbake']);
    first.unmount();
    queryClient.clear();
    await show(are, pathway({ ...ended, doorOpenUntil: '2026-11-05' }));
    await screen.findByText(/Det er avsluttet/);
    expect(screen.queryByRole('group', { name: 'Hva du kan gjøre' })).toBeNull();
  });
});

describe('After the ending, with the door open', () => {
  const ended = { status: 'ended', holder: sara.roleId, lost: null, doorOpenUntil: '2026-12-24' };
  const onDuty = { ...sara, organisationId: id(11), participantId: id(50), isRoomContact: false };
  const link = async (name: string) => (await screen.findByRole('link', { name })).getAttribute('href');

  it('one tap leads to writing to exactly the one on duty, by name', async () => {
    const first = await show(are, pathway({ ...ended, onDuty }));
    expect(await link('Skriv til Sara Lie')).toBe(`/rooms/${roomId}?thread=new&write=first&ask=${id(50)}`);
    first.unmount();
    queryClient.clear();
    const stian = { ...onDuty, roleId: id(31), name: 'Stian Berg', participantId: id(51) };
    const second = await show(are, pathway({ ...ended, onDuty: stian }));
    await screen.findByText('Stian Berg svarer nå for Sara Lie.');
    expect(await link('Skriv til Stian Berg')).toContain(`ask=${id(51)}`);
    second.unmount();
    queryClient.clear();
    await show(asIngrid, pathway({ ...ended, onDuty }));
    await screen.findByText(/Døra er åpen til 24. desember/);
    expect(screen.queryByRole('link', { name: 'Skriv til Sara Lie' })).toBeNull();
  });

  it('is no dead end when nobody of theirs is left: whoever holds the overview, or whom to call', async () => {
    const contact = { ...onDuty, ...ingrid, participantId: id(52), isRoomContact: true };
    const first = await show(are, pathway({ ...ended, onDuty: contact }));
    await screen.findByText(/Ingen fra Øyane DPS er i rommet lenger. Ingrid Haugen har oversikten/);
    expect(await link('Skriv til Ingrid Haugen')).toContain(`ask=${id(52)}`);
    first.unmount();
    queryClient.clear();
    await show(are, pathway(ended));
    await screen.findByText(/Ring Øyane DPS/);
  });
});

describe('Those that may be ready to end', () => {
  it('stand there with each reason as a sentence, what is suggested first, and no number', async () => {
    const signs = [
      { sign: 'no-contact-since', on: '2026-09-12' },
      { sign: 'nothing-agreed', on: null },
    ];
    answers = {
      'GET /people/me': asIngrid,
      'GET /pathways/hanging': [pathway({ status: 'started', hanging: { signs, advice: 'ending-offered' } })],
    };
    const page = (
      <QueryClientProvider client={queryClient}>
        <HangingPage />
      </QueryClientProvider>
    );
    await renderAt('/', page);
    const reasons = within(await screen.findByRole('list', { name: 'Hvorfor det står her' })).getAllByRole('listitem');
    expect(reasons.map(({ textContent }) => textContent)).toEqual([
      'Den siste kontakten som er skrevet ned, var 12. september.',
      'Ingen neste kontakt er avtalt.',
    ]);
    expect(await buttons()).toEqual(['Tilby avslutningssamtale', 'Avtal neste kontakt', 'Ta pause']);
  });
});

describe('The home of a worker', () => {
  it('says who asks her to take over', async () => {
    const asked = { to: sara.roleId, byRoleId: ingrid.roleId, words: '', at: '2026-11-06T09:00:00.000Z', notNow: null };
    answers = {
      'GET /people/me': asSara,
      'GET /pathways/mine': [pathway({ asked, lost: null })],
      'GET /pathways/lost': { open: 12, lost: [] },
    };
    const home = (
      <QueryClientProvider client={queryClient}>
        <ToThinkOf organisation="Øyane DPS" />
      </QueryClientProvider>
    );
    await renderAt('/', home);
    await screen.findByText('Ingrid Haugen spør om du kan ta over. Svar ja, eller ikke nå.');
  });

  it('puts first whom she must think of, and says in one sentence that nobody is lost, or how many', async () => {
    answers = {
      'GET /pathways/mine': [pathway()],
      'GET /pathways/lost': { open: 12, lost: [{ reason: 'no-next-contact', pathways: 1 }] },
    };
    const home = (
      <QueryClientProvider client={queryClient}>
        <ToThinkOf organisation="Askøy kommune" />
      </QueryClientProvider>
    );
    const { unmount } = await renderAt('/', home);
    await screen.findByText(/har ansvaret for 12 åpne forløp. Ett av dem må noen tenke på nå/);
    expect(screen.getByRole('link', { name: 'Are Solberg, Øyane DPS' })).toBeTruthy();
    unmount();
    queryClient.clear();
    answers = { 'GET /pathways/mine': [], 'GET /pathways/lost': { open: 3, lost: [] } };
    await renderAt('/', home);
    await screen.findByText(/Ingen er mistet/);
  });
});
