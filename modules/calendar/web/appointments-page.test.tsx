import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { AppointmentByLinkPage } from './AppointmentByLinkPage.tsx';
import { Appointments } from './AppointmentsPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const [perId, trondRole, saraRole, elsaId] = [id(3), id(20), id(30), id(40)];
const [tuesday, wednesday] = ['2026-11-10T09:00:00.000Z', '2026-11-11T09:00:00.000Z'];
const appointment = (given: object = {}) => ({
  id: id(2),
  citizenId: perId,
  roomId,
  owner: trondRole,
  kind: 'first-meeting',
  what: 'Vi blir kjent',
  place: { kind: 'place', words: 'Øyane DPS, rom 3' },
  minutes: 60,
  parties: [
    { kind: 'citizen', id: perId },
    { kind: 'practitioner', id: trondRole, needed: true },
    { kind: 'practitioner', id: saraRole, needed: true },
    { kind: 'outside', id: elsaId, needed: true, name: 'Elsa', contact: '912 34 567' },
  ],
  dependsOn: null,
  status: 'proposed',
  options: [tuesday, wednesday],
  chosen: null,
  yes: [],
  heldUntil: '2026-11-08T09:00:00.000Z',
  startsAt: null,
  endsAt: null,
  move: null,
  lastMove: null,
  cancelledWords: '',
  since: '2026-11-06T09:00:00.000Z',
  ownerName: 'Trond Vik',
  moveAskedByName: '',
  people: [
    { partyId: perId, name: 'Per Strand', organisation: '', isHere: true },
    { partyId: trondRole, name: 'Trond Vik', organisation: 'Askøy kommune', isHere: true },
    { partyId: saraRole, name: 'Sara Lie', organisation: 'Øyane DPS', isHere: true },
    { partyId: elsaId, name: 'Elsa', organisation: '', isHere: true },
  ],
  ...given,
});
const booked = {
  status: 'booked',
  options: [],
  heldUntil: null,
  startsAt: tuesday,
  endsAt: '2026-11-10T10:00:00.000Z',
};
const worker = (roleId: string, givenName: string) => ({
  person: { id: id(4), givenName, familyName: 'Vik' },
  country: 'NO',
  language: 'nb',
  acting: {
    kind: 'practitioner',
    role: {
      id: roleId,
      profession: 'psychologist',
      organisation: { id: id(10), name: 'Askøy kommune', kind: 'municipality', country: 'NO' },
      team: null,
    },
  },
  choices: [],
});
const per = {
  ...worker('', 'Per'),
  person: { id: perId, givenName: 'Per', familyName: 'Strand' },
  acting: { kind: 'citizen' },
};
const room = (iAmCitizen: boolean) => ({
  id: roomId,
  citizen: { id: perId, givenName: 'Per', familyName: 'Strand' },
  iAmCitizen,
  closedAt: null,
});

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
    const text = await request.text();
    if (text !== '') sent.push(JSON.parse(text) as never);
    const given = answers[`${request.method} ${path}`];
    return new Response(JSON.stringify(given ?? { defined: true, code: 'not-found', status: 404, message: '' }), {
      status: given === undefined ? 404 : 200,
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const show = (myself: object, one: object) => {
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [room(myself === per)],
    [`GET /rooms/${roomId}/appointments`]: [one],
    [`GET /rooms/${roomId}/times`]: [tuesday, wednesday],
    [`POST /appointments/${id(2)}/steps`]: one,
    [`POST /appointments/${id(2)}/parties/${elsaId}/link`]: { token: 'hemmelig', expiresOn: '2026-11-20' },
  };
  return renderAt(
    '/',
    <QueryClientProvider client={queryClient}>
      <Appointments roomId={roomId} />
    </QueryClientProvider>,
  );
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('A proposal', () => {
  it('is Per’s to choose among first, in words of days and times', async () => {
    await show(per, appointment());
    await screen.findByText(/Du velger først. Tidene holdes av for alle til søndag 8. november kl. 10.00/);
    fireEvent.click(await screen.findByRole('button', { name: 'Onsdag 11. november kl. 10.00–11.00' }));
    await vi.waitFor(() => expect(sent).toMatchObject([{ wish: { kind: 'choose', option: wednesday, told: 'self' } }]));
    expect(screen.queryByRole('button', { name: 'Foreslå tider' })).toBeNull();
  });

  it('asks Sara when Per has chosen, and nobody who has said yes', async () => {
    const chosen = appointment({ chosen: tuesday, yes: [perId, trondRole] });
    const first = await show(worker(saraRole, 'Sara'), chosen);
    await screen.findByText(/Per har valgt: tirsdag 10. november kl. 10.00–11.00/);
    fireEvent.click(await screen.findByRole('button', { name: 'Nei, ikke da' }));
    await vi.waitFor(() => expect(sent).toMatchObject([{ wish: { kind: 'answer', partyId: saraRole, answer: 'no' } }]));
    first.unmount();
    queryClient.clear();
    await show(worker(trondRole, 'Trond'), chosen);
    await screen.findByText(/Per har valgt/);
    expect(screen.queryByRole('button', { name: 'Ja, det passer' })).toBeNull();
    // What Elsa says on the phone is written down, or she gets a link.
    fireEvent.click(await screen.findByRole('button', { name: 'Elsa sa ja på telefonen' }));
    await vi.waitFor(() =>
      expect(sent.at(-1)).toMatchObject({ wish: { kind: 'answer', partyId: elsaId, answer: 'yes', told: 'phone' } }),
    );
    press('Lag en lenke til Elsa');
    const link = await screen.findByLabelText<HTMLInputElement>('Lenke til Elsa');
    expect(link.value).toMatch(/\/appointment#hemmelig$/);
  });

  it('of which none suits the citizen, lets her say which times would', async () => {
    await show(per, appointment());
    fireEvent.click(await screen.findByRole('button', { name: 'Ingen av dem passer: foreslå andre' }));
    const form = within(await screen.findByRole('form', { name: 'Foreslå andre tider' }));
    await form.findByRole('option', { name: 'Tirsdag 10. november' });
    expect(form.getByRole('button', { name: 'Send tidene' })).toBeTruthy();
  });

  it('whose 48 hours are over is told to the arranger, who proposes at least two others', async () => {
    await show(worker(trondRole, 'Trond'), appointment({ heldUntil: '2026-11-06T09:59:00.000Z' }));
    await screen.findByText('Tidene holdes ikke av lenger. Trond Vik kan foreslå andre.');
    press('Foreslå andre tider');
    const form = within(screen.getByRole('form', { name: 'Foreslå andre tider' }));
    await form.findByRole('option', { name: 'Tirsdag 10. november' });
    fireEvent.change(form.getByLabelText('Hvilken dag?'), { target: { value: '2026-11-10' } });
    fireEvent.change(form.getByLabelText('Hvilket klokkeslett?'), { target: { value: tuesday } });
    fireEvent.click(form.getByRole('button', { name: 'Send tidene' }));
    await form.findByText('Velg minst to tider');
    expect(sent).toEqual([]);
    fireEvent.change(form.getByLabelText('Hvilken dag?'), { target: { value: '2026-11-11' } });
    fireEvent.change(form.getByLabelText('Hvilket klokkeslett?'), { target: { value: wednesday } });
    fireEvent.click(form.getByRole('button', { name: 'Send tidene' }));
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ wish: { kind: 'propose-again', options: [tuesday, wednesday] } }]),
    );
  });
});

