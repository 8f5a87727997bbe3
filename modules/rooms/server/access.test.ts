import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParticipantId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, inNameOf } from '../../../platform/testing/in-name-of.ts';
import { type AresWorld, decide, newMessage, openAresRoom, startAresWorld } from './rooms-for-tests.ts';

/** Who asks, set by hand as the server would; the rules and routes are not there at all. */
interface Settings {
  person_id?: string;
  acting_kind?: string;
  acting_id?: string;
  organisation_id?: string;
}

let world: AresWorld;
let app: pg.Pool;
let roomId: RoomId;
/** The thread of before Sara came, and the one of after. */
let threads: Record<'early' | 'late', ThreadId>;
let at: Record<'are' | 'ingrid' | 'frida' | 'vera' | 'sara', ParticipantId>;
let as: Record<'are' | 'vera' | 'veraAsCitizen' | 'sara' | 'frida' | 'stranger' | 'nobody', Settings>;

/**
 * Vera is in and sees all, Sara is in from a moment between two messages, Frida was in until Are withdrew, and Odd works
 * for the municipality that Are is affiliated with but is in no room of his.
 */
beforeAll(async () => {
  world = await startAresWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const opened = await openAresRoom(world);
  roomId = opened.roomId;
  const first = newMessage('Før Sara kom');
  await world.are.rooms.sendMessage({ roomId, message: first });
  world.server.clock.moveBy(minutes(1));
  const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
  const { participantId: sara } = await world.ingrid.rooms.invite({ roomId, invitee });
  await world.ingrid.rooms.invite({ roomId, invitee: { ...invitee, roleId: world.roles.stranger.id } });
  await decide(world.are, { roomId, granteeId: sara }, 'give', { sees: { kind: 'now' } });
  await world.ingrid.rooms.renewLink({ roomId, participantId: sara });
  await world.sara.rooms.join({ roomId });
  const last = newMessage('Etter at Sara kom');
  await world.are.rooms.sendMessage({ roomId, message: last });
  threads = { early: first.threadId, late: last.threadId };
  await world.vera.rooms.markRead({ roomId, threadId: first.threadId, seq: 1 });
  await world.vera.rooms.markRead({ roomId, threadId: last.threadId, seq: 2 });
  await world.vera.rooms.saveDraft({ roomId, threadId: last.threadId, draft: { subject: '', body: 'Halvferdig' } });
  await decide(world.are, { roomId, granteeId: opened.participants.frida }, 'withdraw');
  at = { ...opened.participants, sara };
  const { people, roles } = world;
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    vera: actingAs(people.vera, roles.vera),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    sara: actingAs(people.sara, roles.sara),
    frida: actingAs(people.frida, roles.frida),
    stranger: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});
type Who = keyof typeof as;

/** Runs one statement as the application's role in somebody's name, and undoes it. */
async function run(who: Who, text: string, values: unknown[] = []): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  try {
    return await inNameOf(app, settings, async (client) => (await client.query(text, values)).rowCount ?? 0);
  } catch (error) {
    if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 'refused';
    throw error;
  }
}

const inRoom: Readonly<Record<string, string>> = {
  room: 'select id from room where id = $1',
  participant: 'select id from participant where room_id = $1',
  thread: 'select id from thread where room_id = $1',
  message: 'select id from message where room_id = $1',
  read_mark: 'select participant_id from read_mark where room_id = $1',
  draft: 'select thread_id from draft where room_id = $1',
  invitation: 'select token_hash from invitation where room_id = $1',
  consent: 'select action_id from consent where subject_id = $1',
  consent_action: 'select id from consent_action where subject_id = $1',
  audit_entry: 'select id from audit_entry where place_id = $1',
};

/** How many of the rows that stand there each of them sees. */
const seen: readonly [table: string, stands: number, sees: Partial<Record<Who, number>>][] = [
  ['room', 1, { are: 1, vera: 1, sara: 1 }],
  ['participant', 6, { are: 6, vera: 6, sara: 6 }],
  ['thread', 2, { are: 2, vera: 2, sara: 1 }],
  ['message', 2, { are: 2, vera: 2, sara: 1 }],
  ['read_mark', 2, { are: 2, vera: 2, sara: 1 }],
  ['draft', 1, { vera: 1 }],
  ['invitation', 1, { are: 1, vera: 1, sara: 1 }],
  ['consent', 5, { are: 5, vera: 5, sara: 5 }],
];

