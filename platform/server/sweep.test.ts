import { afterAll, beforeAll, expect, it } from 'vitest';
import { days } from '../testing/held-clock.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { sweepHints, sweepTexts } from './sweep.ts';

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

it('forgets what became of texts, and the numbers of strangers, after ninety days', async () => {
  const now = server.clock.now();
  for (const age of [91, 89]) {
    const at = new Date(now.getTime() - days(age));
    await server.database.asOwner(
      `insert into text_message (id, stranger_number, kind, made_at) values (gen_random_uuid(), '+4791234567', 'answer', $1)`,
      [at],
    );
    await server.database.asOwner(`insert into received_text values ('sveve', $2, null, $1)`, [at, String(age)]);
  }
  await sweepTexts(server.server.parts.db, now);
  expect(await server.database.asOwner('select 1 from text_message')).toHaveLength(1);
  expect(await server.database.asOwner('select gateway_id from received_text')).toEqual([{ gateway_id: '89' }]);
});
