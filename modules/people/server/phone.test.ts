import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { days, hours, minutes } from '../../../platform/testing/held-clock.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { composeCode } from './compose-code.ts';
import { findAddress } from './find-address.ts';
import { peopleForTests } from './people-for-tests.ts';
import { codeOf } from './phone-code.ts';
import { pausePhone } from './phone-store.ts';
import { peopleModule } from './public.ts';

let server: TestServer;
let app: pg.Pool;
let people: ReturnType<typeof peopleForTests>;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule], textsFrom: '26112' });
  app = new pg.Pool({ connectionString: server.database.appUrl, max: 1 });
  people = peopleForTests(server.database);
});
afterAll(async () => {
  await app.end();
  await server.close();
});
beforeEach(() => server.clock.moveBy(days(2)));

async function somebody(givenName = 'Are') {
  const id = await people.addPerson({ givenName });
  return { id, me: server.client(peopleContract, await server.signIn(id)) };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const challengesOf = (id: PersonId) =>
  server.database.asOwner<{ id: string }>('select id from phone_challenge where person_id = $1 order by made_at desc', [
    id,
  ]);
async function codeFor(id: PersonId): Promise<string> {
  const [challenge] = await challengesOf(id);
  return codeOf(server.server.parts.keys.phoneCode, challenge?.id ?? '');
}
const other = (code: string) => (code === '000000' ? '000001' : '000000');
async function confirmed(who: Somebody, number: string) {
  server.clock.moveBy(minutes(1));
  await who.me.askForPhoneCode({ number });
  return who.me.confirmPhone({ code: await codeFor(who.id) });
}
const refusal = async (call: Promise<unknown>) =>
  call.then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );
const addressOf = async (id: PersonId) => (await findAddress(server.server.parts.db, server.clock, id))?.sms;