describe('The row policies alone', () => {
  for (const [table, stands, sees] of seen) {
    it(`show each her own of ${table}, and those who are not in the room nothing`, async () => {
      const text = inRoom[table] ?? '';
      expect(await world.server.database.asOwner(text, [roomId])).toHaveLength(stands);
      for (const who of Object.keys(as) as Who[]) expect(await run(who, text, [roomId]), who).toBe(sees[who] ?? 0);
    });
  }

  it('show the history of consents to those who take part, and nobody else', async () => {
    const actions = await world.server.database.asOwner(inRoom['consent_action'] ?? '', [roomId]);
    for (const who of ['are', 'vera', 'sara'] as const)
      expect(await run(who, inRoom['consent_action'] ?? '', [roomId])).toBe(actions.length);
    for (const who of ['frida', 'veraAsCitizen', 'nobody'] as const)
      expect(await run(who, inRoom['consent_action'] ?? '', [roomId])).toBe(0);
  });

  it('show who has seen it to the citizen alone', async () => {
    const entries = await world.server.database.asOwner(inRoom['audit_entry'] ?? '', [roomId]);
    expect(entries.length).toBeGreaterThan(5);
    expect(await run('are', inRoom['audit_entry'] ?? '', [roomId])).toBe(entries.length);
    for (const who of ['vera', 'sara', 'frida', 'stranger', 'nobody'] as const)
      expect(await run(who, inRoom['audit_entry'] ?? '', [roomId])).toBe(0);
  });

  it('show a newcomer the later message and not the earlier', async () => {
    expect(await run('sara', `select 1 from message where room_id = $1 and body = 'Etter at Sara kom'`, [roomId])).toBe(
      1,
    );
    expect(await run('sara', `select 1 from message where body = 'Før Sara kom'`)).toBe(0);
    expect(await run('vera', `select 1 from message where body = 'Før Sara kom'`)).toBe(1);
  });
});

describe('Whose the overview is', () => {
  const holder = async () =>
    (
      await world.server.database.asOwner<{ contact_id: string }>('select contact_id from room where id = $1', [roomId])
    )[0]?.contact_id;
  const asks = (who: Who, whom: string) =>
    run(who, 'select 1 from ask_for_overview($1, $2) as done where done', [roomId, whom]);
  const takes = (who: Who) => run(who, 'select 1 from take_overview($1) where taken', [roomId]);

  it('is written by nobody past the question, also not by who holds it', async () => {
    expect(await holder()).toBe(at.ingrid);
    for (const who of ['are', 'vera', 'sara'] as const)
      expect(await run(who, 'update room set contact_id = $2 where id = $1', [roomId, at.vera]), who).toBe('refused');
    expect(
      await run('are', 'update room set contact_asked_id = $2, contact_asked_by = $2 where id = $1', [roomId, at.vera]),
    ).toBe('refused');
    expect(await run('are', `update room set presence = 'active' where id = $1`, [roomId])).toBe(1);
  });

  it('is asked by the citizen, and not by who is in without holding it, is out or was never in', async () => {
    expect(await asks('are', at.vera)).toBe(1);
    for (const who of ['vera', 'sara', 'frida', 'stranger', 'veraAsCitizen', 'nobody'] as const)
      expect(await asks(who, at.vera), who).toBe(0);
    expect(await asks('are', at.frida)).toBe(0);
    expect(await asks('are', at.are)).toBe(0);
  });

  it('is taken and refused by her who is asked alone', async () => {
    await world.are.rooms.askContact({ roomId, participantId: at.vera });
    for (const who of ['are', 'sara', 'frida', 'stranger', 'veraAsCitizen', 'nobody'] as const)
      expect([
        who,
        await takes(who),
        await run(who, 'select 1 from decline_overview($1) as done where done', [roomId]),
      ]).toEqual([who, 0, 0]);
    expect(await takes('vera')).toBe(1);
    expect(await run('vera', 'select 1 from decline_overview($1) as done where done', [roomId])).toBe(1);
    await world.are.rooms.askContact({ roomId, participantId: null });
    expect(await takes('vera')).toBe(0);
  });
});

