import { randomUUID } from 'node:crypto';
import { type Day, getDay } from '../../kernel/day.ts';
import { makeSyntheticNorwegian } from '../../kernel/synthetic-numbers.ts';

/** What a question is about: something that stands there and is hidden from whoever asks, or ids that are nobody's. */
export interface Target {
  roomId: string;
  threadId: string;
  messageId: string;
  participantId: string;
  /** A word that is looked for, the name of a citizen and her identity number: what somebody may guess. */
  word: string;
  name: string;
  number: string;
}

export const nothing = (): Target => ({
  roomId: randomUUID(),
  threadId: randomUUID(),
  messageId: randomUUID(),
  participantId: randomUUID(),
  word: 'finnesikke',
  name: `Finnesikke ${Math.floor(Math.random() * 1000)}`,
  number: numberOf(nobodysBirth, Math.floor(Math.random() * 150)),
});

const numbers = new Map<string, string>();
const nobodysBirth = getDay(1971, 5, 4);
/** The number of a citizen who is there, by the order in which they were found. */
export const numberAt = (at: number): string => numberOf(getDay(1950 + Math.floor(at / 100), 3, 2), at % 100);

function numberOf(birth: Day, serial: number): string {
  const key = `${birth} ${serial}`;
  const known = numbers.get(key) ?? makeSyntheticNorwegian(birth, serial).digits;
  numbers.set(key, known);
  return known;
}

export interface Asked {
  name: string;
  by: 'citizen' | 'practitioner';
  method: string;
  path(target: Target): string;
  body?(target: Target): object;
}

const day = '2030-01-02';
const words = { id: randomUUID(), body: 'Hei', urgency: 'no-hurry', asks: { of: 'nobody' } };

/** One question of each way in which something hidden is looked for: by its own id, by its place, by words. */
export const questions: readonly Asked[] = [
  {
    name: 'people.findCitizens, by name',
    by: 'practitioner',
    method: 'POST',
    path: () => '/people/citizens/search',
    body: ({ name }) => ({ text: name }),
  },
  {
    name: 'people.findCitizens, by number',
    by: 'practitioner',
    method: 'POST',
    path: () => '/people/citizens/search',
    body: ({ number }) => ({ text: number }),
  },
  {
    name: 'emergency.open, blocked',
    by: 'practitioner',
    method: 'POST',
    path: () => '/emergencies',
    body: ({ number }) => ({
      id: randomUUID(),
      country: 'NO',
      identityNumber: number,
      reason: 'missing',
      words: 'Savnet hjemmefra siden i går kveld.',
    }),
  },
  { name: 'rooms.getRoom', by: 'practitioner', method: 'GET', path: ({ roomId }) => `/rooms/${roomId}` },
  { name: 'rooms.listMessages', by: 'citizen', method: 'GET', path: ({ roomId }) => `/rooms/${roomId}/messages` },
  {
    // By whom is in a room where nothing has been said, so that she finds nothing either way.
    name: 'rooms.search',
    by: 'citizen',
    method: 'POST',
    path: () => '/rooms/search',
    body: ({ word }) => ({ text: word }),
  },
  {
    name: 'rooms.findDraft',
    by: 'practitioner',
    method: 'GET',
    path: ({ roomId, threadId }) => `/rooms/${roomId}/drafts/${threadId}`,
  },
  {
    name: 'rooms.sendMessage',
    by: 'practitioner',
    method: 'POST',
    path: ({ roomId }) => `/rooms/${roomId}/messages`,
    body: ({ threadId }) => ({ message: { ...words, threadId } }),
  },
  {
    name: 'rooms.markRead',
    by: 'citizen',
    method: 'PUT',
    path: ({ roomId, threadId }) => `/rooms/${roomId}/threads/${threadId}/read`,
    body: () => ({ seq: 1 }),
  },
  {
    name: 'rooms.promiseAnswer',
    by: 'practitioner',
    method: 'PUT',
    path: ({ roomId, threadId }) => `/rooms/${roomId}/threads/${threadId}/answer-by`,
    body: () => ({ day }),
  },
  {
    name: 'rooms.confirmMessage',
    by: 'citizen',
    method: 'PUT',
    path: ({ roomId, messageId }) => `/rooms/${roomId}/messages/${messageId}/confirmed`,
    body: () => ({}),
  },
  {
    name: 'rooms.preview',
    by: 'practitioner',
    method: 'GET',
    path: ({ roomId, participantId }) => `/rooms/${roomId}/participants/${participantId}/preview?sees=all`,
  },
  {
    name: 'rooms.join',
    by: 'practitioner',
    method: 'POST',
    path: ({ roomId }) => `/rooms/${roomId}/join`,
    body: () => ({}),
  },
  {
    name: 'consent.getHistory',
    by: 'practitioner',
    method: 'GET',
    path: ({ roomId, participantId }) => `/consents/${roomId}/${participantId}`,
  },
  {
    name: 'consent.decide',
    by: 'citizen',
    method: 'POST',
    path: ({ roomId, participantId }) => `/consents/${roomId}/${participantId}/decisions`,
    body: () => ({ id: randomUUID(), decision: 'withdraw' }),
  },
  {
    name: 'rights.listRectifications',
    by: 'citizen',
    method: 'GET',
    path: ({ roomId }) => `/rights/rectifications?roomId=${roomId}`,
  },
];
