import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentId, MessageId, ParticipantId, RoomId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, inNameOf } from '../../../platform/testing/in-name-of.ts';
import { upload } from './attachments-for-tests.ts';
import { type AresWorld, decide, newMessage, openAresRoom, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let app: pg.Pool;
let roomId: RoomId;
let at: Record<'are' | 'vera' | 'frida' | 'sara', ParticipantId>;
let as: Record<
  'are' | 'vera' | 'veraAsCitizen' | 'sara' | 'frida' | 'stranger' | 'nobody' | 'sweep' | 'retention',
  object
>;
type Who = keyof typeof as;
/** Are's of before Sara came and of after; Vera's, unsent; Are's message that brought the later one. */
let files: { early: AttachmentId; late: AttachmentId; unsent: AttachmentId };
let lateMessage: MessageId;

/** Vera is in and sees all, Sara sees from a moment between two messages, Frida was in until Are withdrew, Odd is in no room of his. */
beforeAll(async () => {
  world = await startAresWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const opened = await openAresRoom(world);
  roomId = opened.roomId;
  const early = await sendFile('før.txt');
  world.server.clock.moveBy(minutes(1));
  const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
  const { participantId: sara } = await world.ingrid.rooms.invite({ roomId, invitee });
  await decide(world.are, { roomId, granteeId: sara }, 'give', { sees: { kind: 'now' } });
  await world.sara.rooms.join({ roomId });
  const late = await sendFile('etter.txt');
  lateMessage = late.messageId;
  const unsent = await upload(world.vera, roomId, Buffer.from('Usendt'), 'usendt.txt');
  await decide(world.are, { roomId, granteeId: opened.participants.frida }, 'withdraw');
  at = { ...opened.participants, sara };
  files = { early: early.id, late: late.id, unsent: unsent.id };
  const { people, roles } = world;
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    vera: actingAs(people.vera, roles.vera),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    sara: actingAs(people.sara, roles.sara),
    frida: actingAs(people.frida, roles.frida),
    stranger: actingAs(people.stranger, roles.stranger),
    nobody: {},
    sweep: { task: 'sweep' },
    retention: { task: 'retention' },
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

async function sendFile(name: string) {
  const { id } = await upload(world.are, roomId, Buffer.from(name), name);
  const message = { ...newMessage(''), attachments: [{ id, description: '' }] };
  await world.are.rooms.sendMessage({ roomId, message });
  return { id, messageId: message.id };
}

async function run(who: Who, text: string, values: unknown[] = [], later = 0): Promise<number | 'refused'> {
  const settings = { now: new Date(world.server.clock.now().getTime() + later).toISOString(), ...as[who] };
  try {
    return await inNameOf(app, settings, async (client) => (await client.query(text, values)).rowCount ?? 0);
  } catch (error) {
    if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 'refused';
    throw error;
  }
}
const everybody = ['are', 'vera', 'veraAsCitizen', 'sara', 'frida', 'stranger', 'nobody'] as const;

/** What each of them may do, and what comes of it for everybody else. */
async function only(text: string, values: unknown[], expected: Partial<Record<Who, number>>, later = 0) {
  for (const who of [...everybody, 'sweep', 'retention'] as const) {
    const outcome = await run(who, text, values, later);
    if (expected[who] === undefined) expect([0, 'refused'], who).toContain(outcome);
    else expect(outcome, who).toBe(expected[who]);
  }
}

describe('The row policies alone', () => {
  it('show what was sent with the message, and what was not to its sender', async () => {
    await only('select id from attachment where room_id = $1', [roomId], { are: 2, vera: 3, sara: 1 });
    await only('select id from attachment where id = $1', [files.early], { are: 1, vera: 1 });
    await only('select id from attachment where id = $1', [files.unsent], { vera: 1 });
  });

  it('show the wrapped key to those who are in, and to whoever forgets it', async () => {
    await only('select room_id from room_key where room_id = $1', [roomId], { are: 1, vera: 1, sara: 1, retention: 1 });
    await only('delete from room_key where room_id = $1', [roomId], { retention: 1 });
  });

  it('let a file begin in one’s own name and seat, in a room one may write in', async () => {
    const insert = `insert into attachment (id, room_id, citizen_id, participant_id, person_id, name, announced_size, begun_at) values ($1, $2, $3, $4, $5, 'a', 1, $6)`;
    const file = (seat: string, person: string) => [
      randomUUID(),
      roomId,
      world.people.are,
      seat,
      person,
      world.server.clock.now(),
    ];
    await only(insert, file(at.vera, world.people.vera), { vera: 1 });
    await only(insert, file(at.are, world.people.vera), {});
    await only(insert, file(at.vera, world.people.are), {});
    await only(insert, file(at.frida, world.people.frida), {});
  });

  it('let one’s own unsent file be changed and let go, and no other', async () => {
    await only('update attachment set received_size = 1 where id = $1', [files.unsent], { vera: 1 });
    await only('delete from attachment where id = $1', [files.unsent], { vera: 1 });
    for (const sent of [files.early, files.late]) {
      await only(`update attachment set name = 'b' where id = $1`, [sent], {});
      await only('update attachment set message_id = null, position = null where id = $1', [sent], {});
      await only('delete from attachment where id = $1', [sent], {});
    }
  });

  it('let nothing be put to a message that was sent before, or that another sent', async () => {
    const attach = 'update attachment set message_id = $2, position = 1 where id = $1';
    await only(attach, [files.unsent, lateMessage], {});
    const sending = `with sent as (insert into message (id, room_id, thread_id, citizen_id, seq, participant_id, body, urgency, asks, sent_at)
      select $2, room_id, id, citizen_id, 99, $3, 'Hei', 'no-hurry', 'nobody', $4 from thread where room_id = $5 limit 1 returning 1) select 1 from sent`;
    const settings = { now: world.server.clock.now().toISOString(), ...as.vera };
    const id = randomUUID();
    const attached = await inNameOf(app, settings, async (client) => {
      await client.query(
        sending.replaceAll('$2', '$1').replaceAll('$3', '$2').replaceAll('$4', '$3').replaceAll('$5', '$4'),
        [id, at.vera, world.server.clock.now(), roomId],
      );
      return (await client.query(attach, [files.unsent, id])).rowCount;
    });
    expect(attached).toBe(1);
  });

  it('let the sweeping see and take what has lain unsent for a day, nothing else', async () => {
    const day = 24 * 60 * minutes(1);
    expect(await run('sweep', 'select id from attachment')).toBe(0);
    expect(await run('sweep', 'select id from attachment', [], day + 1)).toBe(1);
    expect(await run('sweep', 'delete from attachment', [], day + 1)).toBe(1);
    await expect(run('vera', 'select needed_objects($1)', [[]])).rejects.toThrow('only the sweeping asks this');
    expect(await run('sweep', 'select * from needed_objects($1)', [[randomUUID()]])).toBe(0);
  });
});
