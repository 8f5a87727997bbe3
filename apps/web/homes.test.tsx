import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonId, RelatedPersonId } from '../../kernel/ids.ts';
import type { ActingChoice, Myself } from '../../modules/people/domain/person.ts';
import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { renderAt } from '../../platform/testing/render-at.tsx';
import { setLanguage } from '../../platform/web/language.ts';
import { CitizenHome } from './CitizenHome.tsx';
import { citizen, instant, monday, participant, room, thread } from './room-for-tests.ts';
import { WorkerHome, workerAside } from './WorkerHome.tsx';

const now = new Date('2026-11-03T09:00:00Z');
const are = { id: 'a' as PersonId, givenName: 'Are', familyName: 'Solberg' };
const myself = (acting: ActingChoice): Myself => ({
  person: are,
  country: 'NO',
  language: 'nb',
  acting,
  choices: [acting],
});

const show = (rooms: RoomSummary[], acting: ActingChoice = { kind: 'citizen' }) =>
  renderAt(
    '/',
    <QueryClientProvider client={new QueryClient()}>
      <CitizenHome rooms={rooms} myself={myself(acting)} now={now} />
    </QueryClientProvider>,
  );
const showWorker = (rooms: RoomSummary[]) =>
  renderAt(
    '/',
    <QueryClientProvider client={new QueryClient()}>
      <WorkerHome rooms={rooms} now={now} />
      {workerAside(rooms, now)}
    </QueryClientProvider>,
  );
const region = (name: string) => within(screen.getByRole('region', { name }));

beforeEach(() => setLanguage('nb'));

describe('the citizen’s home', () => {
  it('shows who is around her, who has the overview, and how to write to each', async () => {
    await show([room()]);
    const people = region('Folkene dine');
    expect(people.getByText('Psykolog, Askøy kommune · har oversikten nå')).toBeTruthy();
    expect(people.getByRole('link', { name: 'Skriv til Ingrid' }).getAttribute('href')).toContain('/rooms/');
  });

  it('tells what happens next, with whom and why', async () => {
    const nextStep = {
      what: 'Det første møtet',
      with: 'Sara og Ingrid',
      why: 'så Sara kjenner deg',
      when: 'Tirsdag kl. 10',
    };
    await show([room({ nextStep })]);
    const next = region('Hva som skjer nå');
    expect(next.getByRole('heading', { name: 'Det første møtet' })).toBeTruthy();
    expect(next.getByText('Tirsdag kl. 10. Med Sara og Ingrid')).toBeTruthy();
    expect(next.getByText('Hvorfor: så Sara kjenner deg')).toBeTruthy();
  });

  it('tells kindly that nothing is planned, and who has the overview', async () => {
    await show([room()]);
    expect(region('Hva som skjer nå').getByText(/Ingrid Haugen har oversikten/)).toBeTruthy();
  });

  it('puts a name and a promise on what waits', async () => {
    const vera = participant({ givenName: 'Vera', organisation: null });
    const waiting = [thread('Kan jeg bytte timen?', { answerByParticipantId: vera.id, answerBy: '2026-11-05' })];
    await show([room({ participants: [citizen({ isMe: true }), vera], waiting })]);
    expect(region('Venter på svar').getByText('Vera svarer innen torsdag.')).toBeTruthy();
  });

  it('says of a promise that has passed who has it, without blame', async () => {
    const waiting = [thread('Kan jeg bytte timen?', { dueAt: instant('2026-11-02T10:00:00Z') })];
    await show([room({ waiting })]);
    expect(screen.getByText(/^Svaret var lovet til i går. Ingrid har det hos seg/)).toBeTruthy();
  });

  it('leads to each open decision', async () => {
    const consent = { state: 'asked', seesFrom: null, holdsUntil: null, since: monday } as const;
    const ingrid = participant({ givenName: 'Ingrid', isContact: true, consent });
    const asked = room({ participants: [citizen({ isMe: true }), ingrid] });
    await show([asked]);
    expect(screen.getByText('Ingrid spør om du vil ha et rom')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Se hva Ingrid spør om' });
    expect(link.getAttribute('href')).toBe(`/rooms/${asked.id}/people/${ingrid.id}`);
  });

  it('is said to be the child’s when a guardian is here for it', async () => {
    const nora = { id: 'n' as PersonId, givenName: 'Nora', familyName: 'Lie' };
    await show([room()], {
      kind: 'related-person',
      relatedPersonId: 'r' as RelatedPersonId,
      relation: 'guardian',
      citizen: nora,
    });
    expect(region('Folkene rundt Nora').getByText('Ingrid Haugen')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Hvem har sett noe om Nora' })).toBeTruthy();
  });
});

describe('the worker’s home', () => {
  it('is a table of who waits, since when and until when, with an answer for each', async () => {
    const waiting = [thread('Kan jeg bytte timen?', { isOnMe: true, answerBy: '2026-11-03' })];
    await showWorker([room({ iAmCitizen: false, waiting })]);
    const table = within(screen.getByRole('table', { name: 'Venter på deg' }));
    const cells = table.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(['Are Solberg', 'Kan jeg bytte timen?', 'i går', 'i dag', 'Svar']);
    expect(table.getByRole('link', { name: 'Svar Are Solberg: Kan jeg bytte timen?' })).toBeTruthy();
  });

  it('says that nobody waits, when nobody does', async () => {
    await showWorker([]);
    expect(region('Venter på deg').getByText('Ingen i rommene dine venter på deg akkurat nå')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Åpne et rom' }).getAttribute('href')).toBe('/rooms/new');
  });

  it('tells what is new in words, and what waits for the citizen’s yes', async () => {
    await showWorker([room({ iAmCitizen: false, unread: 2 }), room({ iAmCitizen: false, standing: 'prepared' })]);
    expect(region('Nye meldinger').getByText('Nye meldinger: to')).toBeTruthy();
    expect(region('Venter på et ja').getByText(/Are har ikke svart ennå/)).toBeTruthy();
  });

  it('offers to join a room that I am invited to', async () => {
    await showWorker([room({ iAmCitizen: false, standing: 'invited' })]);
    expect(region('Du er invitert').getByRole('button', { name: 'Bli med' })).toBeTruthy();
  });
});
