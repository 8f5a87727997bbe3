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
      notifications: [{ mail: true, push: false, sms: true, quietFrom: '21:00', quietUntil: '07:00' }],
      phone: [{ number: '+4791200001', confirmedAt: at, pausedAt: at }],
      phoneCodes: [{ number: '+4791200002', sentAt: at, usedAt: null }],
      passkeys: [{ name: 'Telefonen min', addedAt: at, lastUsedAt: at, stoppedAt: null }],
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
      questions: [
        {
          entryId: 1,
          organisation: 'NAV',
          askedByName: 'Are Solberg',
          askedAt: at,
          words: 'Kjenner vi hverandre?',
          dueAt: at,
          answer: 'Vi beklager.',
          noGoodReason: true,
          answeredAt: at,
        },
      ],
      wishes: [],
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
      blocks: [
        {
          givenName: 'Sara',
          familyName: 'Dahl',
          works: [{ profession: 'nurse', organisation: 'Askøy kommune' }],
          holds: false,
          actions: [
            { kind: 'blocked', at, decidedAs: 'citizen', decidedByName: 'Are Solberg' },
            { kind: 'lifted', at: '2026-11-07T09:12:00.000Z', decidedAs: 'citizen', decidedByName: 'Are Solberg' },
          ],
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
          toldBy: 'phone',
          writtenByName: 'Vera Nilsen',
          confirmedByName: 'Are Solberg',
          confirmedAt: at,
        },
      ],
      attachments: [
        {
          id: uuid(7),
          roomId: uuid(3),
          messageId: uuid(6),
          name: 'hytta.jpg',
          description: 'Hytta i snø',
          kind: 'picture',
          size: 2_500_000,
          addedByName: 'Are Solberg',
          addedAt: at,
        },
      ],
      smsChoices: [
        {
          roomId: uuid(3),
          choice: 'notices',
          toldBy: 'phone',
          decidedByName: 'Are Solberg',
          recordedByName: 'Vera Nilsen',
          at,
        },
      ],
    },
    emergency: {
      accesses: [
        {
          id: uuid(8),
          who: { givenName: 'Odd', familyName: 'Berg', profession: 'nurse', organisation: 'Askøy kommune' },
          reason: 'missing',
          words: 'Ingen har sett ham siden i går.',
          openedAt: at,
          endsAt: at,
          looks: [{ at, people: 3 }],
          reviewBy: '2026-11-13',
          reviews: [{ outcome: 'justified', words: 'Det hastet.', at, byName: 'Tor Vik' }],
          isOpen: false,
          isRead: true,
        },
      ],
    },
    rights: {
      rectifications: [
        {
          target: 'message',
          roomId: uuid(3),
          messageId: uuid(6),
          entryId: null,
          words: 'Det var ikke slik.',
          writtenByName: 'Are Solberg',
          writtenAt: at,
          outcome: 'corrected',
          answer: 'Rettet nå.',
          answeredByName: 'Vera Nilsen',
          answeredAt: at,
        },
      ],
      goingRooms: [{ roomId: uuid(3), purpose: 'Veien videre', toldAt: at, goesOn: '2026-12-24' }],
      holds: [{ roomId: uuid(3), why: 'En klage er ikke avgjort', heldAt: at, releasedAt: null }],
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

  it('says whom I blocked, who looked in an emergency, what I asked and what is not right, each with what became of it', async () => {
    const { page } = await readPage(file);
    const told = sentences(page);
    for (const words of [
      'Sara Dahl: Sykepleier, Askøy kommune',
      'Blokkert fredag 6. november 2026 kl. 10.12 av Are Solberg',
      'Opphevet lørdag 7. november 2026',
      'Odd Berg, Sykepleier, Askøy kommune',
      'Er savnet og kan være i fare',
      'Ingen har sett ham siden i går.',
      'Den var berettiget',
      'Are Solberg spurte NAV hvorfor',
      'Kjenner vi hverandre?',
      'Vi beklager.',
      'noen ser noe fordi det haster for liv eller helse',
      'Det var ikke slik.',
      'Vera Nilsen har rettet det',
      'Slettes 24. desember 2026',
      'En klage er ikke avgjort',
    ])
      expect(told).toContain(words);
    expect(told).not.toContain('høyst én gang om dagen');
  });

  it('says how I am reached and sign in, and what stands beside a message', async () => {
    const told = sentences((await readPage(file)).page);
    for (const words of [
      'SMS: ja.',
      '+4791200001, bekreftet',
      'En kode ble sendt til +4791200002',
      'Telefonen min',
      'På SMS: Bare at det er noe nytt.',
      'Sagt på telefon, skrevet ned av Vera Nilsen, bekreftet av Are Solberg',
      'hytta.jpg. Bilde, 2,4 MB, Hytta i snø, lagt inn av Are Solberg',
      'Selve filene henter du i rommet',
    ])
      expect(told).toContain(words);
  });

  it.each(['en', 'da', 'nb', 'nn'] as const)(
    'leaves no list that the server gives without words: %s',
    async (language) => {
      setLanguage(language);
      const parts = Object.fromEntries(Object.entries(file.parts).filter(([name]) => name !== 'goals'));
      const { page } = await readPage({ ...file, parts });
      expect(page.querySelectorAll('pre')).toHaveLength(0);
    },
  );

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
      parts: { people: file.parts.people, audit: {}, consent: {}, rooms: {}, emergency: {}, rights: {} },
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
