import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import type { ParticipantId } from '../../../kernel/ids.ts';
import { days, minutes } from '../../../platform/testing/held-clock.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { composeCode, findAddress } from '../../people/server/public.ts';
import { decide, refusalOf } from './rooms-for-tests.ts';
import { inTextsWorld, type TextsWorld } from './texts-world-for-tests.ts';

let world: TextsWorld;
let roomId: TextsWorld['roomId'];
let app: pg.Pool | undefined;
inTextsWorld((given) => {
  world = given;
  ({ roomId } = world);
});
afterAll(() => app?.end());
const pool = () => (app ??= new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 }));

const asOwner: TextsWorld['server']['database']['asOwner'] = (text, values) =>
  world.server.database.asOwner(text, values);
const forgetPhone = () => asOwner('delete from phone');
const ask = (who: 'vera' | 'ingrid' | 'frida' = 'vera', number = '912 00 200') =>
  world[who].rooms.askForCodeBeside({ roomId, number });
const confirm = (code: string, who: 'vera' | 'ingrid' = 'vera') =>
  world[who].rooms.confirmPhoneBeside({ roomId, code });
const write = () => world.vera.rooms.setSmsChoice({ roomId, choice: 'notices', toldBy: 'in-person' });

interface Waiting extends pg.QueryResultRow {
  id: string;
  personId: typeof world.people.are;
  about: unknown;
}
/** The text that went to the phone of the citizen, from which she reads the code aloud. */
async function heard(): Promise<{ text: string; to: string; code: string }> {
  const [row] = await asOwner<Waiting>(
    `select id, person_id as "personId", about from text_message where kind = 'code' order by made_at desc limit 1`,
  );
  if (row === undefined) throw new Error('No text waits.');
  const text = { ...row, strangerNumber: null, kind: 'code', madeAt: world.server.clock.now() } as const;
  const composed = await composeCode(world.server.server.parts, text);
  if (composed === undefined) throw new Error('The code is over.');
  return { ...composed, code: composed.text.slice(0, 6) };
}
const other = (code: string) => (code === '000000' ? '000001' : '000000');
const addressOf = async () =>
  (await findAddress(world.server.server.parts.db, world.server.clock, world.people.are))?.sms;

