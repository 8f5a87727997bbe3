import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore } from '../../../platform/server/files/open-file-store.ts';
import { type S3ForTests, startS3 } from '../../../platform/testing/s3-for-tests.ts';
import { bytesOf, upload } from '../../rooms/server/attachments-for-tests.ts';
import { roomsModule } from '../../rooms/server/public.ts';
import { decide, newMessage } from '../../rooms/server/rooms-for-tests.ts';
import { RectificationId } from '../domain/rectification.ts';
import { carryOutRetention, forecastRetention } from './carry-out-retention.ts';
import { allRows, onlyIn, tablesOfRoom } from './retention-rows-for-tests.ts';
import { openAresRoom, type RightsWorld, randomUUID, say, startRightsWorld } from './rights-for-tests.ts';

const letter = Buffer.from('Det jeg vil ta opp med dere');
const dayMs = 24 * 60 * 60 * 1000;
/** Tables that hang on a room and keep its rows when it goes, each with its reason. */
const staysWithoutRoom: Readonly<Record<string, string>> = {};
/** Tables in which the id of a room that has gone may still stand, each with its reason. */
const maySayRoom: Readonly<Record<string, string>> = {
  audit_entry: 'the log is a sealed tree, of which no leaf is taken',
};

describe.each(['a folder', 'S3'] as const)('Of two rooms with something of everything in them, files in %s', (kind) => {
  let world: RightsWorld;
  let s3: S3ForTests;
  let goes: Awaited<ReturnType<typeof fullRoom>>;
  let stays: Awaited<ReturnType<typeof fullRoom>>;
  beforeAll(async () => {
    s3 = await startS3();
    const files = kind === 'S3' ? { files: { store: openFileStore(s3.url, '') } } : {};
    world = await startRightsWorld({ textsFrom: '4526112', ...files });
    await asOwner(`insert into phone (person_id, number, confirmed_at) values ($1, '+4791200100', $2)`, [
      world.people.are,
      world.server.clock.now(),
    ]);
    goes = await fullRoom();
    stays = await fullRoom();
    // A complaint is still open about the other one.
    await hold(stays.roomId, null);
    await hold(goes.roomId, world.server.clock.now());
    await setRule();
  });
  afterAll(async () => {
    await world.server.close();
    await s3.close();
  });

  const asOwner: RightsWorld['server']['database']['asOwner'] = (...asked) => world.server.database.asOwner(...asked);
  const parts = () => ({ db: world.server.server.parts.db, now: world.server.clock.now() });
  const hold = (roomId: string, releasedAt: Date | null) =>
    asOwner(`insert into retention_hold values ($1, $2, 'En klagesak', $3, $4, $5)`, [
      roomId,
      world.people.are,
      world.people.ingrid,
      world.server.clock.now(),
      releasedAt,
    ]);
  const stored = async () => {
    const names: string[] = [];
    // Files lie there by the clock on the wall.
    for await (const name of world.server.server.parts.files.store.listBefore(new Date(Date.now() + dayMs)))
      names.push(name);
    return names.toSorted();
  };

  async function setRule() {
    const id = await world.add.addPerson({ givenName: 'Tor', familyName: 'Vik' });
    const role = await world.add.addRole(id, world.organisations.municipality, 'administrator');
    const administrator = world.rightsOf(await world.as(id, role));
    await administrator.setRetention({ kind: 'closed-room', months: 120 });
  }

  async function fullRoom() {
    const { roomId } = await openAresRoom(world);
    const { are, ingrid, vera } = world;
    await are.rooms.setSmsChoice({ roomId, choice: 'texts' });
    const named = { kind: 'close-by-name', givenName: 'Siri', familyName: 'Solberg' } as const;
    const siri = { ...named, relation: 'trust-person', why: 'Søsteren min' } as const;
    const { participantId } = await are.rooms.invite({ roomId, invitee: siri });
    await decide(are, { roomId, granteeId: participantId }, 'give');
    await world.server.signAnew(are.cookie);
    await are.rooms.renewLink({ roomId, participantId });
    const { id: attachmentId } = await upload(are, roomId, letter, 'brev.txt');
    await are.rooms.sendMessage({
      roomId,
      message: { ...newMessage('Se her'), attachments: [{ id: attachmentId, description: '' }] },
    });
    const asked = newMessage('Passer torsdag?', { asks: { of: 'citizen' } });
    await vera.rooms.sendMessage({ roomId, message: asked });
    const written = newMessage('Han vil helst torsdag', { toldBy: 'phone' });
    await ingrid.rooms.sendMessage({ roomId, message: written });
    await are.rooms.confirmMessage({ roomId, messageId: written.id });
    const id = RectificationId.parse(randomUUID());
    const target = { kind: 'message', roomId, messageId: asked.id } as const;
    await world.rightsOf(are).askRectification({ id, target, words: 'Det var fredag.' });
    await world.rightsOf(vera).answerRectification({ id, outcome: 'corrected', words: 'Du har rett.' });
    const { threadId } = await say(ingrid, roomId, 'Så er vi i gang');
    await vera.rooms.markRead({ roomId, threadId, seq: 1 });
    await vera.rooms.saveDraft({ roomId, threadId, draft: { subject: '', body: 'Jeg tenker' } });
    await ingrid.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'citizen', readableUntil: null });
    // After it was closed, since a room with an open one is not.
    await addPathway(roomId);
    await addStory(roomId);
    await addPermission(roomId);
    await addAgreement(roomId);
    await addBraveStep(roomId);
    await addErrand(roomId);
    await addTalk(roomId);
    await addAppointment(roomId);
    return { roomId, attachmentId, messageId: asked.id };
  }

  /** A later module's, so told to the database alone. */
  async function addPathway(roomId: string) {
    const { people, roles, organisations } = world;
    const values = [randomUUID(), people.are, roomId, world.server.clock.now(), roles.ingrid.id];
    await asOwner(
      `with w as (insert into pathway (id, citizen_id, room_id, organisation_id, status, holder_role_id, position, changed_at)
         values ($1, $2, $3, $6, 'referred', $5, 1, $4) returning *)
       insert into pathway_action (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
       select w.id, w.id, w.room_id, w.citizen_id, 1, 'referred', '{"kind": "referred"}', $7, w.holder_role_id, $4 from w`,
      [...values, organisations.dps, people.ingrid],
    );
    await addHandover(values, organisations.dps);
  }

  /** A talk of Ingrid's, signed, and what she would correct. */
  async function addTalk(roomId: string) {
    const { people, roles, server } = world;
    await asOwner(
      `with e as (insert into encounter (id, room_id, citizen_id, person_id, role_id, kind, how, started_at, minutes, begun_at)
         values ($1, $2, $3, $4, $5, 'ad-hoc', 'phone', $6, 10, $6) returning *),
       s as (insert into encounter_step (id, encounter_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, at)
         select e.id, e.id, e.room_id, e.citizen_id, 1, 'sign', '{"kind": "sign"}', '', e.person_id, e.role_id, $6 from e)
       insert into encounter_draft (encounter_id, room_id, citizen_id, person_id, kind, talked, agreed, saved_at)
       select e.id, e.room_id, e.citizen_id, e.person_id, e.kind, 'x', '', $6 from e`,
      [randomUUID(), roomId, people.are, people.ingrid, roles.ingrid.id, server.clock.now()],
    );
  }

  /** With a line that was corrected, and a subject that somebody knows of. */
  async function addHandover(values: unknown[], organisationId: string) {
    const ids = Array.from({ length: 4 }, () => randomUUID());
    await asOwner(
      `with h as (insert into handover (id, pathway_id, citizen_id, room_id, organisation_id, occasion, bridge_role_id, recipe_version, status, opened_at, position, changed_at)
         values ($7, $1, $2, $3, $6, 'new-service', $5, 1, 'opened', $4, 1, $4) returning *),
       a as (insert into handover_action (id, handover_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, at)
         select h.id, h.id, h.room_id, h.citizen_id, 1, 'opened', '{"kind": "opened"}', '', h.citizen_id, h.bridge_role_id, $4 from h)
       select 1`,
      [...values, organisationId, ids[0]],
    );
    await asOwner(
      `with l as (insert into handover_line (id, handover_id, room_id, citizen_id, kind, text, plain, by_person, at)
         values ($6, $5, $3, $2, 'summary', 'x', ' x ', $2, $4) returning *),
       c as (insert into handover_correction (id, line_id, room_id, citizen_id, text, plain, by_person, at)
         select $7, l.id, $3, $2, 'y', ' y ', $2, $4 from l),
       s as (insert into kept_subject (id, handover_id, room_id, citizen_id, text, stems, by_person, at)
         values ($8, $5, $3, $2, 'z', '{z}', $2, $4) returning *)
       insert into kept_subject_reader (subject_id, participant_id, citizen_id, at)
       select s.id, (select p.id from participant p where p.room_id = $3 limit 1), $2, $4 from s where $1::uuid is not null`,
      [...values.slice(0, 4), ...ids],
    );
  }

  async function addPermission(roomId: string) {
    const { people, roles } = world;
    await asOwner(
      `with c as (insert into permission_card (room_id, id, citizen_id, kind, given_role_id, given_at, holds_from)
         values ($1, $2, $3, 'text', $4, $5, '2026-11-06') returning *)
       insert into permission_card_action (room_id, card_id, citizen_id, position, kind, step, by_person, by_role_id, at)
       select c.room_id, c.id, c.citizen_id, 1, 'given', '{"kind": "given"}', $6, c.given_role_id, c.given_at from c`,
      [roomId, randomUUID(), people.are, roles.ingrid.id, world.server.clock.now(), people.ingrid],
    );
  }

  async function addAgreement(roomId: string) {
    const { people, roles } = world;
    await asOwner(
      `with g as (insert into agreement (room_id, id, citizen_id, written_role_id, written_at, owner_role_id, promised_to, status, position, changed_at)
         values ($1, $2, $3, $4, $5, $4, 'citizen', 'agreed', 1, $5) returning *)
       insert into agreement_action (room_id, agreement_id, citizen_id, id, position, kind, step, by_person, by_role_id, at)
       select g.room_id, g.id, g.citizen_id, g.id, 1, 'written', '{"kind": "written"}', $6, g.owner_role_id, g.written_at from g`,
      [roomId, randomUUID(), people.are, roles.ingrid.id, world.server.clock.now(), people.ingrid],
    );
  }

  async function addErrand(roomId: string) {
    const { people, roles, organisations } = world;
    await asOwner(
      `with e as (insert into errand (room_id, id, citizen_id, asked_at, status, responsible_role_id, held_since, told_role_ids, position, changed_at)
         values ($1, $2, $3, $4, 'open', $5, $4, '{}', 1, $4) returning *),
       r as (insert into relay (id, room_id, citizen_id, organisation_id, noted_by, noted_at)
         select e.id, e.room_id, e.citizen_id, $6, e.citizen_id, e.asked_at from e)
       insert into errand_action (room_id, errand_id, citizen_id, id, position, kind, step, by_person, at)
       select e.room_id, e.id, e.citizen_id, e.id, 1, 'asked', '{"kind": "asked"}', e.citizen_id, e.asked_at from e`,
      [roomId, randomUUID(), people.are, world.server.clock.now(), roles.ingrid.id, organisations.municipality],
    );
  }

  async function addBraveStep(roomId: string) {
    const { people } = world;
    await asOwner(
      `with s as (insert into brave_step (room_id, id, citizen_id, written_at, status, asked_ids, coming_ids, told_ids, position, changed_at)
         values ($1, $2, $3, $4, 'ahead', '{}', '{}', '{}', 1, $4) returning *),
       h as (insert into brave_step_hard (room_id, brave_step_id, citizen_id, moment, hard, said_by, said_at)
         select s.room_id, s.id, s.citizen_id, 'before', 8, s.citizen_id, s.written_at from s)
       insert into brave_step_action (room_id, brave_step_id, citizen_id, id, position, kind, step, by_person, at)
       select s.room_id, s.id, s.citizen_id, s.id, 1, 'written', '{"kind": "written"}', s.citizen_id, s.written_at from s`,
      [roomId, randomUUID(), people.are, world.server.clock.now()],
    );
  }

  /** A chapter that was told and read there, and a line; a later module's, too. */
  async function addStory(roomId: string) {
    const values = [world.people.are, randomUUID(), roomId, world.people.vera, world.server.clock.now(), randomUUID()];
    await asOwner(
      `with seat as (select id from participant where room_id = $3 and person_id = $4),
         c as (insert into chapter values ($1, $2, 'own', $1, $5)),
         v as (insert into chapter_version values ($1, $2, $2, 1, 'Turer', 'Hver søndag', $1, 'citizen', $5)),
         r as (insert into chapter_release (citizen_id, id, chapter_id, room_id, participant_id, released_by, released_at)
           select $1, $2, $2, $3, id, $1, $5 from seat),
         m as (insert into chapter_receipt select $1, $2, $2, $3, id, $4, $5 from seat),
         l as (insert into memory_line (room_id, id, citizen_id, participant_id, body, written_at) select $3, $6, $1, id, 'Ella', $5 from seat)
       insert into memory_line_share (room_id, line_id, citizen_id, shared_by, shared_at) values ($3, $6, $1, $1, $5)`,
      values,
    );
  }

  /** As above; with the time it took, and a link to it. */
  async function addAppointment(roomId: string) {
    const { people, roles } = world;
    const now = world.server.clock.now();
    await asOwner(
      `with w as (insert into appointment (id, citizen_id, room_id, owner_role_id, status, role_ids, minutes, starts_at, ends_at, held_from,
           position, changed_at)
         select $1, $2, $3, $4, 'booked', array[$4]::uuid[], 60, s, s + interval '1 hour', '{}', 1, $5
         from (select $5::timestamptz + interval '1 day' * count(*) as s from appointment) x returning *),
       l as (insert into appointment_link (token_hash, appointment_id, room_id, citizen_id, party_id, made_by, made_at, expires_at)
         select convert_to(w.id::text, 'UTF8'), w.id, w.room_id, w.citizen_id, $6, $6, $5, $5 from w)
       insert into appointment_action (id, appointment_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
       select w.id, w.id, w.room_id, w.citizen_id, 1, 'proposed', '{"kind": "proposed"}', $6, w.owner_role_id, $5 from w`,
      [randomUUID(), people.are, roomId, roles.ingrid.id, now, people.ingrid],
    );
  }

  /** How many rows of a room each table has that hangs on rooms. */
  async function countRows(roomId: string) {
    const counts: Record<string, number | undefined> = {};
    for (const [table, condition] of await tablesOfRoom(world.server.database)) {
      const [row] = await asOwner<{ nr: number }>(`select count(*)::int as nr from ${table} where ${condition}`, [
        roomId,
      ]);
      counts[table] = row?.nr;
    }
    return counts;
  }

  it('every table that hangs on a room has rows of it, so that none is forgotten below', async () => {
    world.server.clock.moveTo('2036-11-01T09:00:00.000Z');
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ told: 1, removed: {} });
    world.server.clock.moveTo('2036-12-01T09:00:00.000Z');
    const counts = await countRows(goes.roomId);
    for (const [table, nr] of Object.entries(counts))
      expect([table, nr], 'Put one into fullRoom.').not.toEqual([table, 0]);
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(['attachment', 'room_key', 'rectification_answer']));
  });

  it('the dry run says that one goes, with its file and how large it is', async () => {
    const before = await allRows(world.server.database);
    expect((await forecastRetention(parts()))[0]?.kinds).toMatchObject([
      { kind: 'closed-room', goes: 1, toTell: 0, waiting: 0, files: { count: 1, bytes: letter.length } },
    ]);
    expect(await allRows(world.server.database)).toEqual(before);
  });

  it('nothing of it goes when a part of it can’t', async () => {
    const before = await allRows(world.server.database);
    await asOwner('create table kept_of_room (room_id uuid not null references room)');
    await asOwner('insert into kept_of_room values ($1)', [goes.roomId]);
    await expect(carryOutRetention(parts())).rejects.toThrow('kept_of_room');
    await asOwner('drop table kept_of_room');
    expect(await allRows(world.server.database)).toEqual(before);
  });

  it('one goes with all that hangs on it, and nothing else is touched', async () => {
    const before = await allRows(world.server.database);
    const [lying, ofOther] = [await stored(), await countRows(stays.roomId)];
    const [done] = await carryOutRetention(parts());
    expect(done).toMatchObject({ removed: { 'closed-room': 1 }, files: { count: 1, bytes: letter.length } });
    const left = Object.entries(await countRows(goes.roomId)).filter(([, nr]) => nr !== 0);
    expect(left.map(([table]) => table)).toEqual(Object.keys(staysWithoutRoom));
    const after = await allRows(world.server.database);
    const removed = onlyIn(before, after);
    expect(Object.keys(onlyIn(after, before))).toEqual(['audit_entry', 'retention_run']);
    const hanging = Object.keys(ofOther).filter((table) => !(table in staysWithoutRoom));
    const beside = ['consent', 'consent_action', 'hint', 'text_message'];
    expect(Object.keys(removed).toSorted()).toEqual([...hanging, ...beside].toSorted());
    for (const row of Object.values(removed).flat()) expect(row).not.toContain(stays.roomId);
    expect(await countRows(stays.roomId)).toEqual(ofOther);
    for (const [table, rows] of after)
      if (!(table in maySayRoom))
        for (const id of [goes.roomId, goes.messageId, goes.attachmentId])
          expect(
            rows.filter((row) => row.includes(id)),
            table,
          ).toEqual([]);
    expect(await stored()).toEqual(lying);
  });

  it('its file is swept out of the store, and that of the other one opens still', async () => {
    const before = await stored();
    expect(before.filter((name) => name.startsWith('whole.'))).toHaveLength(2);
    world.server.clock.moveTo(
      new Date(Math.max(Date.now(), world.server.clock.now().getTime()) + 3 * dayMs).toISOString(),
    );
    await roomsModule.sweep?.(world.server.server.parts);
    const [kept] = await asOwner<{ name: string }>(`select 'whole.' || object_id as name from attachment`);
    expect(await stored()).toEqual([kept?.name]);
    const are = await world.as(world.people.are);
    expect(await bytesOf(await are.rooms.getAttachment({ ...stays }))).toEqual(letter);
    expect(world.server.faults).toEqual([]);
  });
});

it('What of a room keeps its rows has a reason', () => {
  for (const reason of [...Object.values(staysWithoutRoom), ...Object.values(maySayRoom)]) expect(reason).not.toBe('');
});