describe('A move', () => {
  const move = {
    id: id(50),
    rootId: id(2),
    consequence: { effect: 'moves', startsAt: wednesday },
    askedBy: trondRole,
    words: 'Per er bortreist',
    confirmed: [trondRole, perId],
  };
  const moving = appointment({ ...booked, move, moveAskedByName: 'Trond Vik', heldUntil: '2026-11-08T09:00:00.000Z' });

  it('says what it means and for whom it waits; a no needs words, which are kept', async () => {
    await show(worker(saraRole, 'Sara'), moving);
    await screen.findByText('Trond Vik ber om en annen tid');
    await screen.findByText(/Fra tirsdag 10. november kl. 10.00 til: onsdag 11. november kl. 10.00–11.00/);
    await screen.findByText('Venter på svar fra: Sara Lie, Elsa');
    press('Nei, ikke da');
    press('Send');
    await screen.findByText('Dette må fylles ut');
    fireEvent.change(screen.getByLabelText('Med noen få ord'), { target: { value: 'Da er jeg på kurs' } });
    press('Send');
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ wish: { kind: 'decline-move', words: 'Da er jeg på kurs' } }]),
    );
  });

  it('that was declined is told to all in the same words', async () => {
    await show(per, appointment({ ...booked, lastMove: { outcome: 'declined', words: 'Da er jeg på kurs' } }));
    await screen.findByText('Den ble ikke flyttet: Da er jeg på kurs');
    expect(await screen.findByRole('button', { name: 'Be om en annen tid' })).toBeTruthy();
  });
});

describe('The page behind a link', () => {
  const linked = {
    startsAt: tuesday,
    endsAt: '2026-11-10T10:00:00.000Z',
    place: { kind: 'place', words: 'Øyane DPS, rom 3' },
    arrangedBy: 'Trond Vik',
    organisation: 'Askøy kommune',
    citizenGivenName: 'Per',
    name: 'Elsa',
    asks: 'time',
    booked: false,
  };
  const open = () => {
    window.history.replaceState(null, '', '/appointment#hemmelig');
    return renderAt(
      '/appointment',
      <QueryClientProvider client={queryClient}>
        <AppointmentByLinkPage />
      </QueryClientProvider>,
    );
  };

  it('asks yes or no without signing in, and keeps the secret out of the address', async () => {
    answers = {
      'POST /appointment-link': linked,
      'POST /appointment-link/answer': { ...linked, asks: 'nothing', booked: true },
    };
    await open();
    await screen.findByText(/Hei, Elsa. Trond Vik, Askøy kommune, ber deg være med på en avtale med Per/);
    await screen.findByText('Tirsdag 10. november kl. 10.00–11.00');
    expect(window.location.hash).toBe('');
    press('Ja, det passer');
    await screen.findByText(/Det er avtalt/);
    expect(sent.at(-1)).toMatchObject({ token: 'hemmelig', answer: 'yes' });
  });

  it('says what to do when the link leads nowhere any more', async () => {
    answers = {};
    await open();
    await screen.findByRole('heading', { name: 'Denne lenken fører ikke lenger noe sted' });
  });
});
