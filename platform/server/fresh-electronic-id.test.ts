import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PersonId } from '../../kernel/ids.ts';
import { endpoint } from '../contract/endpoint.ts';
import { minutes } from '../testing/held-clock.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { freshForMs } from './fresh-electronic-id.ts';
import type { ServerModule } from './module.ts';
import { implement, inUnit, type RequestContext } from './request-context.ts';

const untraced = { untraced: 'a door that a test opens' };
const at = (path: `/${string}`) => ({ method: 'POST', path }) as const;
const contract = {
  always: endpoint({ audit: untraced, who: 'signed-in', fresh: 'always' })
    .route(at('/doors/always'))
    .output(z.string()),
  perhaps: endpoint({ audit: untraced, who: 'signed-in', fresh: 'when-it-opens' })
    .route(at('/doors/perhaps'))
    .input(z.object({ opens: z.boolean() }))
    .output(z.string()),
  forgets: endpoint({ audit: untraced, who: 'signed-in', fresh: 'when-it-opens' })
    .route(at('/doors/forgets'))
    .output(z.string()),
  untold: endpoint({ audit: untraced, who: 'signed-in' }).route(at('/doors/untold')).output(z.string()),
  wall: endpoint({ audit: untraced, who: 'signed-in' }).route(at('/doors/wall')).output(z.boolean()),
};
const api = implement(contract).$context<RequestContext>().use(inUnit);
const doors: ServerModule = {
  name: 'doors',
  contract,
  routes: () =>
    api.router({
      always: api.always.handler(() => 'open'),
      perhaps: api.perhaps.handler(({ input, context: { unit } }) => {
        unit.requireFresh(input.opens);
        return 'done';
      }),
      forgets: api.forgets.handler(() => 'open'),
      untold: api.untold.handler(({ context: { unit } }) => {
        unit.requireFresh(true);
        return 'open';
      }),
      wall: api.wall.handler(async ({ context: { unit } }) => {
        const { rows } = await sql<{ fresh: boolean }>`select electronic_id_is_fresh() as fresh`.execute(unit.db);
        return rows[0]?.fresh ?? false;
      }),
    }),
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ modules: [doors] });
});
afterAll(() => server.close());

const somebody = async () => {
  const cookie = await server.signIn(PersonId.parse(randomUUID()));
  return { cookie, doors: server.client(contract, cookie) };
};
const refused = { code: 'fresh-sign-in-needed', status: 403 };

describe('What opens something', () => {
  it('asks for an electronic ID used within ten minutes, and no longer', async () => {
    const { doors: mine } = await somebody();
    server.clock.moveBy(freshForMs - 1);
    expect(await mine.always()).toBe('open');
    server.clock.moveBy(1);
    await expect(mine.always()).rejects.toMatchObject(refused);
    await expect(mine.perhaps({ opens: true })).rejects.toMatchObject(refused);
  });

  it('opens again after the electronic ID was used anew, in the same session under another token', async () => {
    const { cookie, doors: mine } = await somebody();
    server.clock.moveBy(minutes(11));
    await server.signAnew(cookie);
    expect(await mine.always()).toBe('open');
    expect(server.cookieNow(cookie)).not.toBe(cookie);
    const withTheOldToken = await fetch(`${server.url}/api/doors/always`, {
      method: 'POST',
      headers: { cookie, 'x-tillit': '1' },
    });
    expect(withTheOldToken.status).toBe(401);
  });

  it('is told from what takes back by the handler, which never asks for it', async () => {
    const { doors: mine } = await somebody();
    server.clock.moveBy(minutes(11));
    expect(await mine.perhaps({ opens: false })).toBe('done');
  });

  it('is known to the row policies by the same minutes', async () => {
    const { doors: mine } = await somebody();
    server.clock.moveBy(freshForMs - 1);
    expect(await mine.wall()).toBe(true);
    server.clock.moveBy(1);
    expect(await mine.wall()).toBe(false);
  });

  it('can not be forgotten: neither by the handler nor in the contract', async () => {
    const { doors: mine } = await somebody();
    await expect(mine.forgets()).rejects.toMatchObject({ code: 'fault' });
    await expect(mine.untold()).rejects.toMatchObject({ code: 'fault' });
    expect(server.faults.splice(0).map((fault) => (fault as Error).message)).toEqual([
      'The endpoint of an untraced endpoint must say whether it opens something.',
      'The contract of an untraced endpoint must say that it may ask for a fresh electronic ID.',
    ]);
  });
});
