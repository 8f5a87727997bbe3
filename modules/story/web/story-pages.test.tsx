import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { MyStory } from '../domain/story.ts';
import { BeforeWeMeet } from './BeforeWeMeetPage.tsx';
import { ChapterView } from './ChapterPage.tsx';
import { StoryPage } from './StoryPage.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const at = '2026-11-06T09:00:00.000Z';
const trond = {
  participantId: id(20),
  kind: 'practitioner',
  name: 'Trond Vik',
  profession: 'psychologist',
  organisationId: id(10),
  organisation: 'Askøy kommune',
};
const chapter = {
  id: id(5),
  topic: 'matters-most',
  title: '',
  text: 'At jeg blir møtt som Per.',
  versionId: id(6),
  writtenAt: at,
  writtenAs: 'citizen',
};
const mine = { ...chapter, versions: 1, releases: [], receipts: [] };
const line = {
  id: id(7),
  text: 'Barna heter Ella og Jonas',
  writtenAt: at,
  writtenBy: { participantId: id(20), name: 'Trond Vik', profession: 'psychologist', organisation: 'Askøy kommune' },
  isMine: false,
  readBy: 'writer',
};
const storyWith = (given: object = {}) =>
  MyStory.parse({
    citizen: { id: id(3), givenName: 'Per', isMe: true, hasGuardian: false },
    decides: true,
    chapters: [mine],
    rooms: [{ roomId, purpose: 'Vi holder sammen', people: [trond] }],
    lines: [],
    ...given,
  });
const person = { id: id(4), givenName: 'Trond', familyName: 'Vik' };
const role = {
  id: id(21),
  profession: 'psychologist',
  organisation: { id: id(10), name: 'Askøy kommune' },
  team: null,
};
const myself = { person, country: 'NO', language: 'nb', acting: { kind: 'practitioner', role }, choices: [] };
const room = {
  id: roomId,
  citizen: { id: id(3), givenName: 'Per', familyName: 'Strand' },
  iAmCitizen: false,
  closedAt: null,
};

