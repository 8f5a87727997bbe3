import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPages } from '../../../platform/testing/open-pages.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { MessageId, RoomId } from '../../../kernel/ids.ts';
import { RectificationLine } from './RectificationLine.tsx';
import { RectificationsPage } from './RectificationsPage.tsx';
import { RectifyPage } from './RectifyPage.tsx';

const id = (nr: number) => `0190a000-0000-7000-8000-0000000000${String(nr).padStart(2, '0')}`;
const at = '2026-11-06T08:00:00.000Z';
const said = {
  id: id(1),
  target: { kind: 'message', roomId: id(2), messageId: id(3) },
  citizenName: 'Are Solberg',
  words: 'Jeg har ikke sagt nei.',
  writtenByName: 'Are Solberg',
  writtenAt: at,
  answer: null,
  mayAnswer: false,
};
const answered = {
  ...said,
  answer: { outcome: 'not-agreed', words: 'Slik husker jeg det.', byName: 'Vera Nilsen', at },
};

let sent: { path: string; body: unknown }[];
let answers: Record<string, () => Response>;
beforeEach(() => {
  setLanguage('nb');
  sent = [];
  answers = { rectifications: () => Response.json([]) };
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/rights/', '');
    if (request.method === 'POST') sent.push({ path, body: await request.json() });
    return (answers[`${request.method} ${path}`] ?? answers[path])?.() ?? Response.json({}, { status: 500 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const pages = (line = {}) => ({
  '/': () => (
    <RectificationLine
      roomId={RoomId.parse(id(2))}
      messageId={MessageId.parse(id(3))}
      isMine={false}
      iAmCitizen={false}
      {...line}
    />
  ),
  '/rectify': RectifyPage,
  '/rectifications': RectificationsPage,
  '/rooms/$roomId': () => null,
});

describe('under a message', () => {
  it('stands quietly that the citizen says it is not right, with both texts behind it', async () => {
    answers['rectifications'] = () => Response.json([answered]);
    await openPages('/', pages(), client());
    const line = (
      await screen.findByText('Are Solberg skrev at dette ikke stemmer. Vera Nilsen ser annerledes på det.')
    ).parentElement;
    expect(within(line ?? document.body).getByText('Jeg har ikke sagt nei.')).toBeTruthy();
    expect(within(line ?? document.body).getByText('Slik husker jeg det.')).toBeTruthy();
  });

  it('the citizen finds the way to say so, and others do not', async () => {
    await openPages('/', pages({ iAmCitizen: true }), client());
    const link = await screen.findByRole('link', { name: 'Stemmer ikke dette?' });
    expect(link.getAttribute('href')).toBe(`/rectify?room=${id(2)}&message=${id(3)}`);
  });

  it('nobody is asked about her own message, nor about one that waits for an answer', async () => {
    answers['rectifications'] = () => Response.json([said]);
    await openPages('/', pages({ iAmCitizen: true }), client());
    expect(await screen.findByText('Are Solberg skriver at dette ikke stemmer.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Stemmer ikke dette?' })).toBeNull();
  });
});

describe('saying that something is not right', () => {
  it('says what happens, keeps what was typed when it can’t be sent, and goes to the answers when it is', async () => {
    let fails = true;
    answers['POST rectifications'] = () =>
      fails ? Response.json({ code: 'x' }, { status: 500 }) : Response.json(said, { status: 201 });
    const router = await openPages(`/rectify?room=${id(2)}&message=${id(3)}`, pages(), client());
    expect(await screen.findByText(/blir stående ved meldingen for alle som kan lese den/)).toBeTruthy();
    const send = screen.getByRole('button', { name: 'Send' });
    fireEvent.click(send);
    expect(await screen.findByText('Skriv noen ord først.')).toBeTruthy();
    const field = screen.getByRole('textbox', { name: 'Hva stemmer ikke, og hvordan er det egentlig?' });
    fireEvent.change(field, { target: { value: 'Jeg har ikke sagt nei.' } });
    fireEvent.click(send);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', false));
    expect(field).toHaveProperty('value', 'Jeg har ikke sagt nei.');
    fails = false;
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await vi.waitFor(() => expect(router.state.location.pathname).toBe('/rectifications'));
    expect(sent[0]?.body).toEqual(sent[1]?.body);
    expect(sent[1]?.body).toMatchObject({ target: said.target, words: 'Jeg har ikke sagt nei.' });
  });

  it('of what is written about me names the organisation it goes to, and lets me choose among several', async () => {
    answers['known-by'] = () =>
      Response.json([
        { id: id(7), name: 'Askøy kommune' },
        { id: id(8), name: 'NAV Askøy' },
      ]);
    await openPages('/rectify', pages(), client());
    expect(await screen.findByText(/hos Askøy kommune/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'NAV Askøy' }));
    expect(await screen.findByText(/hos NAV Askøy/)).toBeTruthy();
  });
});

describe('answering', () => {
  it('puts what waits for me first, and sends what I say of it', async () => {
    answers['rectifications'] = () => Response.json([answered, { ...said, id: id(5), mayAnswer: true }]);
    answers[`POST rectifications/${id(5)}/answer`] = () => Response.json(answered, { status: 201 });
    await openPages('/rectifications', pages(), client());
    const waiting = within(await screen.findByRole('region', { name: 'Venter på svar fra deg' }));
    fireEvent.click(waiting.getByRole('radio', { name: 'Jeg ser annerledes på det' }));
    fireEvent.change(waiting.getByRole('textbox', { name: 'Svaret ditt' }), { target: { value: 'Vi var to.' } });
    fireEvent.click(waiting.getByRole('button', { name: 'Send svaret' }));
    await vi.waitFor(() =>
      expect(sent.map(({ body }) => body)).toEqual([{ outcome: 'not-agreed', words: 'Vi var to.' }]),
    );
  });

  it('says that nobody has said anything', async () => {
    await openPages('/rectifications', pages(), client());
    expect(await screen.findByText('Ingen har skrevet at noe ikke stemmer')).toBeTruthy();
  });
});
