import { openPages } from '../../../platform/testing/open-pages.tsx';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { RoomPage } from './RoomPage.tsx';
import { SearchPage } from './SearchPage.tsx';

export const idOf = (nr: number) => `0190a000-0000-7000-8000-0000000000${String(nr).padStart(2, '0')}`;
export const at = '2026-11-06T08:00:00.000Z';
const given = { state: 'given', seesFrom: null, holdsUntil: null, since: at };

export const someone = (nr: number, givenName: string, more: object = {}) => ({
  id: idOf(nr),
  kind: 'practitioner',
  givenName,
  familyName: 'Lie',
  profession: 'psychologist',
  organisation: { id: idOf(90), name: 'Askøy kommune' },
  why: '',
  joinedAt: at,
  consent: given,
  isContact: false,
  isMe: false,
  ...more,
});

export const citizen = { kind: 'citizen', consent: null, organisation: null, profession: '' };
export const allRights = {
  write: true,
  invite: true,
  decide: true,
  setNextStep: false,
  askContact: true,
  close: true,
  leave: false,
};

export const threadOf = (nr: number, subject: string | null, more: object = {}) => ({
  id: idOf(nr),
  subject,
  openedAt: at,
  lastMessageAt: at,
  waiting: null,
  resolvedAt: null,
  unread: 0,
  readUpTo: [],
  ...more,
});

/** Are's own room, as he sees it. */
export const roomOfAre = {
  id: idOf(1),
  citizen: { id: idOf(2), givenName: 'Are', familyName: 'Solberg' },
  iAmCitizen: true,
  purpose: 'Så ingenting må fortelles på nytt',
  openedAt: at,
  closedAt: null,
  nextStep: { what: 'Første samtale på DPS', with: 'Sara', why: 'Så Sara kjenner deg', when: null },
  participants: [
    someone(3, 'Are', { ...citizen, isMe: true }),
    someone(4, 'Ingrid', { isContact: true }),
    someone(5, 'Vera', { profession: 'adviser' }),
  ],
  contactAsked: null,
  waiting: [],
  unread: 0,
  lastMessageAt: at,
  standing: 'in',
  presence: 'overview',
  bySms: 'off',
  newcomersSee: { kind: 'now' },
  threads: [
    threadOf(10, 'Bytte time', {
      readUpTo: [
        { participantId: idOf(4), seq: 2 },
        { participantId: idOf(5), seq: 1 },
      ],
    }),
  ],
  rights: allRights,
  contactIsHere: true,
  myParticipantId: idOf(3),
  rulesAccepted: true,
  closing: null,
};

/** The same room, as Ingrid sees it, who works there. */
export const roomOfIngrid = {
  ...roomOfAre,
  iAmCitizen: false,
  participants: [someone(3, 'Are', citizen), someone(4, 'Ingrid', { isContact: true, isMe: true }), someone(5, 'Vera')],
  rights: { ...allRights, decide: false, setNextStep: true },
  myParticipantId: idOf(4),
};

export const messageOf = (seq: number, body: string, more: object = {}) => ({
  id: idOf(50 + seq),
  roomId: idOf(1),
  threadId: idOf(10),
  seq,
  participantId: idOf(4),
  senderName: 'Ingrid Lie',
  isMine: false,
  subject: null,
  body,
  urgency: 'next-day',
  asks: 'nobody',
  correctsId: null,
  provenance: null,
  sentAt: at,
  attachments: [],
  ...more,
});

const myself = {
  person: { id: idOf(2), givenName: 'Are', familyName: 'Solberg' },
  country: 'NO',
  language: 'nb',
  acting: { kind: 'citizen' },
  choices: [],
};
const promises = [{ urgency: 'next-day', within: 1, unit: 'working-days' }];

/** What the server of a test has; each test changes it as it needs. */
interface TestServer {
  room: object | 'gone';
  messages: object[];
  found: object[];
  draft: object | null;
  refuses: string | undefined;
  /** What was asked of it that changes something, in order. */
  asked: { what: string; body: unknown }[];
  /** Every address that was asked. */
  paths: string[];
  fetch(request: Request): Promise<Response>;
}

export function serverFor(room: object): TestServer {
  const server: TestServer = {
    room,
    messages: [],
    found: [],
    draft: null,
    refuses: undefined,
    asked: [],
    paths: [],
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      server.paths.push(pathname);
      if (request.method !== 'GET') {
        const body: unknown = await request.json().catch(() => ({}));
        server.asked.push({ what: `${request.method} ${pathname.replace(/^.*\/(?=[a-z-]+$)/, '')}`, body });
      }
      if (pathname.endsWith('/people/me')) return Response.json(myself);
      if (pathname.includes('/promises/')) return Response.json(promises);
      if (pathname.includes('/drafts/')) return Response.json(request.method === 'GET' ? server.draft : { done: true });
      if (pathname.endsWith('/search')) return Response.json(server.found);
      if (server.room === 'gone') return refusal('not-found', 404);
      if (pathname.endsWith('/messages') && request.method === 'POST') {
        return server.refuses === undefined
          ? Response.json(messageOf(9, ''), { status: 201 })
          : refusal(server.refuses, 409);
      }
      if (pathname.endsWith('/messages')) return Response.json({ messages: server.messages, more: false });
      if (pathname.endsWith('/rooms')) return Response.json([]);
      return Response.json(request.method === 'GET' ? server.room : { done: true });
    },
  };
  return server;
}

const refusal = (code: string, status: number) =>
  Response.json({ defined: true, code, status, message: code }, { status });

let opened = 0;

/** Opens a screen of the conversation as somebody with nothing in the outbox. */
export async function openScreen(path: string) {
  queryClient.clear();
  opened += 1;
  openPersonOutbox(`person ${opened}`);
  return openPages(path, { '/rooms/$roomId': RoomPage, '/search': SearchPage }, queryClient);
}
