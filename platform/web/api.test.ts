import { oc } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createApi } from './api.ts';
import { refusalOf, troubleOf } from './refusal.ts';

const contract = {
  find: oc
    .route({ method: 'GET', path: '/rooms/{id}' })
    .input(z.object({ id: z.string() }))
    .output(z.object({ name: z.string() })),
  send: oc
    .route({ method: 'POST', path: '/rooms/send' })
    .errors({ 'room-is-closed': { status: 409 } })
    .input(z.object({ text: z.string() }))
    .output(z.object({ id: z.string() })),
};

const answer = (status: number, body: object) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const noContact = () => {
  throw new TypeError('Failed to fetch');
};

/** The client, and a line that gives these answers one after the other. */
function setUp(...answers: (() => Response)[]) {
  const requests: Request[] = [];
  const { client, query } = createApi(contract, {
    name: 'rooms',
    url: 'http://tillit.example/api',
    fetch: async (request) => {
      requests.push(request);
      return (answers.shift() ?? noContact)();
    },
  });
  return { client, query, requests };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Settles a call, and the pauses on its way. */
async function settled<T>(call: Promise<T>): Promise<{ value: T } | { error: unknown }> {
  const outcome = call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await vi.runAllTimersAsync();
  return outcome;
}

describe('a read', () => {
  it('goes to the contract’s address and says that it comes from our own page', async () => {
    const { client, requests } = setUp(answer(200, { name: 'Rommet til Are' }));
    expect(await settled(client.find({ id: 'are' }))).toEqual({ value: { name: 'Rommet til Are' } });
    expect(requests[0]?.url).toBe('http://tillit.example/api/rooms/are');
    expect(requests[0]?.headers.get('x-tillit')).toBe('1');
  });

  it('is tried again on a bad line', async () => {
    const { client, requests } = setUp(noContact, answer(503, {}), answer(200, { name: 'Rommet til Are' }));
    expect(await settled(client.find({ id: 'are' }))).toEqual({ value: { name: 'Rommet til Are' } });
    expect(requests).toHaveLength(3);
  });

  it('is not tried again when the answer is no', async () => {
    const { client, requests } = setUp(answer(404, { defined: true, code: 'not-found', status: 404, message: '' }));
    const outcome = await settled(client.find({ id: 'are' }));
    expect('error' in outcome && troubleOf(outcome.error)).toBe('not-found');
    expect(requests).toHaveLength(1);
  });

  it('has the module’s name first in its key', () => {
    expect(setUp().query.find.queryKey({ input: { id: 'are' } })[0]).toEqual(['rooms', 'find']);
  });
});

describe('an action', () => {
  it('is not repeated by itself', async () => {
    const { client, requests } = setUp(noContact);
    const outcome = await settled(client.send({ text: 'Hei' }));
    expect('error' in outcome && troubleOf(outcome.error)).toBe('no-contact');
    expect(requests).toHaveLength(1);
  });

  it('gives the code of a refusal', async () => {
    const { client } = setUp(answer(409, { defined: true, code: 'room-is-closed', status: 409, message: '' }));
    const outcome = await settled(client.send({ text: 'Hei' }));
    expect('error' in outcome && refusalOf(outcome.error)).toBe('room-is-closed');
  });

  it('tells a server without room from one that is away', async () => {
    const codes = ['database-is-full', 'database-away'];
    const { client } = setUp(...codes.map((code) => answer(503, { defined: false, code, status: 503, message: '' })));
    const outcomes = [await settled(client.send({ text: 'Hei' })), await settled(client.send({ text: 'Hei' }))];
    expect(outcomes.map((outcome) => 'error' in outcome && troubleOf(outcome.error))).toEqual([
      'no-room',
      'no-contact',
    ]);
  });

  it('gives no refusal for a fault', async () => {
    const { client } = setUp(answer(500, { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: '' }));
    const outcome = await settled(client.send({ text: 'Hei' }));
    expect('error' in outcome && refusalOf(outcome.error)).toBeUndefined();
    expect('error' in outcome && troubleOf(outcome.error)).toBe('fault');
  });
});
