import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeOfFile } from './describe-file.ts';
import { openAresRoom, partsForTests, type RightsWorld, say, startRightsWorld } from './rights-for-tests.ts';

let world: RightsWorld;
let roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'];
beforeAll(async () => {
  world = await startRightsWorld();
  ({ roomId } = await openAresRoom(world, ['ingrid', 'vera']));
  const { threadId } = await say(world.are, roomId, 'Jeg sover bedre nå');
  await say(world.ingrid, roomId, 'Så godt å høre');
  await world.are.rooms.saveDraft({
    roomId,
    threadId,
    draft: { subject: '', body: 'Det jeg ikke har sendt' },
  });
});
afterAll(() => world.server.close());

const exported = async (who: { cookie: string }) => {
  const file = await world.rightsOf(who).exportEverything();
  return { file, read: shapeOfFile(partsForTests).parse(JSON.parse(await file.text())) };
};
const lines = async () =>
  world.server.database.asOwner<{ event: string; citizen_id: string; basis: string }>(
    `select event, citizen_id, basis from audit_entry where event = 'rights.everything-exported' order by id`,
  );

describe('Everything about me, as a citizen', () => {
  it('is one file that is built as it says it is', async () => {
    const { read } = await exported(world.are);
    expect(read).toMatchObject({ format: 'tillit-everything-about-me', version: 1, askedAs: 'citizen' });
    expect(Object.keys(read.parts)).toEqual(['people', 'audit', 'consent', 'rooms', 'rights']);
  });

  it('tells who I am, who is in my rooms, what was said and decided, and who has seen it', async () => {
    const { parts } = (await exported(world.are)).read;
    expect(parts['people']).toMatchObject({ person: [{ givenName: 'Are', familyName: 'Solberg' }] });
    expect(parts['rooms']).toMatchObject({
      rooms: [{ id: roomId, openedBy: 'Ingrid Haugen' }],
      messages: [{ body: 'Jeg sover bedre nå', senderName: 'Are Solberg' }, { body: 'Så godt å høre' }],
      drafts: [{ body: 'Det jeg ikke har sendt' }],
    });
    const kinds = (parts['consent'] as { steps: { kind: string }[] }).steps.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['asked', 'asked', 'asked', 'given', 'given']);
    const events = (parts['audit'] as { entries: { event: string }[] }).entries.map(({ event }) => event);
    expect(events).toContain('rooms.message-sent');
  });

  it('holds every message once and in order, however many there are', async () => {
    await world.server.database.asOwner(
      `insert into message (id, room_id, thread_id, citizen_id, seq, participant_id, body, urgency, asks, sent_at)
       select gen_random_uuid(), m.room_id, m.thread_id, m.citizen_id, m.seq + n, m.participant_id, 'Nummer ' || n, m.urgency, m.asks, m.sent_at
       from (select * from message order by seq desc limit 1) m, generate_series(1, 2500) n`,
    );
    const { parts } = (await exported(world.are)).read;
    const seqs = (parts['rooms'] as { messages: { seq: number }[] }).messages.map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 2502 }, (_, index) => index + 1));
  });

  it('names nobody in what it is called', async () => {
    const { file } = await exported(world.are);
    expect(file.name).toBe('tillit-2026-11-06.json');
  });

  it('is one line in the log, and is told to her', async () => {
    const before = (await lines()).length;
    await exported(world.are);
    expect((await lines()).slice(before)).toEqual([
      { event: 'rights.everything-exported', citizen_id: world.people.are, basis: 'own' },
    ]);
    const [hint] = await world.server.database.asOwner(
      `select what, audience, notify from hint order by id desc limit 1`,
    );
    expect(hint).toEqual({ what: 'rights.everything-exported', audience: [world.people.are], notify: true });
  });
});

describe('Everything about me, in my work', () => {
  it('is my role, my settings and my sessions, and not a word of a citizen', async () => {
    const { file, read } = await exported(world.ingrid);
    expect(read.askedAs).toBe('practitioner');
    expect(read.parts['people']).toMatchObject({
      person: [{ givenName: 'Ingrid' }],
      roles: [{ profession: 'psychologist', organisation: 'Askøy kommune' }],
    });
    expect(read.parts['rooms']).toEqual({});
    const text = await file.text();
    expect(text).not.toContain('sover bedre');
    expect(text).not.toContain(world.people.are);
  });

  it('is a line in my own log, and in no citizen’s', async () => {
    const before = (await lines()).length;
    await exported(world.vera);
    expect((await lines()).slice(before)).toEqual([
      { event: 'rights.everything-exported', citizen_id: world.people.vera, basis: 'own' },
    ]);
  });
});

it('the schema that is given out describes the file', async () => {
  const schema = await world.rightsOf(world.are).getExportSchema();
  expect(schema).toMatchObject({ properties: { format: { const: 'tillit-everything-about-me' } } });
  expect(JSON.stringify(schema)).toContain('senderName');
});

it('meets no fault', () => expect(world.server.faults).toEqual([]));
