import { afterAll, beforeAll, expect, it } from 'vitest';
import { days } from '../testing/held-clock.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { sweepHints } from './sweep.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ modules: [] });
});
afterAll(() => server.close());

it('forgets a hint after thirty days and keeps one of yesterday', async () => {
  const now = server.clock.now();
  for (const age of [31, 1]) {
    const at = new Date(now.getTime() - days(age));
    await server.database.asOwner(
      `insert into hint (at, what, place, audience) values ($1, 'rooms.message-sent', gen_random_uuid(), '{}')`,
      [at],
    );
  }
  expect(await sweepHints(server.server.parts.db, now)).toBe(1);
  expect(await server.database.asOwner('select at from hint')).toHaveLength(1);
});
