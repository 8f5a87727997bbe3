import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ParticipantId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { type AresWorld, decide, newMessage, openAresRoom, refusalOf, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let siriId: PersonId;
let siri: Awaited<ReturnType<AresWorld['as']>>;
let roomId: RoomId;
beforeAll(async () => {
  world = await startAresWorld();
  siriId = await world.add.addPerson({ givenName: 'Siri', familyName: 'Solberg' });
});
afterAll(() => world.server.close());
beforeEach(async () => {
  await world.server.signAnew(world.are.cookie);
  roomId = (await openAresRoom(world)).roomId;
  siri = await world.as(siriId);
  return async () => {
    await world.server.database.asOwner('update participant set related_person_id = null');
    await world.server.database.asOwner('delete from related_person');
    world.server.clock.moveBy(minutes(1));
    await world.are.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  };
});

const named = {
  kind: 'close-by-name',
  givenName: 'Siri',
  familyName: 'Solberg',
  relation: 'trust-person',
  why: 'Søsteren min',
} as const;

/** Are names Siri, says yes, and makes the link. */
async function nameSiri(): Promise<{ participantId: ParticipantId; token: string }> {
  const { participantId } = await world.are.rooms.invite({ roomId, invitee: named });
  await decide(world.are, { roomId, granteeId: participantId }, 'give');
  return { participantId, token: (await world.are.rooms.renewLink({ roomId, participantId })).token };
}

const namesIn = async () =>
  (await world.are.rooms.getRoom({ roomId })).participants.map(({ givenName }) => givenName).sort();
const inRoom = ['Are', 'Frida', 'Ingrid', 'Vera'];

describe('Somebody whom the citizen trusts', () => {
  it('is named by the citizen, comes by a link and is close to her from then on', async () => {
    const { participantId, token } = await nameSiri();
    expect(await world.are.people.listRelatedPersons()).toEqual([]);
    const preview = await world.are.rooms.preview({ roomId, participantId, sees: 'all' });
    expect(preview).toMatchObject({ participantsSeen: 5, messagesHidden: 0 });
    expect(await siri.rooms.openInvitation({ token })).toMatchObject({
      citizenName: 'Are Solberg',
      kind: 'related-person',
      invitedBy: { name: 'Are Solberg' },
      why: 'Søsteren min',
      profession: 'trust-person',
      promises: [],
      preview: { participantsSeen: 5 },
    });
    expect(await siri.rooms.acceptInvitation({ token })).toEqual({ roomId });
    expect(await siri.rooms.acceptInvitation({ token })).toEqual({ roomId });
    expect((await siri.people.getMyself()).acting).toMatchObject({
      kind: 'related-person',
      relation: 'trust-person',
      citizen: { givenName: 'Are' },
    });
    await siri.rooms.sendMessage({ roomId, message: newMessage('Hei Are') });
    expect(await world.are.people.listRelatedPersons()).toMatchObject([
      { person: { givenName: 'Siri' }, relation: 'trust-person', endedAt: null },
    ]);
    expect(await refusalOf(siri.rooms.invite({ roomId, invitee: named }))).toBe('not-found');
  });

  it('is nobody else than the one who was named, and not the citizen herself', async () => {
    const { token } = await nameSiri();
    expect(await refusalOf(world.vera.rooms.acceptInvitation({ token }))).toBe('invitation-is-for-somebody-else');
    const invitee = { ...named, givenName: 'Are Johan' };
    const { participantId } = await world.are.rooms.invite({ roomId, invitee });
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    const own = await world.are.rooms.renewLink({ roomId, participantId });
    expect(await refusalOf(world.are.rooms.acceptInvitation(own))).toBe('invitation-is-for-somebody-else');
  });

  it('is chosen among those who are close by whoever may invite there, and by nobody else', async () => {
    const { id } = await world.add.addRelated(world.people.are, siriId, 'relative');
    await world.add.addRelated(world.people.are, world.people.sara, 'guardian');
    await world.add.addRelated(world.people.are, world.people.stranger, 'relative', { until: '2021-01-01' });
    const close = [{ id, givenName: 'Siri', familyName: 'Solberg', relation: 'relative' }];
    for (const one of [world.are, world.ingrid, world.vera])
      expect(await one.rooms.listCloseOnes({ roomId })).toEqual(close);
    for (const one of [world.sara, world.stranger, siri])
      expect(await refusalOf(one.rooms.listCloseOnes({ roomId }))).toBe('not-found');
    const invitee = { kind: 'related-person', relatedPersonId: id, why: '' } as const;
    const { participantId } = await world.ingrid.rooms.invite({ roomId, invitee });
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    await siri.people.switchRole({ kind: 'related-person', relatedPersonId: id });
    expect(await siri.rooms.join({ roomId })).toEqual({ roomId });
    expect(await refusalOf(siri.rooms.listCloseOnes({ roomId }))).toBe('not-found');
    const { entries } = await world.are.audit.listEntries({ place: roomId });
    const looks = entries.filter(({ event }) => event === 'rooms.close-ones-listed');
    expect(new Set(looks.map(({ who }) => who.givenName))).toEqual(new Set(['Are', 'Ingrid', 'Vera']));
  });

  it('is not known to a practitioner who prepares a room', async () => {
    const { id } = await world.add.addRelated(world.people.are, siriId);
    const circle = [{ kind: 'related-person' as const, relatedPersonId: id, why: '' }];
    const opening = world.stranger.rooms.openRoom({ id: roomId, citizenId: world.people.are, purpose: 'x', circle });
    expect(await refusalOf(opening)).toBe('practitioner-unknown');
  });
});

describe('When the citizen ends that somebody is close to her', () => {
  async function joined() {
    const link = await nameSiri();
    await siri.rooms.acceptInvitation({ token: link.token });
    const [related] = await world.are.people.listRelatedPersons();
    if (related === undefined) throw new Error('Nobody is close to Are.');
    world.server.clock.moveBy(minutes(1));
    return { ...link, relatedPersonId: related.id };
  }

  it('she acts as it no more in that second, and has left the rooms she was in by it', async () => {
    const { relatedPersonId } = await joined();
    expect(await namesIn()).toEqual([...inRoom, 'Siri'].sort());
    await world.are.rooms.endRelation({ relatedPersonId });
    expect(await refusalOf(siri.rooms.getRoom({ roomId }))).toBe('not-found');
    expect(await siri.rooms.listRooms()).toEqual([]);
    expect((await siri.people.getMyself()).choices).toEqual([{ kind: 'citizen' }]);
    expect(await namesIn()).toEqual(inRoom);
    expect(await world.are.people.listRelatedPersons()).toMatchObject([
      { id: relatedPersonId, relation: 'trust-person' },
    ]);
    expect((await world.are.people.listRelatedPersons())[0]?.endedAt).not.toBeNull();
    const hints = await world.server.database.asOwner<{ what: string }>(
      "select what from hint where what = 'rooms.access-ended' and place = $1 and $2 = any(audience)",
      [roomId, siriId],
    );
    expect(hints).toHaveLength(1);
    expect(await world.are.rooms.endRelation({ relatedPersonId })).toEqual({ done: true });
  });

  it('a link from before brings her back only when the citizen says yes again', async () => {
    const former = await joined();
    // A second place, where she was named and has not come yet.
    const { participantId } = await world.are.rooms.invite({
      roomId,
      invitee: { ...named, familyName: 'Solberg-Lie' },
    });
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    world.server.clock.moveBy(minutes(1));
    await world.are.rooms.endRelation(former);
    const { token } = await world.ingrid.rooms.renewLink({ roomId, participantId });
    expect(await refusalOf(siri.rooms.acceptInvitation(former))).toBe('invitation-has-ended');
    expect(await refusalOf(siri.rooms.acceptInvitation({ token }))).toBe('invitation-has-ended');
    world.server.clock.moveBy(minutes(1));
    const again = await nameSiri();
    expect(await siri.rooms.acceptInvitation(again)).toEqual({ roomId });
    expect(await world.are.people.listRelatedPersons()).toMatchObject([{ id: former.relatedPersonId, endedAt: null }]);
  });

  it('it is the citizen who does it; guardians end by what the authorities say', async () => {
    const { relatedPersonId } = await joined();
    for (const one of [world.ingrid, world.vera, world.sara, siri])
      expect(await refusalOf(one.rooms.endRelation({ relatedPersonId }))).toBe('not-found');
    const guardian = await world.add.addRelated(world.people.are, world.people.sara, 'guardian');
    expect(await refusalOf(world.are.rooms.endRelation({ relatedPersonId: guardian.id }))).toBe(
      'guardian-ends-elsewhere',
    );
    expect(await namesIn()).toContain('Siri');
  });
});

describe('The row policies alone', () => {
  let app: pg.Pool;
  beforeAll(() => {
    app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  });
  afterAll(() => app.end());

  /** Runs one statement as the application's role in somebody's name, and undoes it. */
  async function run(who: Record<string, string>, text: string, values: unknown[] = []) {
    const settings = { now: world.server.clock.now().toISOString(), ...who };
    try {
      return await inNameOf(app, settings, async (client) => (await client.query(text, values)).rowCount ?? 0);
    } catch (error) {
      if (error instanceof Error && /row-level security/.test(error.message)) return 'refused';
      throw error;
    }
  }
  const insert = `insert into related_person (id, citizen_id, person_id, relation, since) values (gen_random_uuid(), $1, $2, $3, '2026-11-06')`;
  const end = 'update related_person set ended_at = clock_now() where id = $1';

  it('let somebody become close to a citizen by joining alone, in her own name, and guardian by nothing', async () => {
    const joining = { person_id: siriId, acting_kind: 'citizen', task: 'join' };
    const { are } = world.people;
    expect(await run(joining, insert, [are, siriId, 'relative'])).toBe(1);
    expect(await run({ ...joining, task: '' }, insert, [are, siriId, 'relative'])).toBe('refused');
    expect(await run(joining, insert, [are, world.people.sara, 'relative'])).toBe('refused');
    expect(await run(joining, insert, [siriId, siriId, 'relative'])).toBe('refused');
    expect(await run(joining, insert, [are, siriId, 'guardian'])).toBe('refused');
  });

  it('let only the citizen end it, now, and leave no room without it', async () => {
    const relative = await world.add.addRelated(world.people.are, siriId, 'relative');
    const guardian = await world.add.addRelated(world.people.are, siriId, 'guardian');
    const are = { person_id: world.people.are, acting_kind: 'citizen' };
    const asSiri = { person_id: siriId, acting_kind: 'related-person', acting_id: relative.id };
    expect(await run(are, end, [relative.id])).toBe(1);
    expect(await run(are, end, [guardian.id])).toBe(0);
    expect(await run(asSiri, end, [relative.id])).toBe(0);
    expect(await run(are, end.replace('clock_now()', "'2020-01-01'"), [relative.id])).toBe('refused');
    for (const one of [are, asSiri])
      expect(await run(one, 'select * from end_participations($1)', [relative.id])).toBe(0);
    expect(await run(asSiri, 'select * from close_to_citizen($1)', [world.people.are])).toBe(0);
    expect(await run(are, 'select * from close_to_citizen($1)', [world.people.are])).toBe(1);
  });
});