/** The same statement, in one's own name and in another's. */
const write = {
  message: (participant: string) => [
    `insert into message (id, room_id, thread_id, citizen_id, seq, participant_id, body, urgency, asks, sent_at)
     select $1, room_id, id, citizen_id, 99, $2, 'Hei', 'no-hurry', 'nobody', $3 from thread where room_id = $4 order by opened_at desc limit 1`,
    [randomUUID(), participant, world.server.clock.now(), roomId],
  ],
  thread: (participant: string) => [
    'insert into thread (id, room_id, citizen_id, opened_by, opened_at, last_message_at) values ($1, $2, $3, $4, $5, $5)',
    [randomUUID(), roomId, world.people.are, participant, world.server.clock.now()],
  ],
  readMark: (participant: string, person: string, thread: string = threads.late, seq = '2') => [
    'insert into read_mark (participant_id, room_id, thread_id, citizen_id, person_id, read_seq, read_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [participant, roomId, thread, world.people.are, person, seq, world.server.clock.now()],
  ],
  markMoved: (thread: string, seq: string) => [
    'update read_mark set read_seq = $2 where room_id = $1 and thread_id = $3',
    [roomId, seq, thread],
  ],
  draft: (person: string) => [
    `insert into draft (person_id, room_id, thread_id, citizen_id, body, saved_at) values ($1, $2, $3, $4, 'Hei', $5)`,
    [person, roomId, randomUUID(), world.people.are, world.server.clock.now()],
  ],
  link: (person: string) => [
    'insert into invitation (token_hash, participant_id, room_id, citizen_id, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $6)',
    [Buffer.from(randomUUID()), at.sara, roomId, world.people.are, person, world.server.clock.now()],
  ],
  yes: (person: string) => [
    `insert into consent_action (id, citizen_id, subject_id, grantee_id, position, kind, purpose, decided_by, decided_as, told_by, recorded_by, at)
     values ($1, $2, $3, $4, 99, 'given', 'room', $5, 'citizen', 'electronic-id', $5, $6)`,
    [randomUUID(), world.people.are, roomId, at.frida, person, world.server.clock.now()],
  ],
  left: (participant: string) => [
    'update participant set left_at = $2 where id = $1',
    [participant, world.server.clock.now()],
  ],
  seat: (participant: string, person: string) => [
    'update participant set person_id = $2 where id = $1',
    [participant, person],
  ],
  rename: () => ['update participant set given_name = $2 where id = $1', [at.are, 'X']],
  close: () => [
    `update room set closed_at = $2, closed_by = $3, readable_after = 'citizen' where id = $1`,
    [roomId, world.server.clock.now(), world.people.vera],
  ],
} satisfies Record<string, (...given: string[]) => [string, unknown[]]>;
type Write = [who: Who, statement: () => [string, unknown[]]];

