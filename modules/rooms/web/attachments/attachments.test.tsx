import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../../platform/web/language.ts';
import { m } from '../../../../platform/web/words.ts';
import { idOf, messageOf, openScreen, roomOfAre, serverFor } from '../room-for-tests.tsx';
import { lengthWords, sizeWords } from './file-words.ts';

const path = `/rooms/${idOf(1)}`;
const picture = {
  id: idOf(70),
  kind: 'picture',
  name: 'IMG_1.jpg',
  description: 'Arret på kneet',
  mediaType: 'image/jpeg',
  size: 1_200_000,
  width: 400,
  height: 300,
  seconds: null,
};
const letter = {
  ...picture,
  id: idOf(71),
  kind: 'document',
  name: 'Brev.pdf',
  description: '',
  mediaType: 'application/pdf',
};
const voice = {
  ...picture,
  id: idOf(72),
  kind: 'voice',
  name: 'tale.webm',
  description: '',
  mediaType: 'audio/webm',
  seconds: 67,
};

let server = serverFor(roomOfAre);
/** What becomes of uploads: piece by piece to the end, unless the line is gone or the server says no. */
let line: { isGone: boolean; refuses: string | undefined };
const uploads: string[] = [];

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!pathname.includes('/attachments/')) return server.fetch(request);
  if (line.isGone) throw new TypeError('Failed to fetch');
  uploads.push(
    `${request.method} ${pathname
      .split('/')
      .at(-1)
      ?.replace(/^[0-9a-f-]{36}$/, 'file')}`,
  );
  if (request.method === 'PUT') return Response.json({ received: 0, attachment: null });
  if (request.method === 'DELETE') return Response.json({ done: true });
  if (pathname.endsWith('/pieces')) return Response.json({ received: 3 });
  return line.refuses === undefined
    ? Response.json({ ...picture, id: pathname.split('/').at(-2) })
    : Response.json({ defined: true, code: line.refuses, status: 422, message: line.refuses }, { status: 422 });
}

beforeEach(() => {
  setLanguage('nb');
  server = serverFor(roomOfAre);
  line = { isGone: false, refuses: undefined };
  uploads.length = 0;
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('MediaRecorder', undefined);
});
afterAll(() => void vi.unstubAllGlobals());

async function choose(...names: string[]) {
  const input = await screen.findByLabelText('Legg ved', { selector: 'input' });
  const files = names.map((name) => new File(['abc'], name, { type: 'image/jpeg' }));
  await act(async () => void fireEvent.change(input, { target: { files } }));
}
const list = () => screen.queryByRole('list', { name: 'Følger med meldingen' });
const send = async () => act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Send' })));
const sent = () => server.asked.filter((one) => one.what === 'POST messages').map((one) => one.body);

