import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPages } from '../../../../platform/testing/open-pages.tsx';
import { setLanguage } from '../../../../platform/web/language.ts';
import { RoomSummary } from '../../domain/room.ts';
import { allRights, idOf, roomOfAre, roomOfIngrid, someone } from '../room-for-tests.tsx';
import { AskedForOverview } from './AskedForOverview.tsx';
import { PeoplePage } from './PeoplePage.tsx';

let shown: object;
let sent: { path: string; body: unknown }[];
let refused: string | undefined;

beforeEach(() => {
  sent = [];
  refused = undefined;
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push({ path, body: JSON.parse((await request.text()) || '{}') });
    if (request.method !== 'GET' && refused !== undefined)
      return Response.json({ defined: true, code: refused, status: 409, message: '' }, { status: 409 });
    if (path.endsWith(idOf(1))) return Response.json(shown);
    if (request.method !== 'GET') return Response.json({ done: true });
    return Response.json([]);
  });
  setLanguage('nb');
});
afterEach(() => vi.unstubAllGlobals());

const people = () => openPages(`/rooms/${idOf(1)}/people`, { '/rooms/$roomId/people': PeoplePage }, new QueryClient());
const asked = (participantId: string, declined = false) => ({
  contactAsked: { participantId, byParticipantId: idOf(4), declined },
});

describe('The overview', () => {
  it('is asked for by the citizen, of those who work there and do not hold it', async () => {
    shown = roomOfAre;
    await people();
    const who = await screen.findByLabelText('Hvem vil du spørre?');
    expect([...who.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['Velg', 'Vera Lie']);
    fireEvent.change(who, { target: { value: idOf(5) } });
    fireEvent.click(screen.getByRole('button', { name: 'Spør Vera om å ta oversikten' }));
    await waitFor(() =>
      expect(sent).toEqual([{ path: `/rooms/${idOf(1)}/contact/asked`, body: { participantId: idOf(5) } }]),
    );
  });

  it('says who is asked and who holds it meanwhile, and lets the question be taken back', async () => {
    shown = { ...roomOfAre, ...asked(idOf(5)) };
    await people();
    await screen.findByText('Vera er spurt om å ta oversikten. Til Vera har sagt ja, har Ingrid den.');
    expect(screen.queryByLabelText('Hvem vil du spørre?')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Trekk spørsmålet tilbake' }));
    await waitFor(() => expect(sent.map(({ body }) => body)).toEqual([{ participantId: null }]));
  });

  it('says that she can not, so that another may be asked', async () => {
    shown = { ...roomOfAre, ...asked(idOf(5), true) };
    await people();
    await screen.findByText('Vera kan ikke ta oversikten nå.');
    expect(screen.getByLabelText('Hvem vil du spørre?')).toBeTruthy();
  });

  it('is answered by her who is asked, who is told when the question is gone', async () => {
    const mine = [
      someone(3, 'Are', { kind: 'citizen', consent: null }),
      someone(4, 'Ingrid', { isContact: true }),
      someone(5, 'Vera', { isMe: true }),
    ];
    shown = {
      ...roomOfIngrid,
      ...asked(idOf(5)),
      participants: mine,
      rights: { ...allRights, decide: false, askContact: false, close: false },
    };
    refused = 'not-asked-for-overview';
    await people();
    await screen.findByText('Ingrid Lie spør om du tar oversikten i rommet rundt Are.');
    fireEvent.click(screen.getByRole('button', { name: 'Ja, jeg tar oversikten' }));
    await screen.findByText('Du er ikke lenger spurt om å ta oversikten. Noen andre har den.');
    expect(sent.map(({ path }) => path)).toEqual([`/rooms/${idOf(1)}/contact`]);
  });

  it('may be taken by somebody who works there when whoever held it is no longer in', async () => {
    const mine = [someone(4, 'Ingrid', { isContact: true }), someone(5, 'Vera', { isMe: true })];
    shown = { ...roomOfIngrid, participants: mine, contactIsHere: false, rights: { ...allRights, askContact: false } };
    await people();
    fireEvent.click(await screen.findByRole('button', { name: 'Ta oversikten' }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual([`/rooms/${idOf(1)}/contact`]));
  });

  it('stands on the home of her who is asked, and on nobody else’s', async () => {
    const hers = RoomSummary.parse({ ...roomOfIngrid, ...asked(idOf(4)) });
    const others = RoomSummary.parse({ ...roomOfIngrid, ...asked(idOf(5)) });
    await openPages('/', { '/': () => <AskedForOverview rooms={[hers, others]} /> }, new QueryClient());
    expect(screen.getAllByRole('article')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Ikke nå' }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual([`/rooms/${idOf(1)}/contact/declined`]));
  });
});
