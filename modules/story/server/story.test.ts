import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { decide, refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import {
  letIn,
  newChapterId,
  newLineId,
  newVersionId,
  openStoryRoom,
  release,
  seat,
  startStoryWorld,
  type StoryWorld,
  storyOf,
  write,
} from './story-for-tests.ts';

let world: StoryWorld;
let are: Awaited<ReturnType<typeof openStoryRoom>>;
beforeEach(async () => {
  world = await startStoryWorld();
  are = await openStoryRoom(world);
});
afterEach(() => world.server.close());

const told = async (who: Somebody) => (await storyOf(world, who).getBeforeWeMeet({ roomId: are.roomId })).chapters;
const lines = async (who: Somebody) => (await storyOf(world, who).getBeforeWeMeet({ roomId: are.roomId })).lines;
const mine = async () => (await storyOf(world, world.are).getStory()).chapters;
const later = () => world.server.clock.moveBy(minutes(1));

describe('A chapter', () => {
  it('is read by nobody but the citizen until she releases it, and then by that one receiver alone', async () => {
    const chapter = await write(world, world.are, { text: 'At jeg blir møtt som Are.' });
    await write(world, world.are, { topic: 'own', title: 'Fisketurene', text: 'Hver søndag.' });
    for (const who of [world.ingrid, world.vera, world.siri.client]) expect(await told(who)).toEqual([]);
    const wish = { chapterId: chapter.id, roomId: are.roomId, to: seat(are.participants.vera) };
    const { chapters } = await release(world, world.are, wish);
    expect(chapters[0]?.releases).toEqual([{ roomId: are.roomId, to: wish.to }]);
    expect(await told(world.vera)).toMatchObject([{ topic: 'matters-most', text: 'At jeg blir møtt som Are.' }]);
    for (const who of [world.ingrid, world.frida, world.siri.client]) expect(await told(who)).toEqual([]);
    // Released again it is the same release.
    await release(world, world.are, wish);
    await storyOf(world, world.are).takeBackChapter(wish);
    expect(await told(world.vera)).toEqual([]);
    expect((await mine())[0]?.releases).toEqual([]);
  });

  it('looks to whom it is not released as if it were not there: what she reads is the same, byte by byte', async () => {
    const url = `${world.server.url}/api/rooms/${are.roomId}/story`;
    const asked = () => fetch(url, { headers: { cookie: world.ingrid.cookie } });
    const before = await asked();
    const chapter = await write(world, world.are, { text: 'Søsteren min er viktig.' });
    await release(world, world.are, { chapterId: chapter.id, roomId: are.roomId, to: seat(are.participants.vera) });
    const versionId = chapter.versionId;
    await storyOf(world, world.vera).markRead({ roomId: are.roomId, chapterId: chapter.id, versionId });
    const after = await asked();
    expect(after.status).toBe(200);
    expect(await after.text()).toBe(await before.text());
    const mark = (chapterId: typeof chapter.id) =>
      refusalOf(storyOf(world, world.ingrid).markRead({ roomId: are.roomId, chapterId, versionId }));
    expect(await mark(chapter.id)).toBe(await mark(newChapterId()));
  });

  it('may be for a relative, and for everybody of an organisation in the room, also who comes later', async () => {
    const chapter = await write(world, world.are, { topic: 'when-it-is-hard', text: 'En tur ute hjelper.' });
    const { roomId } = are;
    const nav = { kind: 'organisation', organisationId: world.organisations.nav } as const;
    await release(world, world.are, { chapterId: chapter.id, roomId, to: seat(are.participants.siri) });
    await release(world, world.are, { chapterId: chapter.id, roomId, to: nav });
    expect(await told(world.siri.client)).toHaveLength(1);
    expect(await told(world.vera)).toHaveLength(1);
    expect(await told(world.ingrid)).toEqual([]);
    const invitee = { kind: 'practitioner', roleId: world.viggo.role.id, why: 'Ny' } as const;
    await letIn(world, roomId, invitee, world.viggo.client);
    expect(await told(world.viggo.client)).toHaveLength(1);
    await storyOf(world, world.are).takeBackChapter({ chapterId: chapter.id, roomId, to: nav });
    expect(await told(world.viggo.client)).toEqual([]);
    expect(await told(world.siri.client)).toHaveLength(1);
  });

  it('is gone for whoever is out of the room, and does not come back with her', async () => {
    const chapter = await write(world, world.are, { text: 'Ro om morgenen.' });
    const { roomId } = are;
    const wish = { chapterId: chapter.id, roomId, to: seat(are.participants.vera) };
    await release(world, world.are, wish);
    later();
    const about = { roomId, granteeId: are.participants.vera };
    await decide(world.are, about, 'withdraw');
    expect(await refusalOf(told(world.vera))).toBe('not-found');
    expect((await mine())[0]?.releases).toEqual([]);
    later();
    await decide(world.are, about, 'give');
    expect(await told(world.vera)).toEqual([]);
    await release(world, world.are, wish);
    expect(await told(world.vera)).toHaveLength(1);
  });

  it('is read by nobody in a room that has closed, and nothing is released there', async () => {
    const chapter = await write(world, world.are, { text: 'Ro om morgenen.' });
    const { roomId } = are;
    const wish = { chapterId: chapter.id, roomId, to: seat(are.participants.vera) };
    await release(world, world.are, wish);
    await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null });
    expect(await told(world.vera)).toEqual([]);
    expect(await refusalOf(release(world, world.are, wish))).toBe('receiver-is-not-here');
    expect(await mine()).toHaveLength(1);
  });

  it('keeps its versions for the citizen; a receiver reads only how it reads now', async () => {
    const first = await write(world, world.are, { text: 'Først.' });
    const { roomId } = are;
    await release(world, world.are, { chapterId: first.id, roomId, to: seat(are.participants.vera) });
    await write(world, world.are, { text: 'Så.' }, first.id);
    expect(await told(world.vera)).toMatchObject([{ text: 'Så.' }]);
    const story = storyOf(world, world.are);
    expect(await story.listVersions({ chapterId: first.id })).toMatchObject([{ text: 'Så.' }, { text: 'Først.' }]);
    const asked = storyOf(world, world.vera).listVersions({ chapterId: first.id });
    expect(await refusalOf(asked)).toBe('other-role-needed');
  });

  it('that is put away is told to nobody, and releases to nobody when she writes in it again', async () => {
    const chapter = await write(world, world.are, { text: 'Noe.' });
    const wish = { chapterId: chapter.id, roomId: are.roomId, to: seat(are.participants.vera) };
    await release(world, world.are, wish);
    await write(world, world.are, { text: '' }, chapter.id);
    expect(await told(world.vera)).toEqual([]);
    expect(await refusalOf(release(world, world.are, wish))).toBe('chapter-is-empty');
    await write(world, world.are, { text: 'Noe annet.' }, chapter.id);
    expect(await told(world.vera)).toEqual([]);
  });

  it('is never written over what somebody else wrote meanwhile, and sent twice it is one version', async () => {
    const first = await write(world, world.are, { text: 'Først.' });
    await write(world, world.are, { text: 'Fra telefonen.' }, first.id);
    const story = storyOf(world, world.are);
    const wish = { chapterId: first.id, topic: 'matters-most', title: '', text: 'Fra maskinen.' } as const;
    const stale = story.writeChapter({ ...wish, versionId: newVersionId(), basedOn: first.versionId });
    expect(await refusalOf(stale)).toBe('chapter-has-changed');
    const basedOn = (await mine())[0]?.versionId ?? null;
    const version = { ...wish, versionId: newVersionId(), basedOn };
    await story.writeChapter(version);
    expect((await story.writeChapter(version)).chapters[0]?.versions).toBe(3);
  });

  it('is written by a guardian for a child, and says so; a child writes, and her guardian decides who reads it', async () => {
    const { add, people, organisations } = world;
    const noraId = await add.addPerson({ givenName: 'Nora', familyName: 'Solberg', birthDay: '2015-05-01' });
    await add.affiliate(noraId, organisations.municipality);
    const gro = await world.as(people.stranger, await add.addRelated(noraId, people.stranger, 'guardian'));
    const nora = await world.as(noraId);
    const chapter = await write(world, gro, { text: 'Hun liker hester.' });
    expect(chapter).toMatchObject({ writtenAs: 'guardian' });
    const { decides, citizen } = await storyOf(world, nora).getStory();
    expect({ decides, ...citizen }).toMatchObject({ decides: false, isMe: true, hasGuardian: true });
    expect((await storyOf(world, world.are).getStory()).citizen.hasGuardian).toBe(false);
    expect(await write(world, nora, { text: 'Jeg liker hester.' }, chapter.id)).toMatchObject({
      writtenAs: 'citizen',
    });
    expect((await storyOf(world, gro).getStory()).decides).toBe(true);
  });
});

