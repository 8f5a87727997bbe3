import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../platform/web/language.ts';
import type { RoomSummary, Waiting } from '../domain/room.ts';
import { idOf, roomOfAre } from './room-for-tests.tsx';
import { namedPromise, waitingSentence } from './waiting-sentence.ts';

const now = new Date('2026-11-10T09:00:00.000Z');
const room = roomOfAre as unknown as RoomSummary;
const onVera = {
  on: 'participant',
  participantId: idOf(5),
  since: '2026-11-09T09:00:00.000Z',
  dueAt: null,
  answerBy: null,
  answerByParticipantId: null,
  isOnMe: false,
};
const promise = (more: object) => namedPromise({ ...onVera, ...more } as unknown as Waiting, room, now);
const sentence = (more: object) => waitingSentence({ ...onVera, ...more } as unknown as Waiting, room, now);

beforeEach(() => setLanguage('nb'));

describe('a thread that waits', () => {
  it.each([
    ['on somebody', {}, 'Venter på Vera siden i går.'],
    ['on me', { isOnMe: true }, 'Venter på deg siden i går.'],
    [
      'on the professionals, when nobody holds the overview',
      { on: 'professionals', participantId: null },
      'Venter på fagfolkene siden i går.',
    ],
    [
      'with an organisation’s promise',
      { dueAt: '2026-11-12T15:00:00.000Z' },
      'Venter på Vera siden i går. Svar er lovet innen torsdag.',
    ],
    [
      'with a promise for today',
      { dueAt: '2026-11-10T15:00:00.000Z' },
      'Venter på Vera siden i går. Svar er lovet i dag.',
    ],
    [
      'with a promise that was not kept',
      { dueAt: '2026-11-09T15:00:00.000Z' },
      'Venter på Vera siden i går. Svaret var lovet til i går.',
    ],
    [
      'with a day that Vera has given',
      { answerBy: '2026-11-12', answerByParticipantId: idOf(5) },
      'Venter på Vera siden i går. Vera svarer innen torsdag.',
    ],
    [
      'with today given',
      { answerBy: '2026-11-10', answerByParticipantId: idOf(5) },
      'Venter på Vera siden i går. Vera svarer i dag.',
    ],
    [
      'with a day that I have given',
      { isOnMe: true, answerBy: '2026-11-11', answerByParticipantId: idOf(3) },
      'Venter på deg siden i går. Du har sagt at du svarer innen i morgen.',
    ],
  ])('%s says so', (_, more, expected) => expect(sentence(more)).toBe(expected));

  it.each([
    ['nn', 'Ventar på Vera sidan i går. Vera svarar innan torsdag.'],
    ['da', 'Venter på Vera siden i går. Vera svarer senest torsdag.'],
    ['en', 'Waiting for Vera since yesterday. Vera answers by Thursday.'],
  ] as const)('says so in %s', (language, expected) => {
    setLanguage(language);
    expect(sentence({ answerBy: '2026-11-12', answerByParticipantId: idOf(5) })).toBe(expected);
  });
});

describe('what is promised of it', () => {
  it.each([
    ['nothing', {}, 'Vera har det hos seg.'],
    ['nothing, by all of them', { on: 'professionals', participantId: null }, 'Fagfolkene har det hos seg.'],
    ['by an organisation', { dueAt: '2026-11-12T15:00:00.000Z' }, 'Vera har det hos seg. Svar er lovet innen torsdag.'],
    ['by Vera herself', { answerBy: '2026-11-12', answerByParticipantId: idOf(5) }, 'Vera svarer innen torsdag.'],
    [
      'by Vera, and the day has passed',
      { answerBy: '2026-11-09', answerByParticipantId: idOf(5) },
      'Svaret var lovet til i går. Vera har det hos seg. Du må gjerne spørre om det.',
    ],
    [
      'by an organisation, and the day has passed',
      { dueAt: '2026-11-09T15:00:00.000Z' },
      'Svaret var lovet til i går. Vera har det hos seg. Du må gjerne spørre om det.',
    ],
  ])('%s is said with a name', (_, more, expected) => expect(promise(more)).toBe(expected));

  it.each([
    ['nn', 'Svaret var lova til i går. Vera har det hos seg. Du må gjerne spørje om det.'],
    ['da', 'Svaret var lovet til i går. Vera har det hos sig. Du må gerne spørge til det.'],
    ['en', 'The answer was promised for yesterday. Vera has it. You are welcome to ask about it.'],
  ] as const)('is said in %s', (language, expected) => {
    setLanguage(language);
    expect(promise({ dueAt: '2026-11-09T15:00:00.000Z' })).toBe(expected);
  });
});