/** Each denial with its allowed twin. Nothing changed is as good as refused. */
const writes: readonly [what: string, allowed: Write, denied: readonly Write[]][] = [
  [
    'write a message in another’s name, or after the consent was withdrawn',
    ['vera', () => write.message(at.vera)],
    [
      ['vera', () => write.message(at.are)],
      ['frida', () => write.message(at.frida)],
      ['stranger', () => write.message(at.vera)],
      ['nobody', () => write.message(at.vera)],
    ],
  ],
  [
    'open a thread in another’s name',
    ['vera', () => write.thread(at.vera)],
    [
      ['vera', () => write.thread(at.are)],
      ['frida', () => write.thread(at.frida)],
      ['nobody', () => write.thread(at.vera)],
    ],
  ],
  [
    'mark as read for somebody else',
    ['sara', () => write.readMark(at.sara, world.people.sara)],
    [
      ['sara', () => write.readMark(at.are, world.people.are)],
      ['sara', () => write.readMark(at.are, world.people.sara)],
      ['frida', () => write.readMark(at.frida, world.people.frida)],
    ],
  ],
  [
    'mark as read what is hidden from her, or was never said, in any thread',
    ['sara', () => write.readMark(at.sara, world.people.sara)],
    [
      ['sara', () => write.readMark(at.sara, world.people.sara, threads.early, '1')],
      ['sara', () => write.readMark(at.sara, world.people.sara, threads.late, '3')],
    ],
  ],
  [
    'move another’s mark, or her own past the end of a thread',
    ['vera', () => write.markMoved(threads.late, '1')],
    [
      ['vera', () => write.markMoved(threads.late, '3')],
      ['vera', () => write.markMoved(threads.early, '2')],
      ['sara', () => write.markMoved(threads.late, '1')],
      ['are', () => write.markMoved(threads.late, '1')],
    ],
  ],
  [
    'keep a draft for somebody else, or in a room she is not in',
    ['sara', () => write.draft(world.people.sara)],
    [
      ['sara', () => write.draft(world.people.vera)],
      ['frida', () => write.draft(world.people.frida)],
    ],
  ],
  [
    'make a link in another’s name, or without being in',
    ['vera', () => write.link(world.people.vera)],
    [
      ['vera', () => write.link(world.people.ingrid)],
      ['frida', () => write.link(world.people.frida)],
      ['stranger', () => write.link(world.people.stranger)],
    ],
  ],
  [
    'say yes in the citizen’s place',
    ['are', () => write.yes(world.people.are)],
    [
      ['vera', () => write.yes(world.people.are)],
      ['vera', () => write.yes(world.people.vera)],
      ['frida', () => write.yes(world.people.frida)],
    ],
  ],
  [
    'put somebody else out of the room',
    ['vera', () => write.left(at.vera)],
    [
      ['vera', () => write.left(at.sara)],
      ['frida', () => write.left(at.vera)],
      ['nobody', () => write.left(at.vera)],
    ],
  ],
  [
    'take another’s seat, or give hers away',
    ['vera', () => write.seat(at.vera, world.people.vera)],
    [
      ['vera', () => write.seat(at.sara, world.people.vera)],
      ['vera', () => write.seat(at.vera, world.people.stranger)],
    ],
  ],
  [
    'rename another',
    ['are', () => write.rename()],
    [
      ['vera', () => write.rename()],
      ['stranger', () => write.rename()],
    ],
  ],
  [
    'change a room from outside',
    ['are', () => write.close()],
    [
      ['frida', () => write.close()],
      ['stranger', () => write.close()],
      ['nobody', () => write.close()],
    ],
  ],
];

describe('The row policies alone do not let anybody', () => {
  it.each(writes)('%s', async (_what, [who, statement], denied) => {
    expect(await run(who, ...statement())).toBe(1);
    for (const [other, refused] of denied) expect(['refused', 0], other).toContain(await run(other, ...refused()));
  });

  it.each([
    ['change what was said', `update message set body = 'Noe annet' where room_id = $1`],
    ['take a message away', 'delete from message where room_id = $1'],
    ['take a trace away', 'delete from audit_entry where place_id = $1'],
    ['change a trace', `update audit_entry set event = 'x.y' where place_id = $1`],
    ['take a step of a consent back', 'delete from consent_action where subject_id = $1'],
    ['move a room to another citizen', 'update room set citizen_id = me() where id = $1'],
  ])('%s, not even the citizen', async (_what, text) => {
    expect(await run('are', text, [roomId])).toBe('refused');
  });

  it('leave a trace in another’s name', async () => {
    const own = `insert into audit_entry (event, citizen_id, basis) values ('rooms.tested', $1, 'consent')`;
    expect(await run('vera', own, [world.people.are])).toBe(1);
    const others = `insert into audit_entry (event, citizen_id, basis, person_id) values ('rooms.tested', $1, 'consent', $1)`;
    expect(await run('vera', others, [world.people.are])).toBe('refused');
    expect(await run('nobody', own, [world.people.are]).catch(() => 'refused')).toBe('refused');
  });

  it('stand in for somebody in a room she is not in', async () => {
    const text = 'select stand_in_for($1, null)';
    expect(await run('vera', text, [at.sara])).toBe(1);
    for (const who of ['stranger', 'frida', 'nobody'] as const)
      await expect(run(who, text, [at.sara])).rejects.toThrow('nobody to stand in for');
  });
});
