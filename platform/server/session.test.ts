import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonId } from '../../kernel/ids.ts';
import { HeldClock, hours, minutes } from '../testing/held-clock.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { findMe, hashToken } from './session.ts';

let server: TestServer;
const clock = new HeldClock('2026-11-06T06:00:00.000Z');
beforeAll(async () => {
  server = await startTestServer({ modules: [], clock });
});
afterAll(() => server.close());

const begin = async () => (await server.signIn(PersonId.parse(randomUUID()))).slice('tillit='.length);
const holder = (token: string) => findMe(server.server.parts.db, clock.now(), hashToken(token));

describe('A session', () => {
  it('lasts half an hour without a request', async () => {
    const [used, left] = [await begin(), await begin()];
    clock.moveBy(minutes(29));
    expect(await holder(used)).toBeDefined();
    clock.moveBy(minutes(2));
    expect(await holder(used)).toBeDefined();
    expect(await holder(left)).toBeUndefined();
  });

  it('lasts ten hours, however busy one is', async () => {
    const token = await begin();
    for (let passed = 0; passed < hours(10) - minutes(20); passed += minutes(20)) {
      clock.moveBy(minutes(20));
      expect(await holder(token)).toBeDefined();
    }
    clock.moveBy(minutes(20));
    expect(await holder(token)).toBeUndefined();
  });

  it('has a token of 32 random bytes, of which the database has the hash alone', async () => {
    const tokens = [await begin(), await begin()];
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(tokens[0]).not.toBe(tokens[1]);
    const rows = await server.database.asOwner<{ row: string }>('select session::text as row from session');
    const all = rows.map(({ row }) => row).join('\n');
    for (const token of tokens) {
      expect(all).not.toContain(token);
      expect(all).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
      expect(all).toContain(hashToken(token));
    }
  });
});
