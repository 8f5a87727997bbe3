import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { EverythingPage } from './EverythingPage.tsx';
import { makeReadablePage } from './readable/readable-page.tsx';
import { isTold } from './readable/told.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = '2026-11-06T09:12:00.000Z';
const file = {
  format: 'tillit-everything-about-me',
  version: 1,
  madeAt: at,
  askedAs: 'citizen',
  parts: {
    people: {
      person: [
        { id: uuid(1), givenName: 'Are', familyName: 'Solberg', birthDay: '1986-03-02', country: 'NO', knownSince: at },
      ],
      identityNumbers: [{ country: 'NO', kind: 'national' }],
      sessions: [
        { device: 'Firefox', actingAs: 'citizen', assurance: 'high', begunAt: at, lastSeenAt: at, endedAt: at },
      ],
      closeToMe: [{ givenName: 'Siri', familyName: 'Solberg', relation: 'relative', since: at, endedAt: null }],
      roles: [],
    },
    audit: {
      entries: [
        {
          id: 1,
          at,
          event: 'rooms.message-sent',
          who: {
            personId: uuid(2),
            givenName: 'Vera',
            familyName: 'Nilsen',
            isMe: false,
            profession: 'adviser',
            organisation: 'NAV',
          },
          placeId: uuid(3),
          basis: 'consent',
          basisSince: at,
          detail: {},
        },
      ],
    },
    consent: {
      steps: [
        {
          subjectId: uuid(3),
          granteeId: uuid(4),
          position: 1,
          kind: 'given',
          purpose: 'Være med',
          decidedAs: 'citizen',
          toldBy: 'electronic-id',
          seesFrom: null,
          holdsUntil: null,
          decidedByName: 'Are Solberg',
          recordedByName: 'Are Solberg',
          at,
        },
      ],
    },
    rooms: {
      rooms: [
        {
          id: uuid(3),
          purpose: 'Veien videre',
          openedBy: 'Vera Nilsen',
          openedAt: at,
          nextStep: { what: 'Samtale', with: 'Vera', why: 'Så vi blir kjent', when: null },
          closedAt: null,
          closingWords: null,
        },
      ],
      participants: [
        {
          id: uuid(4),
          roomId: uuid(3),
          kind: 'practitioner',
          givenName: 'Vera',
          familyName: 'Nilsen',
          profession: 'adviser',
          organisation: 'NAV',
          why: 'Kjenner saken',
          expected: '',
          askedAt: at,
          joinedAt: at,
          leftAt: null,
        },
      ],
      threads: [{ id: uuid(5), roomId: uuid(3), subject: 'Om tiden', openedBy: uuid(4), resolvedAt: null }],
      messages: [
        {
          id: uuid(6),
          roomId: uuid(3),
          threadId: uuid(5),
          seq: 1,
          senderName: 'Are Solberg',
          subject: 'Om tiden',
          body: '<script>alert(1)</script> & to\nlinjer',
          correctsId: null,
          sentAt: at,
        },
      ],
    },
    goals: { wishes: [{ what: 'Ut å gå' }] },
  },
};

/** The page as a browser reads it. */
async function readPage(given: unknown): Promise<{ page: Document; text: string }> {
  if (!isTold(given)) throw new Error('This is no file of ours.');
  const text = await makeReadablePage(given).text();
  return { page: new DOMParser().parseFromString(text, 'text/html'), text };
}

const sentences = (page: Document) => page.body.textContent.replaceAll(/\s+/g, ' ');

beforeEach(() => setLanguage('nb'));

