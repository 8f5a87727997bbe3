import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { renderAt } from '../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { openPersonOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { Month } from '../domain/months.ts';
import { OneMonth } from './ClosedMonthPage.tsx';
import { CountedPage } from './CountedPage.tsx';
import { Handovers } from './HandoversPage.tsx';
import { MeetingsOfMine } from './MeetingsOfMine.tsx';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const roomId = RoomId.parse(id(1));
const trond = { roleId: id(20), name: 'Trond Vik', profession: 'psychologist', organisation: 'Askøy kommune' };
const sara = { roleId: id(30), name: 'Sara Lie', profession: 'psychologist', organisation: 'Øyane DPS' };
const line = (given: object = {}) => ({
  id: id(40),
  text: 'Nettene',
  byName: 'Per Strand',
  isMine: false,
  at: '2026-11-06T09:00:00.000Z',
  correction: null,
  isKept: false,
  ...given,
});
const handover = (given: object = {}) => ({
  id: id(2),
  pathwayId: id(5),
  citizenId: id(3),
  roomId,
  organisationId: id(11),
  organisationName: 'Øyane DPS',
  citizenName: 'Per',
  occasion: 'new-service',
  bridge: trond.roleId,
  receiver: sara.roleId,
  recipeVersion: 1,
  status: 'opened',
  wasOffered: false,
  plan: null,
  guideRead: false,
  ticked: [],
  calls: [],
  heldAt: null,
  summarySharedAt: null,
  obstacle: null,
  openedAt: '2026-11-06T09:00:00.000Z',
  since: '2026-11-06T09:00:00.000Z',
  people: [trond, sara],
  iAm: 'bridge',
  deputy: null,
  agenda: [line()],
  summary: [],
  subjects: [],
  keepsSubjects: false,
  listeners: [],
  recipe: [{ item: 'offered', phase: 'before', done: false }],
  nextCall: null,
  booked: null,
  ...given,
});
const actingAs = (roleId: string, organisationId: string) => ({
  person: { id: id(4), givenName: 'Trond', familyName: 'Vik' },
  country: 'NO',
  language: 'nb',
  acting: {
    kind: 'practitioner',
    role: {
      id: roleId,
      profession: 'psychologist',
      organisation: { id: organisationId, name: 'Askøy kommune', kind: 'municipality', country: 'NO' },
      team: null,
    },
  },
  choices: [],
});
const asTrond = actingAs(trond.roleId, id(10));
const asSara = actingAs(sara.roleId, id(11));
const per = {
  ...actingAs('', ''),
  person: { id: id(3), givenName: 'Per', familyName: 'Strand' },
  acting: { kind: 'citizen' },
};
const room = { id: roomId, closedAt: null, iAmCitizen: false, citizen: { givenName: 'Per' } };