describe('A mobile number', () => {
  test('counts when the code that was sent there has come back, and not before', async () => {
    const are = await somebody();
    const asked = await are.me.askForPhoneCode({ number: '912 00 001' });
    expect(asked.asked?.number).toBe('+4791200001');
    expect(await addressOf(are.id)).toBeUndefined();
    const code = await codeFor(are.id);
    expect((await are.me.confirmPhone({ code: other(code) })).outcome).toBe('wrong-code');
    expect(await addressOf(are.id)).toBeUndefined();
    const answer = await are.me.confirmPhone({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(answer).toMatchObject({
      outcome: 'confirmed',
      phone: { confirmed: { number: '+4791200001', pausedAt: null }, asked: null, textsFrom: '26112' },
    });
    expect(await addressOf(are.id)).toBe('+4791200001');
    expect((await are.me.removePhone({})).confirmed).toBeNull();
    expect(await addressOf(are.id)).toBeUndefined();
  });

  test('that an organisation wrote down is suggested and nothing more', async () => {
    const are = await somebody();
    await server.database.asOwner('insert into person_contact (person_id, phone) values ($1, $2)', [
      are.id,
      '912 00 002',
    ]);
    expect(await are.me.getPhone()).toMatchObject({ suggested: '+4791200002', confirmed: null });
    expect(await addressOf(are.id)).toBeUndefined();
  });

  test('stands in no text but the one that carries the code, which stands nowhere', async () => {
    const are = await somebody();
    await are.me.askForPhoneCode({ number: '912 00 003' });
    const code = await codeFor(are.id);
    const [row] = await server.database.asOwner<Parameters<typeof composeCode>[1] & pg.QueryResultRow>(
      'select id, person_id as "personId", kind, about from text_message where person_id = $1',
      [are.id],
    );
    if (row === undefined) throw new Error('Nothing waits to be sent.');
    expect(await composeCode(server.server.parts, row)).toEqual({
      to: '+4791200003',
      text: `${code} er koden din i Tillit. Den gjelder i ti minutter. Gi den ikke til noen.`,
    });
    const everything = await server.database.asOwner(
      'select t::text as text from text_message t union all select c::text from phone_challenge c',
    );
    expect(JSON.stringify(everything.map(({ text }) => String(text).replaceAll(/[0-9a-f-]{36}/g, '')))).not.toContain(
      code,
    );
    server.clock.moveBy(minutes(11));
    expect(await composeCode(server.server.parts, row)).toBeUndefined();
  });

  test('has one person at a time: whoever proves to hold it now', async () => {
    const [first, second] = [await somebody('Are'), await somebody('Per')];
    await confirmed(first, '912 00 004');
    await confirmed(second, '912 00 004');
    expect((await first.me.getPhone()).confirmed).toBeNull();
    expect((await second.me.getPhone()).confirmed?.number).toBe('+4791200004');
  });

  test('that texts do not reach is paused, told to her, and goes on when it is confirmed again', async () => {
    const are = await somebody();
    await confirmed(are, '912 00 005');
    await pausePhone(server.server.parts.db, server.clock, are.id, 'UNDELIVERABLE');
    expect((await are.me.getPhone()).confirmed?.pausedAt).toBe(server.clock.now().toISOString());
    expect(await addressOf(are.id)).toBeUndefined();
    await confirmed(are, '912 00 005');
    expect(await addressOf(are.id)).toBe('+4791200005');
  });
});

describe('A code', () => {
  test('holds for ten minutes', async () => {
    const are = await somebody();
    await are.me.askForPhoneCode({ number: '912 00 006' });
    const code = await codeFor(are.id);
    server.clock.moveBy(minutes(10));
    expect((await are.me.confirmPhone({ code })).outcome).toBe('code-has-ended');
  });

  test('can be guessed at five times, and then not even the right one counts', async () => {
    const are = await somebody();
    await are.me.askForPhoneCode({ number: '912 00 007' });
    const code = await codeFor(are.id);
    for (let guess = 0; guess < 5; guess += 1)
      expect((await are.me.confirmPhone({ code: other(code) })).outcome).toBe('wrong-code');
    expect((await are.me.confirmPhone({ code })).outcome).toBe('code-has-ended');
  });

  test('is not sent more than three times an hour, nor five times a day to one number, by whomever', async () => {
    const are = await somebody();
    for (let time = 0; time < 3; time += 1) await are.me.askForPhoneCode({ number: '912 00 008' });
    expect(await refusal(are.me.askForPhoneCode({ number: '912 00 009' }))).toBe('too-many-codes');
    server.clock.moveBy(hours(1));
    const again = server.client(peopleContract, await server.signIn(are.id));
    await again.askForPhoneCode({ number: '912 00 008' });
    const per = await somebody('Per');
    await per.me.askForPhoneCode({ number: '912 00 008' });
    expect(await refusal(per.me.askForPhoneCode({ number: '912 00 008' }))).toBe('too-many-codes');
    expect(await refusal(per.me.askForPhoneCode({ number: '912 00 010' }))).toBe('allowed');
  });

  test('of before ends when a new one is sent', async () => {
    const are = await somebody();
    await are.me.askForPhoneCode({ number: '912 00 011' });
    const old = await codeFor(are.id);
    server.clock.moveBy(minutes(1));
    await are.me.askForPhoneCode({ number: '912 00 012' });
    if (old !== (await codeFor(are.id))) expect((await are.me.confirmPhone({ code: old })).outcome).toBe('wrong-code');
  });

  test('goes to no land line and to no other part of the world', async () => {
    const are = await somebody();
    for (const number of ['22 12 34 56', '+1 202 555 0143', 'hei'])
      expect(await refusal(are.me.askForPhoneCode({ number }))).toBe('phone-number-invalid');
    expect(await challengesOf(are.id)).toEqual([]);
  });
});

describe('The policies alone', () => {
  const insert = (id: PersonId, number: string) => (client: pg.PoolClient) =>
    client.query('insert into phone (person_id, number, confirmed_at) values ($1, $2, clock_now())', [id, number]);

  test('let nobody have a number that she has not proven just now', async () => {
    const are = await somebody();
    const me = { person_id: are.id, acting_kind: 'citizen', now: server.clock.now().toISOString() };
    await expect(inNameOf(app, me, insert(are.id, '+4791200020'))).rejects.toThrow(/row-level security/);
    await are.me.askForPhoneCode({ number: '912 00 020' });
    await inNameOf(app, me, async (client) => {
      await client.query('update phone_challenge set used_at = clock_now()');
      await expect(insert(are.id, '+4791200020')(client)).resolves.toMatchObject({ rowCount: 1 });
    });
  });

  test('show a number to its person and to the delivery, and to nobody else', async () => {
    const [are, per] = [await somebody('Are'), await somebody('Per')];
    await confirmed(are, '912 00 021');
    const seen = (settings: Record<string, string>) =>
      inNameOf(app, settings, async (client) => {
        const { rowCount } = await client.query('select 1 from phone where person_id = $1', [are.id]);
        return rowCount;
      });
    expect(await seen({ person_id: are.id, acting_kind: 'citizen' })).toBe(1);
    expect(await seen({ task: 'notify' })).toBe(1);
    for (const settings of [{ person_id: per.id, acting_kind: 'citizen' }, { task: 'relay' }, { task: 'import' }, {}])
      expect(await seen(settings)).toBe(0);
  });

  test('let a person put only a code for herself into the outbox', async () => {
    const [are, per] = [await somebody('Are'), await somebody('Per')];
    const put = (to: PersonId, kind: string) =>
      inNameOf(app, { person_id: are.id, acting_kind: 'citizen', now: server.clock.now().toISOString() }, (client) =>
        client.query(
          'insert into text_message (id, person_id, kind, made_at) values (gen_random_uuid(), $1, $2, clock_now())',
          [to, kind],
        ),
      );
    await expect(put(are.id, 'code')).resolves.toMatchObject({ rowCount: 1 });
    await expect(put(per.id, 'code')).rejects.toThrow(/row-level security/);
    await expect(put(are.id, 'answer')).rejects.toThrow(/row-level security/);
  });
});
