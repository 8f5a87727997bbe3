import { describe, expect, it } from 'vitest';
import { presentCitizenHome, presentRoomLists, presentWorkerHome } from './present-home.ts';
import { citizen, instant, monday, participant, room, thread } from './room-for-tests.ts';

const asked = { state: 'asked', seesFrom: null, holdsUntil: null, since: monday } as const;
const nextStep = { what: 'Første møte', with: 'Sara', why: 'så hun kjenner deg', when: '17. november kl. 10' };

describe('a citizen’s home', () => {
  it('has her people, the one with the overview first, and not herself', () => {
    const vera = participant({ givenName: 'Vera' });
    const ingrid = participant({ givenName: 'Ingrid', isContact: true });
    const { people } = presentCitizenHome([room({ participants: [citizen({ isMe: true }), vera, ingrid] })]);
    expect(people.map((one) => one.givenName)).toEqual(['Ingrid', 'Vera']);
    expect(people.map((one) => one.holdsOverview)).toEqual([true, false]);
  });

  it('names somebody who is in two of her rooms once', () => {
    const ingrid = participant({ givenName: 'Ingrid' });
    const rooms = [room({ participants: [ingrid] }), room({ participants: [{ ...ingrid, isContact: true }] })];
    expect(presentCitizenHome(rooms).people.map((one) => one.holdsOverview)).toEqual([true]);
  });

  it('leaves out whoever has no yes, and shows her as a decision instead', () => {
    const sara = participant({ givenName: 'Sara', consent: asked, joinedAt: null });
    const home = presentCitizenHome([room({ participants: [citizen({ isMe: true }), sara] })]);
    expect(home.people).toEqual([]);
    expect(home.decisions).toMatchObject([{ givenName: 'Sara', to: 'participant' }]);
  });

  it('asks about the room before it asks about the others in it', () => {
    const vera = participant({ givenName: 'Vera', consent: asked, joinedAt: null });
    const ingrid = participant({ givenName: 'Ingrid', consent: asked, isContact: true });
    const { decisions } = presentCitizenHome([room({ participants: [vera, ingrid] })]);
    expect(decisions.map(({ givenName, to }) => [givenName, to])).toEqual([
      ['Ingrid', 'room'],
      ['Vera', 'participant'],
    ]);
  });

  it('tells what happens next, or who has the overview when nothing is planned', () => {
    const home = presentCitizenHome([room({ nextStep }), room()]);
    expect(home.next.map((step) => step.what)).toEqual(['Første møte']);
    expect(home.holders.map((one) => one.givenName)).toEqual(['Ingrid']);
  });

  it('tells apart what waits for her and what she waits for, with a name on it', () => {
    const vera = participant({ givenName: 'Vera' });
    const waiting = [
      thread('Passer torsdag?', { on: 'citizen', isOnMe: true }),
      thread('Kan jeg bytte timen?', { participantId: vera.id, answerBy: '2026-11-05' }),
    ];
    const home = presentCitizenHome([room({ participants: [citizen({ isMe: true }), vera], waiting })]);
    expect(home.waitingOnMe.map((line) => line.subject)).toEqual(['Passer torsdag?']);
    expect(home.waitingForAnswer).toMatchObject([
      { due: '2026-11-05', waiting: { answerBy: '2026-11-05' }, on: { givenName: 'Vera' } },
    ]);
  });

  it('puts the overview’s name on what waits for all the professionals', () => {
    const home = presentCitizenHome([room({ waiting: [thread('Spørsmål', {})] })]);
    expect(home.waitingForAnswer[0]?.on?.givenName).toBe('Ingrid');
  });

  it('is without what belongs to a closed room', () => {
    const home = presentCitizenHome([room({ nextStep, closedAt: monday, waiting: [thread('Gammelt', {})] })]);
    expect(home).toMatchObject({ next: [], people: [], waitingForAnswer: [], decisions: [] });
  });

  it('of a guardian leaves out the child she stands in for, and decides for it', () => {
    const teacher = participant({ givenName: 'Tor', consent: asked, joinedAt: null });
    const home = presentCitizenHome([room({ participants: [citizen({ givenName: 'Nora' }), teacher] })]);
    expect(home.people).toEqual([]);
    expect(home.decisions.map((one) => one.givenName)).toEqual(['Tor']);
  });

  it('of somebody close shows the citizen among the people, and nothing to decide', () => {
    const lise = participant({ givenName: 'Lise', kind: 'related-person', profession: 'relative', isMe: true });
    const sara = participant({ givenName: 'Sara', consent: asked });
    const home = presentCitizenHome([room({ iAmCitizen: false, participants: [citizen(), lise, sara] })]);
    expect(home.people.map((one) => one.givenName)).toEqual(['Are']);
    expect(home.decisions).toEqual([]);
  });
});

describe('a worker’s home', () => {
  const mine = { isOnMe: true, on: 'professionals' } as const;
  const worker = (given: Parameters<typeof room>[0]) => room({ iAmCitizen: false, ...given });

  it('sorts who waits for me by what was promised first, a day as its end, and what has no promise last', () => {
    const waiting = [
      thread('uten løfte', mine),
      thread('på fredag', { ...mine, answerBy: '2026-11-06' }),
      thread('fredag kl. 10', { ...mine, dueAt: instant('2026-11-06T09:00:00Z') }),
      thread('torsdag', { ...mine, answerBy: '2026-11-05' }),
    ];
    const { waitingOnMe } = presentWorkerHome([worker({ waiting })]);
    expect(waitingOnMe.map((line) => line.subject)).toEqual(['torsdag', 'fredag kl. 10', 'på fredag', 'uten løfte']);
    expect(waitingOnMe[0]?.citizen).toBe('Are Solberg');
  });

  it('names whoever the other threads wait for', () => {
    const waiting = [thread('Papirene', { on: 'citizen' })];
    const { waitingOnMe, waitingOnOthers } = presentWorkerHome([worker({ waiting, participants: [citizen()] })]);
    expect(waitingOnMe).toEqual([]);
    expect(waitingOnOthers[0]?.on?.givenName).toBe('Are');
  });

  it('keeps apart the rooms I am in, am invited to, and have prepared', () => {
    const home = presentWorkerHome([
      worker({ unread: 2 }),
      worker({ standing: 'invited', unread: 1 }),
      worker({ standing: 'prepared' }),
      worker({ standing: 'invited', closedAt: monday }),
    ]);
    expect([home.unread.length, home.invited.length, home.prepared.length]).toEqual([1, 1, 1]);
  });
});

describe('the list of rooms', () => {
  it('has the open ones, the last written in first, and the closed ones by themselves', () => {
    const lists = presentRoomLists([
      room({ purpose: 'stille' }),
      room({ purpose: 'nytt', lastMessageAt: instant('2026-11-06T09:00:00Z') }),
      room({ purpose: 'avsluttet', closedAt: monday }),
      room({ purpose: 'venter', standing: 'prepared' }),
    ]);
    expect(lists.open.map((one) => one.purpose)).toEqual(['nytt', 'stille']);
    expect(lists.notYet.map((one) => one.purpose)).toEqual(['venter']);
    expect(lists.closed.map((one) => one.purpose)).toEqual(['avsluttet']);
  });
});
