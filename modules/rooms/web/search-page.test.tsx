import { fireEvent, screen, within } from '@testing-library/react';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../platform/web/language.ts';
import { idOf, messageOf, openScreen, roomOfAre, serverFor } from './room-for-tests.tsx';

let server = serverFor(roomOfAre);

beforeEach(() => {
  setLanguage('nb');
  server = serverFor(roomOfAre);
  vi.stubGlobal('fetch', (request: Request) => server.fetch(request));
});
// A page that goes still saves what was being written; it must not reach the real line.
afterAll(() => void vi.unstubAllGlobals());

async function search(text: string) {
  fireEvent.change(await screen.findByRole('searchbox', { name: 'Ord du leter etter' }), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Søk' }));
}

describe('searching', () => {
  it('shows each hit with its thread, its room, who wrote it, and leads there', async () => {
    server.found = [
      { ...messageOf(1, 'Må jeg sende meldekort?'), citizenName: 'Are Solberg', threadSubject: 'Meldekort' },
    ];
    const router = await openScreen('/search');
    await search('meldekort');
    const link = within(await screen.findByRole('list', { name: 'Treff' })).getByRole('link');
    expect(link.textContent).toContain('Meldekort · Are Solberg');
    expect(link.textContent).toContain('Ingrid Lie');
    expect(link.getAttribute('href')).toBe(`/rooms/${idOf(1)}?thread=${idOf(10)}`);
    // What one looks for may be about somebody's health, and addresses are kept in many places.
    expect(router.state.location.href).not.toContain('meldekort');
  });

  it('can be kept to one room', async () => {
    await openScreen(`/search?room=${idOf(1)}`);
    expect(await screen.findByRole('heading', { level: 1, name: 'Søk i rommet' })).toBeTruthy();
    await search('time');
    expect(await screen.findByText('Vi fant ingenting for «time»')).toBeTruthy();
    expect(server.asked[0]?.body).toEqual({ text: 'time', roomId: idOf(1) });
  });

  it('says what is missing when the word is too short', async () => {
    await openScreen('/search');
    await search('a');
    expect(screen.getByText('Skriv minst to bokstaver.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    expect(server.asked).toEqual([]);
  });
});
