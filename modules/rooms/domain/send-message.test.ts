import { describe, expect, it, test } from 'vitest';
import { MessageId, ParticipantId, ThreadId } from '../../../kernel/ids.ts';
import type { NewMessage } from './message.ts';
import { type Present, type SendingRefusal, type SendingState, sendMessage } from './send-message.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const [are, ingrid, vera, siri, gone] = [1, 2, 3, 4, 5].map((n) => ParticipantId.parse(id(n))) as [
  ParticipantId,
  ParticipantId,
  ParticipantId,
  ParticipantId,
  ParticipantId,
];
const friday = new Date('2026-11-06T09:00:00.000Z');
const present: readonly Present[] = [
  { id: are, kind: 'citizen', promises: {}, country: 'NO' },
  { id: ingrid, kind: 'practitioner', promises: { 'next-day': { within: 2, unit: 'working-days' } }, country: 'NO' },
  { id: vera, kind: 'practitioner', promises: {}, country: 'NO' },
  { id: siri, kind: 'related-person', promises: {}, country: 'NO' },
];
const state: SendingState = {
  isClosed: false,
  contactId: ingrid,
  me: { id: vera, rulesVersion: 1 },
  present,
  thread: { waiting: { on: 'nobody' } },
  correctedBy: undefined,
};
const message: NewMessage = {
  id: MessageId.parse(id(6)),
  threadId: ThreadId.parse(id(7)),
  body: 'Hei',
  urgency: 'no-hurry',
  asks: { of: 'nobody' },
};
type Change = { state?: Partial<SendingState>; message?: Partial<NewMessage> };
const send = (change: Change) => sendMessage({ ...state, ...change.state }, { ...message, ...change.message }, friday);

/** Each refusal with the nearest thing that is allowed. */
const refusals: readonly [reason: SendingRefusal, when: string, refused: Change, allowed: Change][] = [
  ['room-is-closed', 'in a closed room', { state: { isClosed: true } }, { state: { isClosed: false } }],
  [
    'room-is-closed',
    'when one is no longer present',
    { state: { me: { id: gone, rulesVersion: 1 } } },
    { state: { me: { id: vera, rulesVersion: 1 } } },
  ],
  [
    'rules-not-accepted',
    'before a practitioner has accepted the rules',
    { state: { me: { id: vera, rulesVersion: null } } },
    { state: { me: { id: are, rulesVersion: null } } },
  ],
  [
    'rules-not-accepted',
    'before a relative has accepted the present rules',
    { state: { me: { id: siri, rulesVersion: 0 } } },
    { state: { me: { id: siri, rulesVersion: 1 } } },
  ],
  [
    'thread-needs-subject',
    'to a new thread without a subject',
    { state: { thread: undefined } },
    { state: { thread: undefined }, message: { subject: 'Timen' } },
  ],
  [
    'asked-participant-is-not-here',
    'to somebody who is not present',
    { message: { asks: { of: 'participant', participantId: gone } } },
    { message: { asks: { of: 'participant', participantId: ingrid } } },
  ],
  [
    'asked-participant-is-not-here',
    'to the professionals when none is there',
    {
      state: { me: { id: are, rulesVersion: null }, present: present.slice(0, 1) },
      message: { asks: { of: 'professionals' } },
    },
    { state: { me: { id: are, rulesVersion: null } }, message: { asks: { of: 'professionals' } } },
  ],
  [
    'only-own-message-is-corrected',
    'to correct another’s message',
    { state: { correctedBy: ingrid }, message: { correctsId: message.id } },
    { state: { correctedBy: vera }, message: { correctsId: message.id } },
  ],
  [
    'only-own-message-is-corrected',
    'to correct a message that can’t be seen',
    { state: { correctedBy: undefined }, message: { correctsId: message.id } },
    { state: { correctedBy: vera }, message: { correctsId: message.id } },
  ],
];

describe('A message is refused', () => {
  test.each(refusals)('%s: %s, and sent otherwise', (reason, _when, refused, allowed) => {
    expect(send(refused)).toEqual({ ok: false, reason });
    expect(send(allowed)).toMatchObject({ ok: true });
  });
});

describe('A question', () => {
  const ask = (change: Change) => {
    const sent = send({
      state: { me: { id: are, rulesVersion: null }, ...change.state },
      message: { asks: { of: 'professionals' }, urgency: 'next-day', ...change.message },
    });
    return sent.ok ? sent.value.waiting : sent.reason;
  };

  it('to the professionals goes by the promise of whoever holds the overview', () => {
    expect(ask({})).toEqual({ on: 'professionals', since: friday, dueAt: new Date('2026-11-10T15:00:00.000Z') });
  });

  it('to the professionals goes by another’s promise when nobody holds the overview', () => {
    const dueAt = new Date('2026-11-09T15:00:00.000Z');
    expect(ask({ state: { contactId: null, present: present.filter((one) => one.id !== ingrid) } })).toMatchObject({
      dueAt,
    });
  });

  it('to one of them goes by her own promise', () => {
    const asks = { of: 'participant', participantId: vera } as const;
    expect(ask({ message: { asks } })).toMatchObject({
      participantId: vera,
      dueAt: new Date('2026-11-09T15:00:00.000Z'),
    });
  });

  it('to a relative or the citizen promises no time in her name', () => {
    expect(ask({ message: { asks: { of: 'participant', participantId: siri } } })).toMatchObject({
      participantId: siri,
      dueAt: null,
    });
    expect(send({ message: { asks: { of: 'citizen' } } })).toMatchObject({
      value: { waiting: { on: 'citizen', dueAt: null } },
    });
  });
});

describe('A correction', () => {
  it('neither answers nor asks', () => {
    const waiting = { on: 'participant', participantId: vera, since: friday, dueAt: null } as const;
    const corrected = send({
      state: { thread: { waiting }, correctedBy: vera },
      message: { correctsId: message.id, asks: { of: 'citizen' } },
    });
    expect(corrected).toEqual({ ok: true, value: { waiting } });
    expect(send({ state: { thread: { waiting } } })).toMatchObject({ value: { waiting: { on: 'nobody' } } });
  });
});

describe('A relative', () => {
  it('speaks from the citizen’s side: she does not answer for the professionals', () => {
    const waiting = { on: 'professionals', since: friday, dueAt: null } as const;
    expect(send({ state: { me: { id: siri, rulesVersion: 1 }, thread: { waiting } } })).toMatchObject({
      value: { waiting },
    });
    expect(send({ state: { thread: { waiting } } })).toMatchObject({ value: { waiting: { on: 'nobody' } } });
  });
});
