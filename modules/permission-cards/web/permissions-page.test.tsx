import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { PermissionsAtHome } from './PermissionsAtHome.tsx';
import { PermissionsPage } from './PermissionsPage.tsx';
import { RoomPermissions } from './RoomPermissionsPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const vera = {
  roleId: id(20),
  organisationId: id(10),
  name: 'Vera Nilsen',
  profession: 'adviser',
  organisation: 'NAV',
};
const card = (given: object = {}) => ({
  id: id(2),
  roomId,
  citizenId: id(3),
  kind: 'extension',
  words: 'Bare kom på tirsdag',
  from: '2026-11-06',
  until: '2027-03-14',
  pathwayId: id(5),
  givenBy: vera.roleId,
  givenAt: '2026-11-06T09:00:00.000Z',
  end: null,
  standing: 'holds',
  citizenName: 'Are Solberg',
  giver: vera,
  answers: null,
  organisationName: 'NAV',
  iMayTakeBack: false,
  ...given,
});
const actingAs = (acting: object) => ({
  person: { id: id(4), givenName: 'Frida', familyName: 'Moe' },
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

const show = (myself: object, cards: object[], page: 'all' | 'room' | 'home', more: object = {}) => {
  const room = {
    id: roomId,
    citizen: { id: id(3), givenName: 'Are', familyName: 'Solberg' },
    iAmCitizen: myself === are,
    participants: [],
    waiting: [],
    standing: 'in',
  };
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [room],
    'GET /permissions': cards,
    [`GET /rooms/${roomId}/permissions`]: { cards, iMayGive: false, pathways: [], ...more },
    [`POST /rooms/${roomId}/permissions`]: card(),
    [`POST /rooms/${roomId}/permissions/${id(2)}/taking-back`]: card(),
  };
  const shown = {
    all: <PermissionsPage />,
    room: <RoomPermissions roomId={roomId} />,
    home: <PermissionsAtHome child={undefined} />,
  };
  return renderAt('/', <QueryClientProvider client={queryClient}>{shown[page]}</QueryClientProvider>);
};
const sentence = 'Forløpet ditt hos NAV er forlenget til og med 14. mars 2027';

describe('A permission on the screen', () => {
  it('says the same to the citizen and to whoever meets her: who says so, since when, until when, in whose words', async () => {
    for (const [myself, title] of [
      [are, 'Det du har lov til'],
      [worker, 'Det de har lov til'],
    ] as const) {
      const { unmount } = await show(myself, [card()], 'all');
      await screen.findByRole('heading', { name: title, level: 1 });
      const one = within(await screen.findByRole('article'));
      one.getByRole('heading', { name: sentence });
      one.getByText('«Bare kom på tirsdag»');
      one.getByText('Vera Nilsen, veileder, NAV');
      one.getByText('Sagt 6. november. Til og med 14. mars 2027.');
      expect(screen.getByRole('status').textContent).toBe('Én tillatelse gjelder.');
      unmount();
      queryClient.clear();
    }
  });

  it('stands under the name of each citizen whom one meets, with the way to the room', async () => {
    const other = card({ id: id(7), roomId: id(8), citizenName: 'Per Strand', kind: 'text', words: '', until: null });
    await show(worker, [card(), other], 'all');
    const names = (await screen.findAllByRole('heading', { level: 2 })).map(({ textContent }) => textContent);
    expect(names).toEqual(['Are Solberg', 'Per Strand']);
    const per = within(screen.getByRole('region', { name: 'Per Strand' }));
    per.getByRole('heading', { name: 'Du får gjerne sende SMS til Vera Nilsen' });
    expect(per.getByRole('link', { name: 'Til rommet' }).getAttribute('href')).toBe(`/rooms/${id(8)}/permissions`);
  });

  it('says why one holds no more, gently, and only when it is asked for', async () => {
    const at = '2026-11-06T09:30:00.000Z';
    const end = { how: 'taken-back', at, byCitizen: true };
    await show(are, [card(), card({ id: id(6), standing: 'taken-back', end })], 'room');
    await screen.findByText('Én som ikke gjelder lenger');
    expect(screen.getAllByText('Du sa 6. november at du ikke trenger det lenger.')).toHaveLength(1);
    expect(document.querySelector('details')?.open).toBe(false);
  });

  it('names who answers now when whoever gave it has left', async () => {
    await show(are, [card({ answers: { ...vera, roleId: id(21), name: 'Ingrid Haugen' } })], 'room');
    await screen.findByText('Vera Nilsen er ikke i rommet lenger. Ingrid Haugen svarer for det nå.');
  });

  it('is on the citizen’s home, and nothing is where there is none', async () => {
    const first = await show(are, [card(), card({ id: id(6) }), card({ id: id(7) })], 'home');
    expect(await screen.findAllByRole('article')).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'Se alt du har lov til' }).getAttribute('href')).toBe('/permissions');
    first.unmount();
    queryClient.clear();
    await show(are, [card({ standing: 'passed' })], 'home');
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('Taking it back', () => {
  it.each([
    ['the citizen, who needs no reason', are, 'Jeg trenger det ikke lenger', 'Ingen spør hvorfor'],
    ['whoever stands by it', worker, 'Ta tilbake', 'Are Solberg og alle i rommet ser med en gang'],
  ])('is for %s one decision, with what it leads to said before', async (_, myself, label, means) => {
    await show(myself, [card({ iMayTakeBack: true })], 'room');
    fireEvent.click(await screen.findByRole('button', { name: `${label}: ${sentence}` }));
    screen.getByText(new RegExp(means));
    expect(sent).toEqual([]);
    // The focus goes with the question, and back to where it was asked.
    expect(document.activeElement?.textContent).toMatch(new RegExp(means));
    fireEvent.click(screen.getByRole('button', { name: 'La det gjelde' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: `${label}: ${sentence}` }));
    fireEvent.click(screen.getByRole('button', { name: `${label}: ${sentence}` }));
    fireEvent.click(screen.getByRole('button', { name: label }));
    const path = `/rooms/${roomId}/permissions/${id(2)}/taking-back`;
    await vi.waitFor(() => expect(sent.map(([to]) => to)).toEqual([path]));
  });

  it('is not offered to whoever may not', async () => {
    await show(worker, [card()], 'room');
    await screen.findByRole('article');
    expect(screen.queryByRole('button', { name: /Ta tilbake/ })).toBeNull();
  });
});

describe('Giving a permission', () => {
  const pathways = [{ id: id(5), organisationName: 'NAV', hasEnded: false }];
  const open = async (more: object) => {
    await show(worker, [], 'room', { iMayGive: true, ...more });
    fireEvent.click(await screen.findByRole('button', { name: 'Gi en tillatelse' }));
    return within(screen.getByRole('form', { name: 'Gi en tillatelse' }));
  };

  it('asks for what is missing, keeps what was typed, and says before who will read it', async () => {
    const form = await open({ pathways });
    form.getByText(/^Are og alle i rommet leser dette med en gang, med navnet ditt, også de som kommer senere/);
    expect(document.activeElement).toBe(screen.getByRole('form', { name: 'Gi en tillatelse' }));
    fireEvent.click(form.getByRole('button', { name: 'Det står jeg for' }));
    form.getByText('Dette må fylles ut');
    fireEvent.click(form.getByRole('radio', { name: 'Forløpet er forlenget' }));
    fireEvent.change(form.getByLabelText('Med dine egne ord, hvis du vil'), { target: { value: 'Bare kom' } });
    fireEvent.click(form.getByRole('button', { name: 'Det står jeg for' }));
    expect(sent).toEqual([]);
    fireEvent.change(form.getByLabelText('Til og med hvilken dag?'), { target: { value: '2027-03-14' } });
    fireEvent.click(form.getByRole('button', { name: 'Det står jeg for' }));
    const terms = { kind: 'extension', words: 'Bare kom', from: '2026-11-06', until: '2027-03-14', pathwayId: id(5) };
    await vi.waitFor(() => expect(sent).toMatchObject([[`/rooms/${roomId}/permissions`, { terms }]]));
  });

  it('offers an extension to whoever holds a course, and to nobody else', async () => {
    const form = await open({});
    form.getByRole('radio', { name: 'Å ringe meg' });
    expect(form.queryByRole('radio', { name: 'Forløpet er forlenget' })).toBeNull();
  });
});