describe('Read before we met', () => {
  it('is what a receiver says by herself; when the chapter changes, it says that she has read an earlier version', async () => {
    const chapter = await write(world, world.are, { text: 'Først.' });
    const { roomId } = are;
    await release(world, world.are, { chapterId: chapter.id, roomId, to: seat(are.participants.vera) });
    // Reading alone says nothing.
    await told(world.vera);
    expect((await mine())[0]?.receipts).toEqual([]);
    const vera = storyOf(world, world.vera);
    const mark = { roomId, chapterId: chapter.id, versionId: chapter.versionId };
    await vera.markRead(mark);
    await vera.markRead(mark);
    const receipt = { name: 'Vera Nilsen', organisation: 'NAV Askøy' };
    expect((await mine())[0]?.receipts).toMatchObject([{ ...receipt, isEarlier: false }]);
    later();
    await write(world, world.are, { text: 'Så.' }, chapter.id);
    expect((await mine())[0]?.receipts).toMatchObject([{ ...receipt, isEarlier: true }]);
    expect(await told(world.vera)).toMatchObject([{ readAt: null, readEarlierAt: '2026-11-06T09:00:00.000Z' }]);
    expect(await refusalOf(vera.markRead(mark))).toBe('chapter-has-changed');
  });
});

describe('A memory line', () => {
  const text = 'Barna heter Ella og Jonas';
  const addLine = (id = newLineId(), who = world.ingrid) =>
    storyOf(world, who).writeLine({ roomId: are.roomId, id, text });
  const others = () => [world.vera, world.frida, world.siri.client];

  it('is read at once by the citizen, with who wrote it, and by nobody else in the room until she says so', async () => {
    const { id: lineId } = await addLine();
    expect(await lines(world.are)).toMatchObject([
      { text, writtenBy: { name: 'Ingrid Haugen', organisation: 'Askøy kommune' }, isMine: false, readBy: 'writer' },
    ]);
    expect(await lines(world.ingrid)).toMatchObject([{ text, isMine: true }]);
    for (const who of others()) expect(await lines(who)).toEqual([]);
    const story = storyOf(world, world.are);
    await story.shareLine({ roomId: are.roomId, lineId });
    for (const who of others()) expect(await lines(who)).toMatchObject([{ text, isMine: false, readBy: 'room' }]);
    await story.takeBackLine({ roomId: are.roomId, lineId });
    for (const who of others()) expect(await lines(who)).toEqual([]);
    expect(await lines(world.ingrid)).toHaveLength(1);
  });

  it('that the citizen strikes is gone for everybody, its words too, and that she struck it is kept', async () => {
    const { id: lineId } = await addLine();
    await storyOf(world, world.are).shareLine({ roomId: are.roomId, lineId });
    await storyOf(world, world.are).strikeLine({ roomId: are.roomId, lineId });
    for (const who of [world.are, world.ingrid, ...others()]) expect(await lines(who)).toEqual([]);
    const [kept] = await world.server.database.asOwner('select body, struck_by from memory_line where id = $1', [
      lineId,
    ]);
    expect(kept).toEqual({ body: '', struck_by: world.people.are });
    // The same id is not written again over it.
    expect(await refusalOf(addLine(lineId))).toBe('not-found');
  });

  it('is struck by whoever wrote it, too, and by nobody else', async () => {
    const { id: lineId } = await addLine();
    const strike = (who: Somebody) => refusalOf(storyOf(world, who).strikeLine({ roomId: are.roomId, lineId }));
    expect(await strike(world.vera)).toBe('not-found');
    await storyOf(world, world.are).shareLine({ roomId: are.roomId, lineId });
    expect(await strike(world.vera)).toBe('not-yours-to-strike');
    expect(await strike(world.ingrid)).toBe('allowed');
  });

  it('is written by who works with her, in a room that is open; only the citizen says who reads it', async () => {
    const { id: lineId } = await addLine();
    const { roomId } = are;
    const share = (who: Somebody) => refusalOf(storyOf(world, who).shareLine({ roomId, lineId }));
    expect(await share(world.ingrid)).toBe('citizen-side-decides');
    expect(await share(world.vera)).toBe('not-found');
    expect(await refusalOf(addLine(newLineId(), world.siri.client))).toBe('other-role-needed');
    expect(await refusalOf(addLine(newLineId(), world.stranger))).toBe('not-found');
    await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null });
    expect(await refusalOf(addLine())).toBe('room-is-closed');
    expect(await refusalOf(storyOf(world, world.are).strikeLine({ roomId, lineId }))).toBe('allowed');
  });
});

