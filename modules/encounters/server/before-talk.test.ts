import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Day, getDay } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { hours } from '../../../platform/testing/held-clock.ts';
import { agreementsContract } from '../../agreements/contract.ts';
import { AgreementId } from '../../agreements/domain/agreement.ts';
import { braveStepsContract } from '../../brave-steps/contract.ts';
import { BraveStepId } from '../../brave-steps/domain/brave-step.ts';
import { careTeamContract } from '../../care-team/contract.ts';
import { PathwayStep } from '../../pathways/domain/pathway-action.ts';
import { permissionCardsContract } from '../../permission-cards/contract.ts';
import { CardId } from '../../permission-cards/domain/permission-card.ts';
import { newMessage, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { storyContract } from '../../story/contract.ts';
import { ChapterId, VersionId } from '../../story/domain/chapter.ts';
import { LineId } from '../../story/domain/memory-line.ts';
import { transitionsContract } from '../../transitions/contract.ts';
import { KeptSubjectId } from '../../transitions/domain/kept-subject.ts';
import { LineId as AgendaLineId } from '../../transitions/domain/line.ts';
import { corrected, type EncountersWorld, inAresWorld, signed } from './encounters-for-tests.ts';

let world: EncountersWorld;
inAresWorld((given) => {
  world = given;
});
type Who = EncountersWorld['are'];
const transitions = (who: Who) => world.server.client(transitionsContract, who.cookie);
const story = (who: Who) => world.server.client(storyContract, who.cookie);
const handoverId = async () => (await transitions(world.are).listHandovers({ roomId: world.roomId }))[0]!.id;
const keep = async (text: string) =>
  transitions(world.are).keepSubject({ handoverId: await handoverId(), id: KeptSubjectId.parse(randomUUID()), text });
const missing = async (who: Who) => (await world.before(who)).notDone.map(({ what }) => what);

async function tellIngrid(topic: 'my-story' | 'talking-with-me', text: string) {
  const [chapterId, versionId] = [ChapterId.parse(randomUUID()), VersionId.parse(randomUUID())];
  await story(world.are).writeChapter({ chapterId, versionId, basedOn: null, topic, title: '', text });
  const to = { kind: 'participant', participantId: world.participants.ingrid } as const;
  await story(world.are).releaseChapter({ id: randomUUID(), chapterId, roomId: world.roomId, to });
}

describe('Before a talk', () => {
  it('one reads who she is in her own words, how she wishes to be met before all', async () => {
    await tellIngrid('my-story', 'Jeg bygde båter');
    await tellIngrid('talking-with-me', 'Spør meg rett ut');
    await story(world.ingrid).writeLine({
      roomId: world.roomId,
      id: LineId.parse(randomUUID()),
      text: 'Han liker kaffe',
    });
    expect(await world.before(world.ingrid)).toMatchObject({
      citizen: { givenName: 'Are' },
      chapters: [{ text: 'Spør meg rett ut' }, { text: 'Jeg bygde båter' }],
      lines: [{ text: 'Han liker kaffe', byName: 'Ingrid Haugen' }],
    });
    // To Vera he has told nothing, and Ingrid's line is Ingrid's.
    expect(await world.before(world.vera)).toMatchObject({ chapters: [], lines: [], changed: null });
  });

  it('one reads what was talked of last, with whom, and what holds', async () => {
    const { id } = await world.talked(world.vera);
    await world.take(world.vera, id, signed('Jobben', 'Vera ringer sjefen'));
    const terms = { kind: 'text', words: '', from: getDay(2026, 11, 6), until: null, pathwayId: null } as const;
    const cards = world.server.client(permissionCardsContract, world.ingrid.cookie);
    await cards.give({ roomId: world.roomId, id: CardId.parse(randomUUID()), terms });
    expect(await world.before(world.ingrid)).toMatchObject({
      lastTalk: { byName: 'Vera Nilsen', notes: [{ talked: 'Jobben', agreed: 'Vera ringer sjefen' }] },
      permissions: [{ kind: 'text', giver: { name: 'Ingrid Haugen' } }],
      pathways: [{ organisationName: 'Øyane DPS', status: 'referred', holderName: 'Ingrid Haugen', why: 'Søvn' }],
    });
    // She came in later than that was written.
    expect((await world.before(world.sara)).lastTalk).toMatchObject({ byName: 'Vera Nilsen' });
  });

  it('one reads which talk it is: the next of mine, or the one that is meant', async () => {
    const first = await world.book(world.ingrid, world.roles.ingrid, '2026-11-10T09:00:00.000Z');
    const second = await world.book(world.ingrid, world.roles.ingrid, '2026-11-12T09:00:00.000Z');
    expect((await world.before(world.ingrid)).talk?.appointmentId).toBe(first);
    expect((await world.before(world.ingrid, second)).talk?.appointmentId).toBe(second);
    expect((await world.before(world.sara)).talk).toBeNull();
    expect(await refusalOf(world.before(world.sara, first))).toBe('not-found');
  });

  it('one reads what was promised and not done, plainly', async () => {
    expect(await missing(world.ingrid)).toEqual(['no-next-contact', 'meeting-not-offered']);
    const step = PathwayStep.parse({ kind: 'next-contact-agreed', next: { day: '2026-11-07', what: 'Vi ringes' } });
    if (step.kind !== 'next-contact-agreed') throw new Error('Another step.');
    const { pathwayId, roomId } = world;
    await world.pathways(world.ingrid).takeStep({ pathwayId, id: randomUUID(), step });
    await transitions(world.ingrid).takeHandoverStep({
      handoverId: await handoverId(),
      id: randomUUID(),
      step: { kind: 'called', purpose: 'offer', reached: false },
    });
    const question = newMessage('Når får jeg svar?', { asks: { of: 'professionals' } });
    await world.are.rooms.sendMessage({ roomId, message: question });
    await world.talked(world.ingrid);
    await world.goTo('2026-11-09T09:00:00.000Z');
    expect((await world.before(world.ingrid)).notDone).toMatchObject([
      { what: 'question-waits', threadId: question.threadId },
      { what: 'contact-passed', day: '2026-11-07', words: 'Vi ringes' },
      { what: 'meeting-not-offered', organisation: 'Øyane DPS' },
      { what: 'not-reached', times: 1 },
      { what: 'note-not-written' },
    ]);
    // That Ingrid has not written is hers to know.
    expect(await missing(world.vera)).not.toContain('note-not-written');
  });

  it('one reads how much is new since one talked with her, and what one wrote oneself is not', async () => {
    expect((await world.before(world.ingrid)).changed).toBeNull();
    const { id } = await world.talked(world.ingrid);
    await world.goTo('2026-11-06T12:00:00.000Z');
    await world.take(world.ingrid, id, signed('Søvn'));
    await tellIngrid('my-story', 'Jeg bygde båter');
    await world.are.rooms.sendMessage({ roomId: world.roomId, message: newMessage('Hei') });
    const veras = await world.talked(world.vera);
    await world.take(world.vera, veras.id, signed('Jobben'));
    expect((await world.before(world.ingrid)).changed).toMatchObject({ threads: 1, chapters: 1, lines: 0, notes: 1 });
    expect((await world.before(world.vera)).changed).toMatchObject({ threads: 1, chapters: 0, notes: 1 });
  });

  it('nothing stands that touches what she does not want to talk about, but for those whom she has told', async () => {
    const { id } = await world.talked(world.ingrid);
    await world.take(world.ingrid, id, signed('Vi snakket om jobben'));
    await world.take(world.ingrid, id, corrected('Vi snakket om brannen'));
    await transitions(world.ingrid).addLine({
      handoverId: await handoverId(),
      id: AgendaLineId.parse(randomUUID()),
      text: 'Brannen',
    });
    await keep('Branndagen i 2009');
    const hears = async (who: Who) => /brann/iu.test(JSON.stringify([await world.before(who), await world.notes(who)]));
    for (const who of [world.sara, world.vera]) {
      expect(await hears(who)).toBe(false);
      expect(await world.before(who)).toMatchObject({ keepsSubjects: true, subjects: [] });
      // The version before it reads as if it were the only one.
      expect((await world.notes(who))[0]?.notes).toMatchObject([{ talked: 'Vi snakket om jobben' }]);
    }
    expect((await world.before(world.ingrid)).subjects).toEqual(['Branndagen i 2009']);
    expect(await world.notes(world.are)).toMatchObject([{ notes: [{}, {}] }]);
  });

  it('a talk whose every word is kept is not there at all, and nobody is told of it but her', async () => {
    await keep('Branndagen i 2009');
    const { id } = await world.talked(world.ingrid);
    await world.take(world.ingrid, id, signed('Brannen'));
    expect(await world.notes(world.vera)).toEqual([]);
    expect((await world.before(world.vera)).lastTalk).toBeNull();
    const [hint] = await world.server.database.asOwner(`select audience from hint where what like 'encounters.%'`);
    expect(hint?.['audience']).toEqual([world.people.are]);
  });

  it('is one look in her log, with how much of her own words it was', async () => {
    await tellIngrid('my-story', 'Jeg bygde båter');
    const looks = () =>
      world.server.database.asOwner(
        `select event, detail from audit_entry where person_id = $1 and citizen_id = $2 order by id`,
        [world.people.ingrid, world.people.are],
      );
    const before = await looks();
    await world.before(world.ingrid);
    const [look, ...more] = (await looks()).slice(before.length);
    expect(look).toMatchObject({ event: 'encounters.before-read', detail: { chapters: 1, lines: 0 } });
    expect(more).toEqual([]);
  });

  it('is for those who work in the room alone', async () => {
    expect(await refusalOf(world.before(world.are))).toBe('other-role-needed');
    expect(await refusalOf(world.before(world.stranger))).toBe('not-found');
    expect(world.server.faults).toEqual([]);
  });
});

describe('What was promised', () => {
  const agreements = (who: Who) => world.server.client(agreementsContract, who.cookie);
  const promise = (who: Who, owner: PractitionerRoleId | null, what: string, day: string) =>
    agreements(who).write({
      roomId: world.roomId,
      id: AgreementId.parse(randomUUID()),
      terms: { what, owner, to: owner === null ? 'circle' : 'citizen', due: { kind: 'day', day: Day.parse(day) } },
    });

  it('stands as promised until its day has passed, then among what was not done, with whose it is', async () => {
    await promise(world.ingrid, world.roles.ingrid.id, 'Ringer NAV', '2026-11-09');
    await promise(world.are, null, 'Ser etter brevet', '2026-11-20');
    expect((await world.before(world.vera)).promised).toMatchObject([
      { words: 'Ringer NAV', byName: 'Ingrid Haugen', day: '2026-11-09', waits: false },
      { words: 'Ser etter brevet', byName: null, day: '2026-11-20', waits: false },
    ]);
    world.server.clock.moveBy(hours(5 * 24));
    world.vera = await world.as(world.people.vera, world.roles.vera);
    const { notDone, promised } = await world.before(world.vera);
    expect(notDone).toContainEqual({
      what: 'promise-passed',
      words: 'Ringer NAV',
      byName: 'Ingrid Haugen',
      day: '2026-11-09',
    });
    expect(promised).toMatchObject([{ words: 'Ser etter brevet' }]);
  });

  it('stands beside her own next step; how hard that feels is for who holds the overview', async () => {
    const steps = world.server.client(braveStepsContract, world.are.cookie);
    const id = BraveStepId.parse(randomUUID());
    await steps.write({ roomId: world.roomId, id, what: 'Gå på trening', hard: 7 });
    const expected = { id, what: 'Gå på trening', waits: false, isPutOff: false, along: [] };
    expect((await world.before(world.ingrid)).braveSteps).toEqual([{ ...expected, hard: 7 }]);
    expect((await world.before(world.vera)).braveSteps).toEqual([{ ...expected, hard: null }]);
    await steps.takeStep({ roomId: world.roomId, braveStepId: id, id: randomUUID(), step: { kind: 'let-go' } });
    expect((await world.before(world.vera)).braveSteps).toEqual([]);
  });

  it('stands beside whether she calls one hers, which is told of nobody of whom she has not said so', async () => {
    const careTeam = world.server.client(careTeamContract, world.are.cookie);
    await careTeam.sayMine({ roleId: world.roles.ingrid.id, isMine: true });
    expect((await world.before(world.ingrid)).mineSince).toBe(world.server.clock.now().toISOString());
    expect((await world.before(world.vera)).mineSince).toBeNull();
  });
});
