import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { newMessage, refusalOf } from './rooms-for-tests.ts';
import { inTextsWorld, stepsIn, type TextsWorld } from './texts-world-for-tests.ts';

let world: TextsWorld;
let roomId: TextsWorld['roomId'];
let choose: ReturnType<typeof stepsIn>['choose'];
let ask: ReturnType<typeof stepsIn>['ask'];
let messages: ReturnType<typeof stepsIn>['messages'];
let waitsOn: ReturnType<typeof stepsIn>['waitsOn'];
inTextsWorld((given) => {
  world = given;
  ({ roomId } = world);
  ({ choose, ask, messages, waitsOn } = stepsIn(world));
});

describe('What somebody writes for the citizen', () => {
  const write = (who: 'ingrid' | 'vera' | 'are' | 'stranger', more = {}) =>
    world[who].rooms.sendMessage({
      roomId,
      message: newMessage('Han vil helst torsdag', { toldBy: 'phone', ...more }),
    });

  test('is her word, by whom and how it was told, and waits for her to confirm it', async () => {
    const sent = await write('ingrid');
    const expected = {
      senderName: 'Are Solberg',
      isMine: false,
      provenance: { toldBy: 'phone', writtenBy: { name: 'Ingrid Haugen' }, confirmedAt: null },
    };
    expect(sent).toMatchObject(expected);
    expect((await messages())[0]).toMatchObject(expected);
    const [seen] = (await world.are.rooms.listMessages({ roomId })).messages;
    expect(seen).toMatchObject({ ...expected, isMine: true });
    await world.are.rooms.confirmMessage({ roomId, messageId: sent.id });
    expect((await messages())[0]?.provenance?.confirmedAt).toBe(world.server.clock.now().toISOString());
    expect(await refusalOf(world.are.rooms.confirmMessage({ roomId, messageId: sent.id }))).toBe('nothing-to-confirm');
  });

  test('answers a question to her as her own words would', async () => {
    const { message } = await ask();
    await write('ingrid', { threadId: message.threadId, subject: undefined });
    expect(await waitsOn()).toEqual([undefined]);
  });

  test('is new to her and not to the one who wrote it', async () => {
    await write('ingrid');
    const unread = async (who: 'are' | 'ingrid' | 'vera') => (await world[who].rooms.getRoom({ roomId })).unread;
    expect([await unread('are'), await unread('ingrid'), await unread('vera')]).toEqual([1, 0, 1]);
  });

  test('is written by nobody outside, and not by herself', async () => {
    expect(await refusalOf(write('are'))).toBe('citizen-writes-herself');
    expect(await refusalOf(write('stranger'))).toBe('not-found');
  });

  test('is confirmed by her alone, and only what was written for her', async () => {
    const { id } = await write('ingrid');
    expect(await refusalOf(world.vera.rooms.confirmMessage({ roomId, messageId: id }))).toBe(
      'only-citizen-side-decides',
    );
    const own = await world.are.rooms.sendMessage({ roomId, message: newMessage('Mitt') });
    expect(await refusalOf(world.are.rooms.confirmMessage({ roomId, messageId: own.id }))).toBe('nothing-to-confirm');
  });

  test('is corrected by her, by its own way', async () => {
    const sent = await write('ingrid');
    const correction = newMessage('Fredag', { threadId: sent.threadId, correctsId: sent.id });
    expect(await refusalOf(world.are.rooms.sendMessage({ roomId, message: correction }))).toBe('allowed');
  });

  test('is texted to her if she wants words by text, and JA confirms it', async () => {
    await choose('texts');
    const sent = await write('ingrid');
    const [text] = await world.deliver();
    expect(text).toMatch(/^Ingrid skrev for deg: Han vil helst torsdag\nStemmer det\? Svar JA, .* \(kode [A-Z]\d\)\.$/);
    await world.text('JA');
    expect((await messages()).find(({ id }) => id === sent.id)?.provenance?.confirmedAt).not.toBeNull();
    expect(world.server.faults).toEqual([]);
  });

  test('is corrected by a text that is no yes', async () => {
    await choose('texts');
    const sent = await write('ingrid');
    await world.deliver();
    await world.text('Nei, fredag');
    expect((await messages()).at(-1)).toMatchObject({
      body: 'Nei, fredag',
      correctsId: sent.id,
      provenance: { toldBy: 'sms' },
    });
  });
});