describe('A hint', () => {
  /** Who is given one by what is done: names, in the order of the alphabet, and that all hints are alike. */
  const toldBy = async (work: () => Promise<unknown>) => {
    const [last] = await world.server.database.asOwner<{ id: string }>('select coalesce(max(id), 0) as id from hint');
    await work();
    const hints = await world.server.database.asOwner<{ what: string; notify: boolean; given_name: string }>(
      `select h.what, h.notify, p.given_name from hint h join person p on p.id = any(h.audience) where h.id > $1 order by 3`,
      [last?.id],
    );
    expect(hints.filter(({ what, notify }) => what !== 'story.changed' || notify)).toEqual([]);
    return hints.map(({ given_name }) => given_name);
  };

  it('comes to those alone whom a change concerns, and tells nothing of what it was', async () => {
    const { roomId, participants } = are;
    const story = storyOf(world, world.are);
    const ingrid = storyOf(world, world.ingrid);
    const vera = storyOf(world, world.vera);
    let chapter = await write(world, world.are, { text: 'Først.' });
    const wish = { chapterId: chapter.id, roomId, to: seat(participants.vera) };
    const mark = () => vera.markRead({ roomId, chapterId: chapter.id, versionId: chapter.versionId });
    const lineId = newLineId();
    expect(await toldBy(() => write(world, world.are, { topic: 'please', text: 'Bare min.' }))).toEqual([]);
    expect(await toldBy(() => release(world, world.are, wish))).toEqual(['Vera']);
    expect(await toldBy(mark)).toEqual(['Are']);
    expect(await toldBy(mark)).toEqual([]);
    expect(
      await toldBy(async () => {
        chapter = await write(world, world.are, { text: 'Så.' }, chapter.id);
      }),
    ).toEqual(['Vera']);
    expect(await toldBy(() => story.takeBackChapter(wish))).toEqual(['Vera']);
    expect(await toldBy(() => write(world, world.are, { text: 'Til slutt.' }, chapter.id))).toEqual([]);
    expect(await toldBy(() => ingrid.writeLine({ roomId, id: lineId, text: 'Ella' }))).toEqual(['Are']);
    const inRoom = ['Frida', 'Ingrid', 'Siri', 'Vera'];
    expect(await toldBy(() => story.shareLine({ roomId, lineId }))).toEqual(inRoom);
    expect(await toldBy(() => story.takeBackLine({ roomId, lineId }))).toEqual(inRoom);
    expect(await toldBy(() => story.strikeLine({ roomId, lineId }))).toEqual(['Ingrid']);
  });
});

describe('What opens something', () => {
  it('asks for a fresh electronic ID, and taking it back does not', async () => {
    const chapter = await write(world, world.are, { text: 'Noe.' });
    const { roomId } = are;
    const wish = { chapterId: chapter.id, roomId, to: seat(are.participants.vera) };
    const { id: lineId } = await storyOf(world, world.ingrid).writeLine({ roomId, id: newLineId(), text: 'Ella' });
    await release(world, world.are, wish);
    world.server.clock.moveBy(minutes(11));
    const story = storyOf(world, world.are);
    expect(await refusalOf(story.releaseChapter({ id: randomUUID(), ...wish }))).toBe('fresh-sign-in-needed');
    expect(await refusalOf(story.shareLine({ roomId, lineId }))).toBe('fresh-sign-in-needed');
    expect(await refusalOf(story.takeBackChapter(wish))).toBe('allowed');
    expect(await refusalOf(story.takeBackLine({ roomId, lineId }))).toBe('allowed');
  });
});