let answers: Record<string, { status?: number; body: unknown }>;
let sent: { path: string; body: Record<string, unknown> }[];
beforeEach(() => {
  setLanguage('nb');
  queryClient.clear();
  sessionStorage.clear();
  openPersonOutbox('somebody');
  sent = [];
  answers = {
    'GET /people/me': { body: myself },
    'GET /rooms': { body: [room] },
    'GET /story': { body: storyWith() },
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push({ path, body: JSON.parse((await request.text()) || '{}') as never });
    const given = answers[`${request.method} ${path}`];
    return new Response(JSON.stringify(given?.body ?? {}), {
      status: given?.status ?? (given === undefined ? 500 : 200),
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = (page: React.ReactNode) =>
  renderAt('/', <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
const view = (given: object = {}) => {
  const story = storyWith(given);
  answers['GET /story'] = { body: story };
  const [first] = story.chapters;
  return show(<ChapterView story={story} chapter={first} topic="matters-most" personId={id(3)} />);
};

describe('The citizen’s story', () => {
  it('begins with who she is: what is written and for whom, what could be, and nowhere a diagnosis', async () => {
    answers['GET /story'] = {
      body: storyWith({
        chapters: [
          { ...mine, releases: [{ roomId, to: { kind: 'participant', participantId: trond.participantId } }] },
        ],
        lines: [{ ...line, roomId }],
      }),
    };
    await show(<StoryPage />);
    await screen.findByRole('heading', { name: 'Min fortelling', level: 1 });
    await screen.findByText('For Trond Vik');
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toContain(
      'Det som hjelper når det er vanskelig',
    );
    expect(screen.getByText('Barna heter Ella og Jonas')).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/diagnos/i);
  });

  it('says plainly when nobody reads a chapter but she', async () => {
    await show(<StoryPage />);
    await screen.findByText('Bare du leser dette');
  });

  it('says to a child that her guardians read it, too, and to a guardian that the child does', async () => {
    const nora = { id: id(3), givenName: 'Nora', isMe: true, hasGuardian: true };
    answers['GET /story'] = { body: storyWith({ citizen: nora, decides: false }) };
    const first = await show(<StoryPage />);
    await screen.findByText('Bare du og de foresatte dine leser dette');
    first.unmount();
    queryClient.clear();
    answers['GET /story'] = { body: storyWith({ citizen: { ...nora, isMe: false } }) };
    await show(<StoryPage />);
    await screen.findByRole('heading', { name: 'Fortellingen om Nora', level: 1 });
    expect(screen.getByText('Bare Nora og de foresatte leser dette')).toBeTruthy();
  });
});

describe('One chapter', () => {
  it('is released to one person with one choice, which says what it leads to, and is taken back in the same place', async () => {
    answers[`POST /story/chapters/${id(5)}/releases`] = { body: storyWith() };
    await view();
    fireEvent.click(screen.getByRole('checkbox', { name: /Trond Vik/ }));
    await vi.waitFor(() => expect(sent).toMatchObject([{ body: { roomId, to: { participantId: id(20) } } }]));
  });

  it('shows whoever reads it with all of her organisation as reading, and nothing to choose at her name', async () => {
    await view({
      chapters: [{ ...mine, releases: [{ roomId, to: { kind: 'organisation', organisationId: id(10) } }] }],
    });
    const tronds = screen.getByRole('checkbox', { name: /^Trond Vik/ });
    expect(tronds).toHaveProperty('checked', true);
    expect(tronds).toHaveProperty('disabled', true);
    expect(screen.getByRole('checkbox', { name: /^Alle fra Askøy kommune/ })).toHaveProperty('checked', true);
  });

  it('can’t be released by a child whose guardian decides, and says who does', async () => {
    await view({ decides: false });
    expect(screen.getByRole('checkbox', { name: /^Trond Vik/ })).toHaveProperty('disabled', true);
    expect(screen.getByText(/bestemmer den det handler om, og for et barn en foresatt/)).toBeTruthy();
  });

  it('tells who has read it, and who has read an earlier version', async () => {
    const receipt = { name: 'Nina Lie', organisation: 'Øyane DPS', markedAt: at };
    const receipts = [
      { ...receipt, isEarlier: false },
      { ...receipt, name: 'Trond Vik', isEarlier: true },
    ];
    await view({ chapters: [{ ...mine, receipts }] });
    expect(screen.getByText(/^Nina Lie ved Øyane DPS har lest det/)).toBeTruthy();
    expect(screen.getByText(/^Trond Vik ved Øyane DPS har lest en tidligere utgave/)).toBeTruthy();
  });

  it('keeps what was typed when she goes away, and shows what was changed meanwhile before it is written over', async () => {
    const first = await view();
    fireEvent.click(screen.getByRole('button', { name: 'Endre' }));
    expect(screen.getByText(/^Du kan endre det når du vil. Ingen leser det/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Med dine egne ord'), { target: { value: 'Ro om morgenen.' } });
    first.unmount();
    await view();
    fireEvent.click(screen.getByRole('button', { name: 'Endre' }));
    expect(screen.getByLabelText('Med dine egne ord')).toHaveProperty('value', 'Ro om morgenen.');
    answers[`PUT /story/chapters/${id(5)}`] = {
      status: 409,
      body: { defined: true, code: 'chapter-has-changed', status: 409, message: '' },
    };
    fireEvent.click(screen.getByRole('button', { name: 'Lagre' }));
    await screen.findByText('Det er endret i mellomtiden. Slik står det nå:');
    expect(screen.getByLabelText('Med dine egne ord')).toHaveProperty('value', 'Ro om morgenen.');
    expect(sent).toMatchObject([{ body: { text: 'Ro om morgenen.', basedOn: id(6) } }]);
  });
});

describe('Writing in a chapter that somebody reads', () => {
  it('says that she reads it as soon as it is saved', async () => {
    const to = { kind: 'participant', participantId: trond.participantId };
    await view({ chapters: [{ ...mine, releases: [{ roomId, to }] }] });
    fireEvent.click(screen.getByRole('button', { name: 'Endre' }));
    expect(screen.getByText('De som får lese det, leser det slik det er når du har lagret.')).toBeTruthy();
  });
});

describe('Before we meet', () => {
  const path = `/rooms/${roomId}/story`;
  const told = (given: object = {}) => ({ ...chapter, readAt: null, readEarlierAt: null, ...given });

  it('is one page with what is told to me and what is worth remembering; that I have read it is one tap', async () => {
    answers[`GET ${path}`] = { body: { chapters: [told()], lines: [{ ...line, isMine: true }] } };
    answers[`POST ${path}/chapters/${id(5)}/reading`] = { body: { done: true } };
    await show(<BeforeWeMeet roomId={roomId} />);
    await screen.findByText('At jeg blir møtt som Per.');
    expect(screen.getByText('Bare du og Per leser dette')).toBeTruthy();
    answers[`GET ${path}`] = { body: { chapters: [told({ readAt: at })], lines: [] } };
    fireEvent.click(screen.getByRole('button', { name: 'Jeg har lest det' }));
    await screen.findByText(/^Per ser at du har lest det/);
    expect(screen.queryByRole('button', { name: 'Jeg har lest det' })).toBeNull();
    expect(sent).toMatchObject([{ body: { versionId: id(6) } }]);
  });

  it('says that a chapter was changed since I read it', async () => {
    answers[`GET ${path}`] = { body: { chapters: [told({ readEarlierAt: at })], lines: [] } };
    await show(<BeforeWeMeet roomId={roomId} />);
    await screen.findByText(/^Per har endret det siden du leste det/);
    expect(screen.getByRole('button', { name: 'Jeg har lest det' })).toBeTruthy();
  });

  it('tells nothing of what is not told to me, and is empty when the room is no longer mine to see', async () => {
    answers[`GET ${path}`] = { body: { chapters: [], lines: [] } };
    await show(<BeforeWeMeet roomId={roomId} />);
    await screen.findByText('Ingenting å lese her nå');
    answers[`GET ${path}`] = {
      status: 404,
      body: { defined: true, code: 'not-found', status: 404, message: '' },
    };
    await queryClient.refetchQueries();
    await screen.findByRole('alert');
    expect(screen.queryByText('Ingenting å lese her nå')).toBeNull();
  });

  it('takes a line from who works here, after saying who reads it, and asks for words when there are none', async () => {
    answers[`GET ${path}`] = { body: { chapters: [], lines: [] } };
    answers[`POST ${path}/lines`] = { body: { ...line, isMine: true } };
    await show(<BeforeWeMeet roomId={roomId} />);
    const form = within(await screen.findByRole('form', { name: 'Husk dette' }));
    fireEvent.click(form.getByRole('button', { name: 'Husk dette' }));
    expect(form.getByText('Skriv noen få ord')).toBeTruthy();
    expect(form.getByText(/Per leser den med en gang/)).toBeTruthy();
    fireEvent.change(form.getByLabelText('Noe som er verdt å huske'), { target: { value: line.text } });
    fireEvent.click(form.getByRole('button', { name: 'Husk dette' }));
    await vi.waitFor(() => expect(sent).toMatchObject([{ body: { text: line.text } }]));
    await vi.waitFor(() => expect(form.getByLabelText('Noe som er verdt å huske')).toHaveProperty('value', ''));
  });

  it('is for the citizen what is remembered of her: she lets the room read it, or strikes it', async () => {
    answers['GET /rooms'] = { body: [{ ...room, iAmCitizen: true }] };
    answers['GET /people/me'] = { body: { ...myself, acting: { kind: 'citizen' } } };
    answers[`GET ${path}`] = { body: { chapters: [], lines: [line] } };
    answers[`PUT ${path}/lines/${id(7)}/sharing`] = { body: { done: true } };
    answers[`POST ${path}/lines/${id(7)}/striking`] = { body: { done: true } };
    await show(<BeforeWeMeet roomId={roomId} />);
    await screen.findByText(/^Trond Vik, psykolog, Askøy kommune/);
    expect(screen.queryByRole('form')).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: /^Alle i rommet får lese det/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Stryk det: Barna heter Ella og Jonas' }));
    // What it leads to is said before it is done.
    await screen.findByText('Da er det borte for alle, og kan ikke hentes tilbake.');
    fireEvent.click(screen.getByRole('button', { name: 'Ja, stryk det' }));
    await screen.findByText('Det er strøket, og borte for alle.');
    expect(sent.map((one) => one.path)).toEqual([`${path}/lines/${id(7)}/sharing`, `${path}/lines/${id(7)}/striking`]);
  });
});