describe('The policies alone', () => {
  let app: pg.Pool;
  beforeAll(() => {
    app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  });
  afterAll(() => app.end());
  const now = () => world.server.clock.now().toISOString();
  const insert = (columns: Record<string, unknown>) => async (client: pg.PoolClient) => {
    const row = { urgency: 'no-hurry', asks: 'nobody', body: 'Falsk', seq: 99, sent_at: now(), ...columns };
    const names = Object.keys(row);
    return client.query(
      `insert into message (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  async function scene() {
    const { message } = await ask();
    const room = await world.are.rooms.getRoom({ roomId });
    const seat = (name: string) => room.participants.find(({ givenName }) => givenName === name)?.id;
    const row = {
      id: crypto.randomUUID(),
      room_id: roomId,
      thread_id: message.threadId,
      citizen_id: world.people.are,
      participant_id: seat('Are'),
    };
    return { row, ingridSeat: seat('Ingrid'), veraSeat: seat('Vera') };
  }
  const asIngrid = () => ({
    person_id: world.people.ingrid,
    acting_kind: 'practitioner',
    acting_id: world.roles.ingrid.id,
    organisation_id: world.organisations.municipality,
    now: now(),
  });
  const denied = /row-level security|permission denied/;

  test('let somebody write for the citizen only as herself, by phone or in person', async () => {
    const { row, ingridSeat, veraSeat } = await scene();
    const as = (columns: object) => inNameOf(app, asIngrid(), insert({ ...row, ...columns }));
    await expect(as({ told_by: 'phone', written_by: ingridSeat })).resolves.toMatchObject({ rowCount: 1 });
    await expect(as({})).rejects.toThrow(denied);
    await expect(as({ told_by: 'phone', written_by: veraSeat })).rejects.toThrow(denied);
    await expect(as({ told_by: 'sms' })).rejects.toThrow(denied);
    await expect(as({ participant_id: veraSeat, told_by: 'phone', written_by: ingridSeat })).rejects.toThrow(denied);
  });

  test('let the task that receives texts write nothing by itself, and see nothing', async () => {
    const { row } = await scene();
    await expect(inNameOf(app, { task: 'sms', now: now() }, insert({ ...row, told_by: 'sms' }))).rejects.toThrow(
      denied,
    );
    for (const table of ['message', 'room', 'thread', 'participant', 'person', 'consent', 'sms_choice', 'audit_entry'])
      expect((await inNameOf(app, { task: 'sms' }, (client) => client.query(`select 1 from ${table}`))).rowCount).toBe(
        0,
      );
  });

  test('give the task a seat only where something waits for a text that was consented to', async () => {
    const { row } = await scene();
    const seat = (settings: Record<string, string>) =>
      inNameOf(app, settings, async (client) => {
        const { rows } = await client.query<{ sending: unknown }>(
          'select room_for_text($1, $2, $3, $4, null) as sending',
          [world.people.are, roomId, row.thread_id, row.id],
        );
        return rows[0]?.sending;
      });
    expect(await seat({ task: 'sms', now: now() })).toBeNull();
    await choose('texts');
    const { message } = await ask();
    row.thread_id = message.threadId;
    expect(await seat({ task: 'sms', now: now() })).not.toBeNull();
    expect(await seat({ task: 'notify', now: now() })).toBeNull();
    expect(await seat(asIngrid())).toBeNull();
    await inNameOf(app, { task: 'sms', now: now() }, async (client) => {
      await client.query('select room_for_text($1, $2, $3, $4, null)', [
        world.people.are,
        roomId,
        row.thread_id,
        row.id,
      ]);
      expect((await client.query('select me() as me')).rows).toEqual([{ me: null }]);
      expect((await client.query('select 1 from message')).rowCount).toBe(0);
      await expect(insert({ ...row, told_by: null })(client)).rejects.toThrow(denied);
    });
  });

  test('let nobody record a choice in another’s name, nor confirm for the citizen', async () => {
    const choice = (columns: string) => (client: pg.PoolClient) =>
      client.query(
        `insert into sms_choice (room_id, citizen_id, position, kind, words_version, decided_by, told_by, recorded_by, recorded_role_id, at)
         values ('${roomId}', '${world.people.are}', 9, 'texts', 1, ${columns}, clock_now())`,
      );
    const [are, ingrid, role] = [world.people.are, world.people.ingrid, world.roles.ingrid.id];
    await expect(inNameOf(app, asIngrid(), choice(`'${are}', 'phone', '${ingrid}', '${role}'`))).resolves.toMatchObject(
      { rowCount: 1 },
    );
    await expect(inNameOf(app, asIngrid(), choice(`'${are}', 'electronic-id', '${are}', null`))).rejects.toThrow(
      denied,
    );
    await expect(inNameOf(app, asIngrid(), choice(`'${ingrid}', 'electronic-id', '${ingrid}', null`))).rejects.toThrow(
      denied,
    );
    const told = await write();
    const confirm = (client: pg.PoolClient) =>
      client.query(
        `insert into message_confirmation (room_id, message_id, citizen_id, confirmed_by, told_by, confirmed_at)
         values ($1, $2, $3, me(), 'electronic-id', clock_now())`,
        [roomId, told, are],
      );
    await expect(inNameOf(app, asIngrid(), confirm)).rejects.toThrow(denied);
    await expect(inNameOf(app, { person_id: are, acting_kind: 'citizen', now: now() }, confirm)).resolves.toMatchObject(
      { rowCount: 1 },
    );
  });
  const write = async () =>
    (await world.ingrid.rooms.sendMessage({ roomId, message: newMessage('Torsdag', { toldBy: 'in-person' }) })).id;
});