describe('What a message brought', () => {
  beforeEach(() => {
    server.messages = [messageOf(1, '', { attachments: [picture, letter, voice] })];
  });

  it('is a picture to open, a document to save, and a voice to listen to, each by its name', async () => {
    await openScreen(path);
    const article = within(await screen.findByRole('article'));
    const small = article.getByRole('button', { name: 'Åpne stort: Arret på kneet' });
    expect(small.querySelector('img')?.getAttribute('src')).toBe(`/api${path}/attachments/${idOf(70)}/preview`);
    const saved = article.getByRole('link', { name: 'Brev.pdf PDF, 1,1 MB Lagre' });
    expect(saved.getAttribute('download')).toBe('Brev.pdf');
    expect(article.getByText('Talemelding, 1:07')).toBeTruthy();
    expect(article.getByRole('button', { name: 'Lytt' })).toBeTruthy();
  });

  it('is not fetched by anybody who does not listen', async () => {
    await openScreen(path);
    await screen.findByRole('button', { name: 'Lytt' });
    expect(uploads).toEqual([]);
  });

  it('opens large with its words, and closes', async () => {
    await openScreen(path);
    fireEvent.click(await screen.findByRole('button', { name: /Åpne stort/ }));
    const large = within(await screen.findByRole('dialog', { name: 'Arret på kneet' }));
    expect(large.getByRole('img', { name: 'Arret på kneet' })).toBeTruthy();
    fireEvent.click(large.getByRole('button', { name: 'Lukk' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('What is chosen', () => {
  it('is on its way at once, and goes with the message, which needs no words', async () => {
    await openScreen(path);
    await choose('IMG_1.jpg');
    await within(await screen.findByRole('list', { name: 'Følger med meldingen' })).findByText('Klar til å sendes');
    expect(uploads).toEqual(['PUT file', 'POST pieces', 'POST finished']);
    fireEvent.change(screen.getByLabelText('Hva er på bildet?'), { target: { value: ' Arret ' } });
    await send();
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({ message: { body: '', attachments: [{ description: 'Arret' }] } });
    expect(list()).toBeNull();
  });

  it('can be taken away by its name before it is sent', async () => {
    await openScreen(path);
    await choose('IMG_1.jpg', 'IMG_2.jpg');
    fireEvent.click(await screen.findByRole('button', { name: 'Ta bort IMG_1.jpg' }));
    expect(screen.queryByText('IMG_1.jpg')).toBeNull();
    expect(screen.getByText('IMG_2.jpg')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ta bort IMG_2.jpg' }));
    await waitFor(() => expect(list()).toBeNull());
  });

  it('that the server refuses says why, and holds the message until it is taken away', async () => {
    line.refuses = 'file-is-infected';
    await openScreen(path);
    await choose('IMG_1.jpg');
    expect(await screen.findByText(/Viruskontrollen stanset denne filen/)).toBeTruthy();
    await send();
    expect(screen.getByText(/Ta den bort, og send resten/)).toBeTruthy();
    expect(sent()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Ta bort IMG_1.jpg' }));
  });

  it('waits calmly on a bad line, also after Send, and both go on by themselves', async () => {
    line.isGone = true;
    await openScreen(path);
    await choose('IMG_1.jpg');
    expect(await screen.findByText(/Venter på nett og fortsetter av seg selv/)).toBeTruthy();
    await send();
    expect(await screen.findByText('Med IMG_1.jpg')).toBeTruthy();
    expect(sent()).toEqual([]);
    line.isGone = false;
    await act(async () => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(uploads.at(-1)).toBe('POST finished');
  }, 20_000);

  it('comes back with the words when the message is refused', async () => {
    server.refuses = 'room-is-closed';
    await openScreen(path);
    await choose('IMG_1.jpg');
    await screen.findByText('Klar til å sendes');
    fireEvent.change(screen.getByLabelText('Hva er på bildet?'), { target: { value: 'Arret' } });
    await send();
    const back = await screen.findByRole('button', { name: m.rooms_take_back() });
    expect(list()).toBeNull();
    await act(async () => void fireEvent.click(back));
    await screen.findByText('IMG_1.jpg');
    expect(screen.getByLabelText<HTMLInputElement>('Hva er på bildet?').value).toBe('Arret');
    fireEvent.click(screen.getByRole('button', { name: 'Ta bort IMG_1.jpg' }));
  }, 20_000);

  it('is at most ten, and says so', async () => {
    await openScreen(path);
    await choose(...Array.from({ length: 11 }, (_, nr) => `${nr}.jpg`));
    expect(within(list() ?? document.body).getAllByRole('listitem')).toHaveLength(10);
    expect(screen.getByText('En melding kan ha opptil ti filer.')).toBeTruthy();
    await send();
  });
});

describe('A voice message', () => {
  const open = async () => {
    await openScreen(path);
    const speak = await screen.findByRole('button', { name: 'Snakk inn' });
    await act(async () => void fireEvent.click(speak));
  };

  it('says when there is no microphone, and leads back to writing', async () => {
    await open();
    expect((await screen.findByText(/ingen mikrofon/)).getAttribute('role')).toBe('status');
    fireEvent.click(screen.getByRole('button', { name: 'Lukk' }));
    const again = await screen.findByRole('button', { name: 'Snakk inn' });
    await waitFor(() => expect(document.activeElement).toBe(again));
  });

  it('says what to do when the browser refuses it', async () => {
    vi.stubGlobal('MediaRecorder', class {});
    vi.stubGlobal(
      'navigator',
      Object.create(navigator, {
        mediaDevices: { value: { getUserMedia: () => Promise.reject(new DOMException('', 'NotAllowedError')) } },
      }),
    );
    await open();
    expect(await screen.findByText(/lar oss ikke bruke mikrofonen/)).toBeTruthy();
    vi.stubGlobal('navigator', Object.getPrototypeOf(navigator));
  });
});

it('sizes and lengths are said as one says them', () => {
  expect([1, 2_000, 900_000, 2_500_000].map(sizeWords)).toEqual(['1 kB', '2 kB', '879 kB', '2,4 MB']);
  expect([0.4, 7, 67, 600].map(lengthWords)).toEqual(['0:00', '0:07', '1:07', '10:00']);
});
