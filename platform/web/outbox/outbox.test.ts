import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { createOutbox } from './outbox.ts';
import { createMemoryStore } from './outbox-store.ts';

const noContact = () => new TypeError('Failed to fetch');
const refusal = new ORPCError('room-is-closed', { status: 409, defined: true });

/** An outbox whose line is good or bad as the test says, and whose pauses are over at once. */
function setUp({ store = createMemoryStore(), locks = createLocks(), owner = 'are' } = {}) {
  const received: unknown[] = [];
  const pauses: number[] = [];
  const answers: (() => unknown)[] = [];
  const outbox = createOutbox({
    store,
    owner,
    lock: locks,
    pause: async (ms) => void pauses.push(ms),
  });
  const sender = async (input: unknown) => {
    const answer = answers.shift()?.();
    if (answer instanceof Error) throw answer;
    received.push(input);
  };
  const write = (text: string, queue = 'room') =>
    outbox.enqueue({ id: text, queue, endpoint: 'rooms.send', input: text });
  return { outbox, received, pauses, answers, sender, write, store, locks };
}

function createLocks() {
  const held = new Map<string, Promise<void>>();
  return (name: string, work: () => Promise<void>) => {
    const after = (held.get(name) ?? Promise.resolve()).then(work);
    held.set(name, after);
    return after;
  };
}

describe('what is written on a bad line', () => {
  it('arrives in the order it was written', async () => {
    const { outbox, received, answers, sender, write } = setUp();
    answers.push(noContact, noContact);
    outbox.register('rooms.send', sender);
    await Promise.all([write('one'), write('two'), write('three')]);
    await outbox.sendAll();
    expect(received).toEqual(['one', 'two', 'three']);
    expect(outbox.waiting.get()).toEqual([]);
  });

  it('is tried again after growing pauses', async () => {
    const { outbox, pauses, answers, sender, write } = setUp();
    answers.push(noContact, noContact, () => new ORPCError('BAD_GATEWAY', { status: 502 }));
    outbox.register('rooms.send', sender);
    await write('one');
    await outbox.sendAll();
    expect(pauses).toEqual([1000, 2000, 4000]);
  });

  it('waits for room where the server has none, says so, and arrives as it was', async () => {
    const { outbox, received, answers, sender, write } = setUp();
    const said: boolean[] = [];
    outbox.isOutOfRoom.subscribe(() => said.push(outbox.isOutOfRoom.get()));
    const full = () => new ORPCError('database-is-full', { status: 503 });
    answers.push(full, full);
    outbox.register('rooms.send', sender);
    await write('one');
    await outbox.sendAll();
    expect(received).toEqual(['one']);
    expect(said).toEqual([true, false]);
  });

  it('survives a reload', async () => {
    const before = setUp();
    await before.write('one');
    const after = setUp({ store: before.store });
    after.outbox.register('rooms.send', after.sender);
    await after.outbox.sendAll();
    expect(after.received).toEqual(['one']);
  });

  it('is sent once, also with two tabs open', async () => {
    const first = setUp();
    const second = setUp({ store: first.store, locks: first.locks });
    first.outbox.register('rooms.send', first.sender);
    second.outbox.register('rooms.send', second.sender);
    await first.write('one');
    await Promise.all([first.outbox.sendAll(), second.outbox.sendAll()]);
    expect([...first.received, ...second.received]).toEqual(['one']);
  });

  it('waits for its own writer on a shared phone', async () => {
    const are = setUp();
    await are.write('one');
    const lise = setUp({ store: are.store, owner: 'lise' });
    lise.outbox.register('rooms.send', lise.sender);
    await lise.outbox.sendAll();
    expect(lise.received).toEqual([]);
  });
});

describe('what the server refuses', () => {
  it('is kept with its text and its reason, and holds back what was written after it', async () => {
    const { outbox, received, answers, sender, write } = setUp();
    answers.push(() => refusal);
    outbox.register('rooms.send', sender);
    await write('one');
    await write('two');
    await outbox.sendAll();
    expect(received).toEqual([]);
    expect(outbox.waiting.get()).toMatchObject([{ input: 'one', refusal: 'room-is-closed' }, { input: 'two' }]);
  });

  it('can be let go, and the rest is sent', async () => {
    const { outbox, received, answers, sender, write } = setUp();
    answers.push(() => refusal);
    outbox.register('rooms.send', sender);
    await write('one');
    await write('two');
    await outbox.sendAll();
    await outbox.discard('one');
    expect(received).toEqual(['two']);
  });

  it('can be tried again', async () => {
    const { outbox, received, answers, sender, write } = setUp();
    answers.push(() => refusal);
    outbox.register('rooms.send', sender);
    await write('one');
    await outbox.sendAll();
    await outbox.tryAgain('one');
    expect(received).toEqual(['one']);
  });

  it('holds back nothing in another room', async () => {
    const { outbox, received, answers, sender, write } = setUp();
    answers.push(() => refusal);
    outbox.register('rooms.send', sender);
    await write('one', 'room A');
    await outbox.sendAll();
    await write('two', 'room B');
    await outbox.sendAll();
    expect(received).toEqual(['two']);
  });
});

it('rests while the person is signed out, and loses nothing', async () => {
  const { outbox, received, answers, sender, write } = setUp();
  const signedOut = () => new ORPCError('not-signed-in', { status: 401, defined: true });
  // Asked twice: when it is written, and when we look.
  answers.push(signedOut, signedOut);
  outbox.register('rooms.send', sender);
  await write('one');
  await outbox.sendAll();
  expect(outbox.waiting.get()).toHaveLength(1);
  await outbox.sendAll();
  expect(received).toEqual(['one']);
});
