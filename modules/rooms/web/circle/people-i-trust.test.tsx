import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPages } from '../../../../platform/testing/open-pages.tsx';
import { setLanguage } from '../../../../platform/web/language.ts';
import { InvitePage } from './InvitePage.tsx';
import { PeopleITrustPage } from './PeopleITrustPage.tsx';

const id = (nr: number) => `0190a000-0000-7000-8000-00000000000${nr}`;
const at = '2026-11-06T08:00:00.000Z';
const are = { id: id(2), givenName: 'Are', familyName: 'Solberg' };
const siri = { id: id(5), givenName: 'Siri', familyName: 'Solberg' };

const participant = {
  id: id(3),
  kind: 'citizen',
  givenName: 'Are',
  familyName: 'Solberg',
  profession: '',
  organisation: null,
  why: '',
  joinedAt: at,
  consent: null,
  isContact: false,
  isMe: true,
};

const room = {
  id: id(1),
  citizen: are,
  iAmCitizen: true,
  purpose: 'Veien videre',
  openedAt: at,
  closedAt: null,
  nextStep: null,
  participants: [participant],
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

const myself = {
  person: are,
  country: 'NO',
  language: 'nb',
  acting: { kind: 'citizen' },
  choices: [{ kind: 'citizen' }],
};
const tie = (nr: number, relation: string, endedAt: string | null = null) => ({
  id: id(nr),
  person: siri,
  relation,
  since: at,
  endedAt,
});

let related: ReturnType<typeof tie>[];
let asked: string[];
let shown: object;
let invited: unknown;

async function answer(request: Request): Promise<unknown> {
  const { pathname } = new URL(request.url);
  const path = pathname.replace('/api', '');
  asked.push(`${request.method} ${path}`);
  if (path === '/people/me') return myself;
  if (path === '/people/related-persons') return related;
  if (path.endsWith('/ended')) {
    related = [tie(7, 'trust-person', at), tie(8, 'guardian')];
    return { done: true };
  }
  if (path === '/rooms') return [room];
  if (path.endsWith('/close-ones')) return [{ ...siri, id: id(7), relation: 'trust-person' }];
  if (path.endsWith('/participants')) {
    invited = await request.json();
    return { participantId: id(9) };
  }
  return shown;
}

const open = (path: string) =>
  openPages(path, { '/people-i-trust': PeopleITrustPage, '/rooms/$roomId/invite': InvitePage }, new QueryClient());

beforeEach(() => {
  setLanguage('nb');
  related = [tie(7, 'trust-person'), tie(8, 'guardian')];
  asked = [];
  shown = room;
  invited = undefined;
  vi.stubGlobal('fetch', async (request: Request) => Response.json(await answer(request)));
});
afterEach(() => void vi.unstubAllGlobals());

describe('people I trust', () => {
  it('shows who is close, and ends it for one whom the citizen has named, with a second question', async () => {
    await open('/people-i-trust');
    expect(await screen.findByText(/^Tillitsperson siden/)).toBeTruthy();
    expect(screen.getByText('Verger registreres av det offentlige og endres ikke her.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Avslutt at Siri er tillitsperson' }));
    expect(asked.some((one) => one.endsWith('/ended'))).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Avslutt nå' }));
    const former = await screen.findByRole('region', { name: 'Tidligere' });
    expect(within(former).getByText('Siri Solberg')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByText('Det er avsluttet: Siri er ikke med lenger.'));
    expect(asked).toContain(`PUT /rooms/related-persons/${id(7)}/ended`);
  });

  it('leads to inviting somebody close into each open room', async () => {
    await open('/people-i-trust');
    const link = await screen.findByRole('link', { name: 'Inviter inn i rommet «Veien videre»' });
    expect(link.getAttribute('href')).toBe(`/rooms/${id(1)}/invite?close=1`);
  });
});

describe('inviting somebody close', () => {
  const page = `/rooms/${id(1)}/invite?close=1`;

  it('begins with those whom the citizen has named, under a heading of their own', async () => {
    await open(page);
    const section = within(await screen.findByRole('region', { name: 'Noen du stoler på' }));
    fireEvent.click(await section.findByRole('button', { name: /Siri Solberg/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Foreslå' }));
    await waitFor(() =>
      expect(invited).toMatchObject({ invitee: { kind: 'related-person', relatedPersonId: id(7), why: '' } }),
    );
  });

  it('takes a name and what she is to the citizen, and says what is missing', async () => {
    await open(page);
    const section = within(await screen.findByRole('region', { name: 'Noen du stoler på' }));
    fireEvent.click(section.getByRole('button', { name: 'Noen andre, med navn' }));
    fireEvent.change(section.getByRole('textbox', { name: 'Fornavn' }), { target: { value: 'Kari' } });
    fireEvent.click(section.getByRole('button', { name: 'Velg' }));
    expect(section.getByText('Fyll ut dette.')).toBeTruthy();
    expect(section.getByText('Velg én av dem.')).toBeTruthy();
    fireEvent.change(section.getByRole('textbox', { name: 'Etternavn' }), { target: { value: 'Nord' } });
    fireEvent.click(section.getByRole('radio', { name: /Pårørende/ }));
    fireEvent.click(section.getByRole('button', { name: 'Velg' }));
    expect(await screen.findByText('Kari Nord')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Foreslå' }));
    await waitFor(() =>
      expect(invited).toMatchObject({
        invitee: { kind: 'close-by-name', givenName: 'Kari', familyName: 'Nord', relation: 'relative' },
      }),
    );
  });

  it('is shown to a practitioner only when she asks for it', async () => {
    shown = { ...room, iAmCitizen: false, participants: [{ ...participant, isMe: false }] };
    await open(`/rooms/${id(1)}/invite`);
    const section = within(await screen.findByRole('region', { name: 'Noen som står Are nær' }));
    expect(section.getByText('Are kan se at du har sett det.')).toBeTruthy();
    expect(asked.some((one) => one.endsWith('/close-ones'))).toBe(false);
    fireEvent.click(section.getByRole('button', { name: 'Vis hvem som står Are nær' }));
    expect(await section.findByRole('button', { name: /Siri Solberg/ })).toBeTruthy();
  });
});