describe('A practitioner beside the citizen', () => {
  test('confirms the number by the code that she is told, and can then write down the choice', async () => {
    await forgetPhone();
    expect(await refusalOf(write())).toBe('phone-is-not-confirmed');
    expect((await ask()).number).toBe('+4791200200');
    const { text, to, code } = await heard();
    expect(to).toBe('+4791200200');
    expect(text).toContain('Si den bare til den som er hos deg nå');
    expect((await confirm(other(code))).outcome).toBe('wrong-code');
    expect(await addressOf()).toBeUndefined();
    expect((await confirm(code)).outcome).toBe('confirmed');
    expect(await addressOf()).toBe('+4791200200');
    expect(await refusalOf(write())).toBe('allowed');
    expect(world.server.faults).toEqual([]);
  });

  test('stands beside the number and in the log as who typed it', async () => {
    await forgetPhone();
    await ask();
    await confirm((await heard()).code);
    expect(await asOwner('select person_id, confirmed_by from phone')).toEqual([
      { person_id: world.people.are, confirmed_by: world.people.vera },
    ]);
    const entries = await asOwner(
      `select event, person_id, citizen_id, basis from audit_entry where place_id = $1 and event like 'rooms.phone%' order by at, id`,
      [roomId],
    );
    const hers = { person_id: world.people.vera, citizen_id: world.people.are, basis: 'consent' };
    expect(entries).toEqual([
      { event: 'rooms.phone-code-sent', ...hers },
      { event: 'rooms.phone-confirmed', ...hers },
    ]);
  });

  test('does not touch a number that the citizen has confirmed herself, and may replace one that was typed for her', async () => {
    await forgetPhone();
    await world.setPhone(world.people.are, '+4791200300');
    expect(await refusalOf(ask())).toBe('citizen-has-phone');
    expect(await addressOf()).toBe('+4791200300');
    await asOwner('update phone set confirmed_by = $1', [world.people.vera]);
    expect(await refusalOf(ask())).toBe('allowed');
    expect((await confirm((await heard()).code)).outcome).toBe('confirmed');
    expect(await addressOf()).toBe('+4791200200');
  });

  test('types her own code, not one that somebody else has asked for', async () => {
    await forgetPhone();
    await ask('vera');
    const { code } = await heard();
    expect((await confirm(code, 'ingrid')).outcome).toBe('code-has-ended');
    expect((await confirm(code)).outcome).toBe('confirmed');
  });

  test('has ten minutes, five tries and three codes an hour', async () => {
    await forgetPhone();
    await ask();
    const { code } = await heard();
    for (let time = 0; time < 5; time += 1) expect((await confirm(other(code))).outcome).toBe('wrong-code');
    expect((await confirm(code)).outcome).toBe('code-has-ended');
    await ask();
    const second = await heard();
    world.server.clock.moveBy(minutes(10));
    expect((await confirm(second.code)).outcome).toBe('code-has-ended');
    await ask();
    expect(await refusalOf(ask())).toBe('too-many-codes');
    expect(await refusalOf(ask('ingrid'))).toBe('too-many-codes');
    world.server.clock.moveBy(days(2));
  });

  test('takes part in the room: whoever is out of it, or never was there, is told that there is none', async () => {
    await forgetPhone();
    expect(await refusalOf(world.stranger.rooms.askForCodeBeside({ roomId, number: '912 00 200' }))).toBe('not-found');
    expect(await refusalOf(world.stranger.rooms.confirmPhoneBeside({ roomId, code: '000000' }))).toBe('not-found');
    expect(await refusalOf(ask('frida'))).toBe('allowed');
    const [frida] = await asOwner<{ id: ParticipantId }>(
      'select id from participant where room_id = $1 and person_id = $2',
      [roomId, world.people.frida],
    );
    if (frida === undefined) throw new Error('Frida is not in the room.');
    await decide(world.are, { roomId, granteeId: frida.id }, 'withdraw');
    expect(await refusalOf(ask('frida'))).toBe('not-found');
  });
});

describe('The functions alone', () => {
  const practitioner = (person: string, role: { id: string; organisationId: string }) => ({
    person_id: person,
    acting_kind: 'practitioner',
    acting_id: role.id,
    organisation_id: role.organisationId,
    now: world.server.clock.now().toISOString(),
  });
  const send = (settings: Record<string, string>) =>
    inNameOf(pool(), settings, (client) =>
      client.query('select send_code_beside_me($1, $2, $3)', [roomId, randomUUID(), '+4791200200']),
    ).then(
      () => 'sent',
      (error: { code: string }) => error.code,
    );

  test('send nothing for whoever takes no part, or is no practitioner, or is nobody', async () => {
    const { people, roles } = world;
    const citizen = { person_id: people.are, acting_kind: 'citizen', now: world.server.clock.now().toISOString() };
    expect(await send(practitioner(people.stranger, roles.stranger))).toBe('42501');
    expect(await send(citizen)).toBe('42501');
    expect(await send({ now: world.server.clock.now().toISOString() })).toBe('42501');
    expect(await send(practitioner(people.vera, roles.vera))).toBe('sent');
  });

  test('confirm nothing for whoever did not ask for the code', async () => {
    await forgetPhone();
    await ask('vera');
    const [challenge] = await asOwner<{ id: string }>('select id from phone_challenge order by made_at desc limit 1');
    const confirmAs = (settings: Record<string, string>) =>
      inNameOf(pool(), settings, async (client) => {
        const { rows } = await client.query<{ done: boolean }>('select confirm_phone_beside_me($1, $2) as done', [
          roomId,
          challenge?.id,
        ]);
        return rows[0]?.done;
      });
    const { people, roles } = world;
    expect(await confirmAs(practitioner(people.ingrid, roles.ingrid))).toBe(false);
    expect(await confirmAs(practitioner(people.stranger, roles.stranger))).toBe(false);
    expect(await confirmAs(practitioner(people.vera, roles.vera))).toBe(true);
  });
});