describe('the page of everything about me', () => {
  it('says in my language who I am, what was said, decided and seen', async () => {
    const told = sentences((await readPage(file)).page);
    expect(told).toContain('Alt om meg');
    expect(told).toContain('2. mars 1986');
    expect(told).toContain('Siri Solberg, pårørende');
    expect(told).toContain('Ja, fredag 6. november 2026 kl. 10.12. Være med');
    expect(told).toContain('Skrev en melding');
    expect(told).toContain('rooms.message-sent consent');
    setLanguage('da');
    expect(sentences((await readPage(file)).page)).toContain('Alt om mig');
  });

  it('shows what was written as it was written, and runs none of it', async () => {
    const { page, text } = await readPage(file);
    expect(page.querySelector('.said')?.textContent).toBe('<script>alert(1)</script> & to\nlinjer');
    expect(page.querySelectorAll('script')).toHaveLength(0);
    expect(text).not.toMatch(/<(script|img|link|iframe)|https?:\/\//);
  });

  it('can be found one’s way in: a language, one heading, sections by name, headings of every table', async () => {
    const { page } = await readPage(file);
    expect(page.documentElement.lang).toBe('nb');
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    for (const section of page.querySelectorAll('section'))
      expect(page.getElementById(section.getAttribute('aria-labelledby') ?? '')?.tagName).toBe('H2');
    for (const link of page.querySelectorAll('nav a'))
      expect(page.querySelector(link.getAttribute('href') ?? 'none')).not.toBeNull();
    for (const table of page.querySelectorAll('table')) expect(table.querySelector('th[scope=col]')).not.toBeNull();
  });

  it('shows what no words have been found for yet as it stands, instead of leaving it out', async () => {
    expect(sentences((await readPage(file)).page)).toContain('Ut å gå');
  });

  it('has only the sections that the role has', async () => {
    const work = {
      ...file,
      askedAs: 'practitioner',
      parts: { people: file.parts.people, audit: {}, consent: {}, rooms: {} },
    };
    const headings = [...(await readPage(work)).page.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(headings).not.toContain('Rommene dine');
    expect(headings).toContain('Rollene dine i arbeidet');
  });
});

describe('the screen', () => {
  const asked: string[] = [];
  const are = { id: uuid(1), givenName: 'Are', familyName: 'Solberg' };
  const serve = (acting: object, answer: () => Response) => {
    asked.length = 0;
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.url.includes('/people/me'))
        return Response.json({ person: are, country: 'NO', language: 'nb', acting, choices: [] });
      asked.push(request.method);
      return answer();
    });
  };
  const show = () =>
    renderAt(
      '/everything',
      <QueryClientProvider client={new QueryClient()}>
        <EverythingPage />
      </QueryClientProvider>,
    );
  const saved: string[] = [];
  beforeEach(() => {
    saved.length = 0;
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const theFile = () =>
    new Response(JSON.stringify(file), {
      headers: {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="tillit-2026-11-06.json"',
      },
    });

  it('fetches once and saves as a page and as data, under a name that names nobody', async () => {
    serve({ kind: 'citizen' }, theFile);
    await show();
    fireEvent.click(await screen.findByRole('button', { name: 'Hent alt' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Lagre som en side du kan lese' }));
    fireEvent.click(screen.getByRole('button', { name: 'Lagre som data (JSON)' }));
    await vi.waitFor(() => expect(saved.toSorted()).toEqual(['tillit-2026-11-06.html', 'tillit-2026-11-06.json']));
    expect(asked).toEqual(['POST']);
  });

  it('says to somebody in her work what it is and what it is not', async () => {
    serve({ kind: 'practitioner', role: { profession: 'nurse', organisation: { name: 'NAV' } } }, theFile);
    await show();
    expect(await screen.findByText(/Ingenting om innbyggerne du hjelper/)).toBeTruthy();
  });

  it('speaks of the child to whoever acts for one', async () => {
    serve({ kind: 'related-person', relation: 'guardian', citizen: { ...are, givenName: 'Nora' } }, theFile);
    await show();
    expect(await screen.findByRole('heading', { level: 1, name: 'Alt om Nora' })).toBeTruthy();
    expect(await screen.findByText(/hvem Nora er/)).toBeTruthy();
  });

  it('says what happened when it can’t be fetched, and lets her try again', async () => {
    let times = 0;
    serve({ kind: 'citizen' }, () => (++times === 1 ? Response.json({ code: 'x' }, { status: 500 }) : theFile()));
    await show();
    fireEvent.click(await screen.findByRole('button', { name: 'Hent alt' }));
    fireEvent.click(await screen.findByRole('button', { name: /Prøv/ }));
    expect(await screen.findByText('Nå er det klart. Hvordan vil du ha det?')).toBeTruthy();
  });
});
