import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../platform/web/language.ts';
import { idOf, messageOf, openScreen, roomOfAre, roomOfIngrid, serverFor } from './room-for-tests.tsx';

const path = `/rooms/${idOf(1)}`;
let server = serverFor(roomOfAre);
const told = (more: object = {}) =>
  messageOf(1, 'Han vil helst torsdag', {
    participantId: idOf(3),
    senderName: 'Are Solberg',
    provenance: {
      toldBy: 'phone',
      writtenBy: { participantId: idOf(4), name: 'Ingrid Lie' },
      confirmedAt: null,
      ...more,
    },
  });

/** Everything on a test's page is in view. */
class AllInView {
  private readonly tell: (entries: { isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    this.tell = tell;
  }
  observe() {
    this.tell([{ isIntersecting: true }]);
  }
  disconnect() {}
}

beforeEach(() => {
  setLanguage('nb');
  vi.stubGlobal('fetch', (request: Request) => server.fetch(request));
  vi.stubGlobal('IntersectionObserver', AllInView);
});
afterAll(() => void vi.unstubAllGlobals());

describe('What was written for the citizen', () => {
  it('says by whom, how it was told, and that it waits', async () => {
    server = serverFor(roomOfIngrid);
    server.messages = [told()];
    await openScreen(path);
    expect(await screen.findByText(/skrevet av Ingrid Lie\. Are har ikke bekreftet det ennå\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ja, det har jeg sagt' })).toBeNull();
  });

  it('is confirmed by her with one tap', async () => {
    server = serverFor(roomOfAre);
    server.messages = [{ ...told(), isMine: true }];
    await openScreen(path);
    expect(await screen.findByText(/Var det dette du sa\?/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ja, det har jeg sagt' }));
    await waitFor(() => expect(server.asked.map(({ what }) => what)).toContain('PUT confirmed'));
  });

  it('that came by text says so, and to ask back', async () => {
    server = serverFor(roomOfIngrid);
    server.messages = [told({ toldBy: 'sms', writtenBy: null })];
    await openScreen(path);
    expect(await screen.findByText(/Kom på SMS\. Spør igjen om det som er viktig\./)).toBeTruthy();
  });
});

describe('Where one writes', () => {
  it('lets somebody at work write for the citizen, quietly, and say how she was told', async () => {
    server = serverFor(roomOfIngrid);
    await openScreen(path);
    fireEvent.change(await screen.findByRole('textbox', { name: /^Skriv til Are/ }), {
      target: { value: 'Jeg vil helst torsdag' },
    });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Jeg skriver for Are' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Ansikt til ansikt' }));
    expect(screen.getByText(/Det er ikke et samtykke\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Send/ }));
    await waitFor(() =>
      expect(server.asked.find(({ what }) => what === 'POST messages')?.body).toMatchObject({
        message: { body: 'Jeg vil helst torsdag', toldBy: 'in-person' },
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('checkbox', { name: 'Jeg skriver for Are' })).toHaveProperty('checked', false),
    );
  });

  it('offers the citizen herself no such choice', async () => {
    server = serverFor(roomOfAre);
    await openScreen(path);
    await screen.findByRole('textbox', { name: /^Skriv/ });
    expect(screen.queryByRole('checkbox', { name: /Jeg skriver for/ })).toBeNull();
  });

  it('says to those at work that she answers by text', async () => {
    server = serverFor({ ...roomOfIngrid, bySms: 'texts' });
    await openScreen(path);
    expect(await screen.findByText(/Are svarer på SMS\. Spør om én ting om gangen/)).toBeTruthy();
  });
});
