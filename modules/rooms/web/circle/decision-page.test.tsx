import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPages } from '../../../../platform/testing/open-pages.tsx';
import { setLanguage } from '../../../../platform/web/language.ts';
import { DecisionPage } from './DecisionPage.tsx';
import { PeoplePage } from './PeoplePage.tsx';

const id = (nr: number) => `0190a000-0000-7000-8000-00000000000${nr}`;
const at = '2026-11-06T08:00:00.000Z';
const asked = { state: 'asked', seesFrom: null, holdsUntil: null, since: at };

const someone = (nr: number, givenName: string, more: object) => ({
  id: id(nr),
  kind: 'practitioner',
  givenName,
  familyName: 'Lie',
  profession: 'psychologist',
  organisation: { id: id(9), name: 'Øyane DPS' },
  why: '',
  joinedAt: null,
  consent: asked,
  isContact: false,
  isMe: false,
  ...more,
});

const room = {
  id: id(1),
  citizen: { id: id(2), givenName: 'Are', familyName: 'Solberg' },
  iAmCitizen: true,
  purpose: 'Så ingenting må fortelles på nytt',
  openedAt: at,
  closedAt: null,
  nextStep: null,
  participants: [
    someone(3, 'Are', { kind: 'citizen', isMe: true, consent: null, organisation: null, joinedAt: at }),
    someone(4, 'Ingrid', { isContact: true, joinedAt: at, consent: { ...asked, state: 'given' } }),
    someone(5, 'Sara', { why: 'Du begynner hos Sara 17. november' }),
    someone(6, 'Vera', {}),
  ],
  contactAsked: null,
  waiting: [],
  unread: 0,
  lastMessageAt: null,
  standing: 'in',
  presence: 'overview',
  bySms: 'off',
  newcomersSee: { kind: 'now' },
  threads: [],
  rights: { write: true, invite: true, decide: true, setNextStep: false, askContact: false, close: true, leave: false },
  contactIsHere: true,
  myParticipantId: id(3),
  rulesAccepted: true,
  closing: null,
};

const action = {
  id: id(8),
  citizenId: id(2),
  subjectId: id(1),
  granteeId: id(5),
  position: 1,
  kind: 'asked',
  purpose: 'room',
  seesFrom: null,
  holdsUntil: null,
  decidedBy: id(7),
  decidedAs: 'asker',
  toldBy: 'electronic-id',
  recordedBy: id(7),
  recordedRoleId: null,
  at,
  decidedByName: 'Ingrid Haugen',
  recordedByName: 'Ingrid Haugen',
};

const preview = {
  seesFrom: at,
  messagesSeen: 0,
  messagesHidden: 14,
  threadsSeen: 0,
  threadsHidden: 2,
  participantsSeen: 3,
  seesNextStep: true,
  holdsUntil: null,
};

const decided: unknown[] = [];

async function answer(request: Request): Promise<unknown> {
  const { pathname } = new URL(request.url);
  if (pathname.endsWith('/preview')) return preview;
  if (pathname.endsWith('/decisions')) {
    decided.push(await request.json());
    return { ...asked, state: 'given' };
  }
  if (pathname.startsWith('/api/consents/')) return { now: asked, actions: [action] };
  return room;
}

const open = (path: string) =>
  openPages(
    path,
    { '/rooms/$roomId/people': PeoplePage, '/rooms/$roomId/people/$participantId': DecisionPage },
    new QueryClient(),
  );

beforeEach(() => {
  setLanguage('nb');
  decided.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => Response.json(await answer(request)));
});
afterEach(() => void vi.unstubAllGlobals());

describe('one decision', () => {
  const question = `/rooms/${id(1)}/people/${id(5)}`;

  it('says who suggests it and why, and what she will see and not, in numbers', async () => {
    await open(question);
    expect(await screen.findByRole('heading', { level: 1, name: 'Vil du at Sara skal være med?' })).toBeTruthy();
    expect(await screen.findByText(/Ingrid Haugen foreslår det. Hvorfor: Du begynner hos Sara/)).toBeTruthy();
    expect(await screen.findByText('de 14 meldingene som er skrevet før')).toBeTruthy();
    expect(screen.getByText('at Ingrid har oversikten')).toBeTruthy();
    expect(screen.getByText('1 av 2')).toBeTruthy();
  });

  it('leads to the next one, with the focus on its question', async () => {
    await open(question);
    fireEvent.click(await screen.findByRole('button', { name: 'Ja, Sara kan være med' }));
    const next = await screen.findByRole('heading', { level: 1, name: 'Vil du at Vera skal være med?' });
    expect(document.activeElement).toBe(next);
    expect(decided).toMatchObject([{ decision: 'give', sees: { kind: 'now' }, toldBy: 'electronic-id' }]);
  });

  it('has asking first as a third way, to the one with the overview', async () => {
    const router = await open(question);
    fireEvent.click(await screen.findByRole('button', { name: 'Spør Ingrid først' }));
    await waitFor(() => expect(router.state.location.href).toContain('write=first'));
  });
});

describe('who can read', () => {
  it('tells of everybody how they are in the room, and leads to each decision', async () => {
    await open(`/rooms/${id(1)}/people`);
    expect(await screen.findByRole('list', { name: 'Venter på ja' })).toBeTruthy();
    expect(screen.getAllByText('Venter på ja fra deg')).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'Svar på om Sara kan være med' }).getAttribute('href')).toContain(id(5));
    expect(screen.getByRole('link', { name: 'Hvem har sett noe' })).toBeTruthy();
    // The citizen is not counted among those who can read, as on the way into the room.
    expect(within(screen.getByRole('list', { name: /kan lese$/ })).queryByText(/Are/)).toBeNull();
    expect(within(screen.getByRole('list', { name: 'Rommet ditt' })).getByText(/Are/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: /Jeg ser når jeg vil/ })).toHaveProperty('checked', true);
  });
});