let answers: Record<string, unknown>;
let sent: Record<string, unknown>[];
beforeEach(() => {
  setLanguage('nb');
  queryClient.clear();
  openPersonOutbox('somebody');
  sent = [];
  vi.useFakeTimers({ now: new Date('2026-11-06T10:00:00.000Z'), toFake: ['Date'] });
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace('/api', '');
    if (request.method !== 'GET') sent.push((await request.json()) as never);
    const given = answers[`${request.method} ${path}`];
    const body = JSON.stringify(given ?? { code: 'SUMMARY', message: 'none' });
    return new Response(body, {
      status: given === undefined ? 500 : 200,
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const around = (page: React.ReactElement) =>
  renderAt('/', <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
const show = (myself: object, one: object) => {
  answers = {
    'GET /people/me': myself,
    'GET /rooms': [room],
    [`GET /rooms/${roomId}/handovers`]: [one],
    [`POST /handovers/${id(2)}/steps`]: one,
    [`POST /handovers/${id(2)}/agenda`]: one,
    [`PUT /handovers/${id(2)}/summary`]: one,
  };
  return around(<Handovers roomId={roomId} />);
};
const buttons = async () =>
  within(await screen.findByRole('group', { name: 'Hva du kan gjøre' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

describe('What one can do on the way to a first meeting', () => {
  it('is what the rules allow: the bridge offers, the citizen says yes or no, and who comes new waits', async () => {
    const first = await show(asTrond, handover());
    expect(await buttons()).toEqual(['Jeg har tilbudt møtet', 'Ja, det vil de gjerne', 'Det blir ikke noe møte']);
    first.unmount();
    queryClient.clear();
    const second = await show(per, handover({ iAm: 'citizen', status: 'offered' }));
    expect(await buttons()).toEqual(['Ja, det vil jeg', 'Nei takk, ikke nå']);
    second.unmount();
    queryClient.clear();
    const third = await show(asSara, handover({ iAm: 'receiver' }));
    expect(await buttons()).toEqual(['Det blir ikke noe møte']);
    third.unmount();
    queryClient.clear();
    const ivar = { ...trond, roleId: id(22), name: 'Ivar Berg' };
    const standsIn = { iAm: 'deputy', deputy: { roleId: ivar.roleId, until: '2026-11-09' }, keepsSubjects: true };
    const called = {
      purpose: 'offer',
      reached: true,
      by: ivar.roleId,
      for: trond.roleId,
      at: '2026-11-06T09:30:00.000Z',
    };
    const shown = handover({ ...standsIn, calls: [called], people: [trond, sara, ivar] });
    await show(actingAs(ivar.roleId, id(10)), shown);
    expect(await buttons()).toEqual(['Jeg har tilbudt møtet', 'Ja, det vil de gjerne', 'Det blir ikke noe møte']);
    await screen.findByText('Ivar Berg er stedfortreder for Trond Vik til 9. november.');
    await screen.findByText(/Ivar Berg \(på vegne av Trond Vik\)/);
    await screen.findByText(/Det er noe Per ikke vil snakke om/);
  });

  it('asks a worker why there is no meeting, and the citizen for nothing', async () => {
    const first = await show(asTrond, handover());
    fireEvent.click(await screen.findByRole('button', { name: 'Det blir ikke noe møte' }));
    const form = within(screen.getByRole('form', { name: 'Det blir ikke noe møte' }));
    fireEvent.change(form.getByLabelText('Med noen få ord'), { target: { value: 'Ingen svarer' } });
    fireEvent.click(form.getByRole('button', { name: 'Det blir ikke noe møte' }));
    expect(form.getAllByText('Dette må fylles ut')).toHaveLength(1);
    expect(sent).toEqual([]);
    fireEvent.change(form.getByLabelText('Hva var til hinder?'), { target: { value: 'no-answer-from-receiver' } });
    fireEvent.click(form.getByRole('button', { name: 'Det blir ikke noe møte' }));
    await waitFor(() =>
      expect(sent).toMatchObject([
        { step: { kind: 'stopped', reason: 'no-answer-from-receiver', words: 'Ingen svarer' } },
      ]),
    );
    first.unmount();
    queryClient.clear();
    await show(per, handover({ iAm: 'citizen', status: 'offered' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Nei takk, ikke nå' }));
    fireEvent.click(
      within(screen.getByRole('form', { name: 'Nei takk, ikke nå' })).getByRole('button', {
        name: 'Nei takk, ikke nå',
      }),
    );
    await waitFor(() =>
      expect(sent[1]).toMatchObject({ step: { kind: 'stopped', reason: 'citizen-does-not-wish', words: '' } }),
    );
  });
});

describe('The time of the meeting', () => {
  it('is taken from the calendar in one tap, where one is booked; else the calendar is a link away', async () => {
    const booked = { at: '2026-11-10T09:00:00.000Z', how: 'in-person', where: 'Øyane DPS' };
    const first = await show(asTrond, handover({ status: 'wished', booked }));
    fireEvent.click(await screen.findByRole('button', { name: 'Bruk dette tidspunktet' }));
    await waitFor(() => expect(sent).toMatchObject([{ step: { kind: 'planned', plan: booked } }]));
    first.unmount();
    queryClient.clear();
    await show(asTrond, handover({ status: 'wished' }));
    await screen.findByRole('link', { name: 'Finn et tidspunkt som passer alle' });
  });
});

describe('What the citizen does not want to talk about', () => {
  it('is for who may know of it; others read that there is something, and no field for it', async () => {
    const subjects = [
      {
        id: id(50),
        text: 'Brannen',
        byName: 'Per Strand',
        at: line().at,
        told: [{ participantId: id(60), name: 'Trond Vik' }],
      },
    ];
    const first = await show(asTrond, handover({ subjects, keepsSubjects: true, agenda: [line({ isKept: true })] }));
    await screen.findByText('Vet om det: Trond Vik');
    screen.getByText(/bare de som vet om det, leser det/);
    first.unmount();
    queryClient.clear();
    await show(asSara, handover({ iAm: 'receiver', keepsSubjects: true }));
    await screen.findByText(/Det er noe Per ikke vil snakke om/);
    expect(screen.queryByLabelText('Er det noe dere ikke skal snakke om?')).toBeNull();
  });
});

describe('The summary', () => {
  it('is written in at most five points, and what was typed is sent whole', async () => {
    await show(asTrond, handover({ status: 'held', heldAt: '2026-11-06T09:30:00.000Z' }));
    for (const nr of [1, 2, 3, 4, 5]) {
      fireEvent.change(await screen.findByLabelText(`Punkt ${nr}`), { target: { value: `Det ${nr}.` } });
    }
    expect(screen.queryByLabelText('Punkt 6')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Del oppsummeringen' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]).toMatchObject({ points: ['Det 1.', 'Det 2.', 'Det 3.', 'Det 4.', 'Det 5.'] });
    expect(sent[1]).toMatchObject({ step: { kind: 'summary-shared' } });
  });

  it('is not sent empty', async () => {
    await show(asTrond, handover({ status: 'held', heldAt: '2026-11-06T09:30:00.000Z' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Del oppsummeringen' }));
    await screen.findByText('Dette må fylles ut');
    expect(sent).toEqual([]);
  });
});

describe('On the home, and in numbers', () => {
  it('each first meeting says what it waits for', async () => {
    answers = {
      'GET /handovers/mine': [
        {
          id: id(2),
          roomId,
          status: 'held',
          plan: null,
          citizenName: 'Per Strand',
          organisationName: 'Øyane DPS',
          summaryIsOwed: true,
        },
      ],
    };
    await around(<MeetingsOfMine />);
    await screen.findByRole('link', { name: 'Per Strand, Øyane DPS' });
    screen.getByText('Dere har møttes. Oppsummeringen er ikke delt.');
  });

  it('the leader reads numbers and questions, and no percentage', async () => {
    const pair = { organisationId: id(11), organisation: 'Øyane DPS', sent: true, stages: { opened: 3, held: 1 } };
    answers = {
      'GET /handovers/counted': {
        pairs: [{ ...pair, obstacles: [{ reason: 'no-common-time', times: 2 }] }],
        toAskAbout: [{ reason: 'no-common-time', times: 2 }],
        afterMeeting: {
          met: { handedOver: 6, came: 5, didNotCome: 1, days: 12 },
          notMet: { handedOver: 2, came: 1, didNotCome: 0, days: null },
          isTooFew: true,
        },
      },
    };
    const { container } = await around(<CountedPage />);
    await screen.findByText('Hvilke faste tider kan vi holde av til første møter?');
    screen.getByText('2 ganger: Fant ikke tid som passet alle');
    screen.getByText(/færre enn 10 første kontakter i en av gruppene/);
    screen.getByText('Hadde møttes først');
    screen.getByText('Dager fra henvisning til da, den midterste');
    expect(container.textContent).not.toContain('%');
    screen.getByText('november 2026');
    fireEvent.click(screen.getByRole('button', { name: 'Tidligere' }));
    await screen.findByText('oktober 2026');
  });

  it('a month that is over asks its leader, who answers in a sentence; small numbers are said in one', async () => {
    const month = Month.parse('2026-10');
    const pair = { organisationId: id(11), organisation: 'Øyane DPS', sent: true, stages: { opened: 3, held: 1 } };
    const question = { reason: 'no-common-time', times: 2, answer: null };
    const said = { words: 'Onsdager etter lunsj', byName: 'Liv Berg', at: '2026-10-03T09:00:00.000Z' };
    const none = { handedOver: 0, came: 0, didNotCome: 0, days: null };
    const closed = {
      month,
      closedAt: '2026-11-01T01:00:00.000Z',
      pairs: [{ ...pair, obstacles: [{ reason: 'no-common-time', times: 2 }] }],
      afterMeeting: { met: none, notMet: none, isTooFew: true },
      questions: [question],
      before: [{ ...question, answer: said }],
      iMayAnswer: true,
    };
    answers = {
      'GET /handovers/months/2026-10': closed,
      'PUT /handovers/months/2026-10/questions/no-common-time': closed,
    };
    await around(<OneMonth month={month} />);
    await screen.findByRole('heading', { name: 'Oktober 2026' });
    await screen.findByText(/3 overganger begynte. Første møter som ble holdt: 1. Det er for få/);
    screen.getByText('Det ble spurt om dette for september 2026');
    screen.getByText('Onsdager etter lunsj');
    fireEvent.click(screen.getByRole('button', { name: /^Svar: Hvilke faste tider/ }));
    fireEvent.change(screen.getByLabelText('Svaret ditt, i en setning'), {
      target: { value: 'Vi holder av tirsdager' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Lagre svaret' }));
    await waitFor(() => expect(sent).toMatchObject([{ words: 'Vi holder av tirsdager' }]));
  });

  it('the home of a leader says that a month asks her, and nobody else’s does', async () => {
    const myself = {
      ...asTrond,
      acting: { ...asTrond.acting, role: { ...asTrond.acting.role, profession: 'leader' } },
    };
    const months = [{ month: '2026-10', asked: 2, answered: 1 }];
    answers = {
      'GET /people/me': myself,
      'GET /handovers/mine': [],
      'GET /handovers/months': { months, iMayAnswer: true },
    };
    const first = await around(<MeetingsOfMine />);
    const link = await screen.findByRole('link', { name: 'Spørsmål om oktober 2026' });
    expect(link.getAttribute('href')).toBe('/handovers/months/2026-10');
    screen.getByText('2 spørsmål, 1 besvart.');
    first.unmount();
    queryClient.clear();
    answers['GET /people/me'] = asTrond;
    const second = await around(<MeetingsOfMine />);
    expect(second.container.textContent).toBe('');
  });
});
