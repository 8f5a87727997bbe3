import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decide, newMessage, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { PathwayId } from '../domain/pathway.ts';
import {
  letIn,
  onDay,
  type PathwaysWorld,
  pathwaysOf,
  type referAre,
  whenAreIsReferred,
} from './pathways-for-tests.ts';

let world: PathwaysWorld;
let are: Awaited<ReturnType<typeof referAre>>;
const days = (count: number) => count * 24 * 3_600_000;
const next = (text: string) => ({ kind: 'next-contact-agreed', next: { day: onDay(text), what: 'Samtale' } }) as const;
const accepted = { kind: 'accepted' } as const;
const passed = { kind: 'responsibility-accepted' } as const;

whenAreIsReferred((...opened) => {
  [world, are] = opened;
});

const seen = async (who: PathwaysWorld['are']) => (await pathwaysOf(world, who).listPathways(are))[0];

describe('A referral', () => {
  it('is held by the one who sent it until the receiver has taken the responsibility, and Are reads who it is', async () => {
    expect(await seen(world.are)).toMatchObject({
      status: 'referred',
      holder: world.roles.ingrid.id,
      organisationName: 'Øyane DPS',
    });
    await are.take(world.sara, accepted);
    expect(await seen(world.are)).toMatchObject({
      status: 'accepted',
      holder: world.roles.ingrid.id,
      receiver: world.roles.sara.id,
    });
    expect(await refusalOf(are.take(world.ingrid, passed))).toBe('receiver-needed');
    await are.take(world.sara, passed);
    expect(await seen(world.are)).toMatchObject({ status: 'started', holder: world.roles.sara.id, receiver: null });
  });

  it('is one when it is sent twice, and so is a step', async () => {
    const again = {
      roomId: are.roomId,
      id: are.pathwayId,
      organisationId: world.organisations.dps,
      why: 'Søvn og uro',
    };
    await pathwaysOf(world, world.ingrid).refer(again);
    expect(await pathwaysOf(world, world.are).listPathways(are)).toHaveLength(1);
    const id = randomUUID();
    await are.take(world.ingrid, next('2026-11-20'), id);
    await are.take(world.ingrid, next('2026-11-27'), id);
    expect((await seen(world.are))?.nextContact?.day).toBe('2026-11-20');
  });

  it('is one when it is sent twice at once, and so is a step', async () => {
    const id = PathwayId.parse(randomUUID());
    const sent = { roomId: are.roomId, id, organisationId: world.organisations.nav, why: 'Arbeid' };
    const referred = await Promise.all([1, 2, 3].map(() => pathwaysOf(world, world.ingrid).refer(sent)));
    expect(new Set(referred.map((one) => JSON.stringify(one))).size).toBe(1);
    const step = randomUUID();
    await Promise.all([1, 2, 3].map(() => are.take(world.ingrid, next('2026-11-20'), step)));
    const history = await pathwaysOf(world, world.are).getHistory(are);
    expect(history.map(({ step: { kind } }) => kind)).toEqual(['referred', 'next-contact-agreed']);
    expect(world.server.faults).toEqual([]);
  });

  it('is received by one when two there say so in the same moment, and the other is told that it no longer fits', async () => {
    await letIn(world, are.roomId, world.stian.client, world.stian.role);
    const both = [world.sara, world.stian.client].map((who) => refusalOf(are.take(who, accepted)));
    expect((await Promise.all(both)).toSorted()).toEqual(['allowed', 'step-does-not-fit']);
    const held = await seen(world.are);
    expect([world.roles.sara.id, world.stian.role.id]).toContain(held?.receiver);
    expect(held).toMatchObject({ status: 'accepted', holder: world.roles.ingrid.id });
    expect(world.server.faults).toEqual([]);
  });

  it('is held by one when it is passed on in two ways in the same moment', async () => {
    await letIn(world, are.roomId, world.ivar.client, world.ivar.role);
    await are.take(world.sara, accepted);
    const moved = { kind: 'contact-moved', to: world.ivar.role.id, words: 'Ny jobb' } as const;
    await are.take(world.ingrid, { ...moved, kind: 'contact-asked' });
    const outcomes = await Promise.all([
      refusalOf(are.take(world.ivar.client, moved)),
      refusalOf(are.take(world.sara, passed)),
    ]);
    // Taken last, nobody asks Ivar any more; taken first, Sara takes it over from him.
    expect(outcomes[1]).toBe('allowed');
    expect(['allowed', 'asked-needed']).toContain(outcomes[0]);
    expect(await seen(world.are)).toMatchObject({ holder: world.roles.sara.id, receiver: null });
    expect(world.server.faults).toEqual([]);
  });

  it('tells what is wrong with its day, and begins nothing then', async () => {
    const asked = { roomId: are.roomId, organisationId: world.organisations.dps, why: 'Mer' };
    const wrong = { ...asked, id: PathwayId.parse(randomUUID()), next: { day: onDay('2026-11-01'), what: 'Samtale' } };
    expect(await refusalOf(pathwaysOf(world, world.ingrid).refer(wrong))).toBe('day-has-passed');
    expect(await pathwaysOf(world, world.are).listPathways(are)).toHaveLength(1);
  });
});

describe('The first questions', () => {
  const told = (help: string) => ({ kind: 'intake-answered', version: 1, answers: { help } }) as const;

  it('come with the referral, are changed by Are until they have answered, and are read by who comes later, as they stand now', async () => {
    const id = PathwayId.parse(randomUUID());
    const asked = { roomId: are.roomId, id, organisationId: world.organisations.dps, why: 'Uro' };
    const ingrid = pathwaysOf(world, world.ingrid);
    const referred = await ingrid.refer({ ...asked, intake: { help: 'Å sove', reach: 'Ring etter tolv' } });
    expect(referred.intake).toMatchObject({
      answers: { help: 'Å sove', reach: 'Ring etter tolv' },
      byRoleId: world.roles.ingrid.id,
    });
    const take = (who: PathwaysWorld['are'], step: Parameters<typeof are.take>[1]) =>
      pathwaysOf(world, who).takeStep({ pathwayId: id, id: randomUUID(), step });
    const more = await take(world.sara, { kind: 'asked-for-more', words: 'Hva er prøvd?' });
    expect(more).toMatchObject({ status: 'referred', decision: { is: 'asked-for-more', words: 'Hva er prøvd?' } });
    const changed = await take(world.are, told('Å sove, og komme ut'));
    expect(changed).toMatchObject({ decision: null, intake: { byRoleId: null } });
    world.server.clock.moveBy(60_000);
    await letIn(world, are.roomId, world.stian.client, world.stian.role);
    const shownTo = async (who: PathwaysWorld['are']) =>
      (await pathwaysOf(world, who).listPathways(are)).find((pathway) => pathway.id === id);
    expect((await shownTo(world.stian.client))?.intake?.answers).toEqual({ help: 'Å sove, og komme ut' });
    const history = await pathwaysOf(world, world.stian.client).getHistory({ pathwayId: id });
    expect(
      history.map(({ step }) => ('answers' in step ? step.answers : 'words' in step ? step.words : step.kind)),
    ).toEqual(['referred', {}, '', { help: 'Å sove, og komme ut' }]);
    await take(world.stian.client, { kind: 'not-accepted', reason: 'no-room-now', words: 'Fullt til mars' });
    expect(await refusalOf(take(world.are, told('Noe annet')))).toBe('step-does-not-fit');
    expect(await shownTo(world.are)).toMatchObject({
      intake: { answers: { help: 'Å sove, og komme ut' } },
      decision: { is: 'declined', reason: 'no-room-now', words: 'Fullt til mars', byRoleId: world.stian.role.id },
    });
  });
});

describe('A colleague who is asked to take over', () => {
  const asks = (to: PathwaysWorld['ivar']['role']) =>
    ({ kind: 'contact-asked', to: to.id, words: 'Jeg slutter i desember' }) as const;
  const yes = () => ({ kind: 'contact-moved', to: world.ivar.role.id, words: '' }) as const;

  it('holds it once he has said yes; until then whoever asked does, and Are reads both', async () => {
    await letIn(world, are.roomId, world.ivar.client, world.ivar.role);
    expect(await refusalOf(are.take(world.ingrid, yes()))).toBe('asked-needed');
    expect(await refusalOf(are.take(world.ingrid, asks(world.roles.sara)))).toBe('colleague-needed');
    await are.take(world.ingrid, asks(world.ivar.role));
    expect(await refusalOf(are.take(world.ingrid, asks(world.ivar.role)))).toBe('step-does-not-fit');
    for (const who of [world.are, world.ivar.client])
      expect(await seen(who)).toMatchObject({
        holder: world.roles.ingrid.id,
        asked: { to: world.ivar.role.id, words: 'Jeg slutter i desember', notNow: null },
      });
    expect((await pathwaysOf(world, world.ivar.client).listMine()).map(({ id }) => id)).toEqual([are.pathwayId]);
    const told = `select array_to_string(audience, ' ') as of from hint where what = 'pathways.contact-asked' and notify order by id`;
    const audience = async () => (await world.server.database.asOwner<{ of: string }>(told)).map(({ of }) => of);
    expect(await audience()).toEqual([world.ivar.id]);
    for (const who of [world.ingrid, world.sara, world.are])
      expect(await refusalOf(are.take(who, yes()))).toBe('asked-needed');
    await are.take(world.ivar.client, yes());
    expect(await audience()).toEqual([world.ivar.id, world.people.ingrid]);
    expect(await seen(world.are)).toMatchObject({ holder: world.ivar.role.id, asked: null });
  });

  it('may say not now, with a reason, and nothing passes; whoever asked may take the question back', async () => {
    await letIn(world, are.roomId, world.ivar.client, world.ivar.role);
    await are.take(world.ingrid, asks(world.ivar.role));
    await are.take(world.ivar.client, { kind: 'contact-declined', reason: 'away-soon', words: '' });
    expect(await refusalOf(are.take(world.ivar.client, yes()))).toBe('asked-needed');
    expect(await seen(world.are)).toMatchObject({
      holder: world.roles.ingrid.id,
      asked: { notNow: { reason: 'away-soon' } },
    });
    await are.take(world.ingrid, asks(world.ivar.role));
    await are.take(world.ingrid, { kind: 'contact-ask-withdrawn' });
    expect(await refusalOf(are.take(world.ivar.client, yes()))).toBe('asked-needed');
    expect(await seen(world.are)).toMatchObject({ holder: world.roles.ingrid.id, asked: null });
  });
});

describe('Nobody is lost', () => {
  it('until a next contact is agreed, and again when its day has passed', async () => {
    expect(await seen(world.ingrid)).toMatchObject({ lost: 'no-next-contact' });
    await are.take(world.ingrid, next('2026-11-10'));
    expect(await seen(world.ingrid)).toMatchObject({ lost: null });
    world.server.clock.moveBy(days(5));
    const ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
    expect(await seen(ingrid)).toMatchObject({ lost: 'next-contact-has-passed' });
    expect((await pathwaysOf(world, ingrid).listMine()).map(({ citizenName, lost }) => [citizenName, lost])).toEqual([
      ['Are Solberg', 'next-contact-has-passed'],
    ]);
  });

  it('when the holder is no longer in the room: a colleague takes it up, and nobody from elsewhere', async () => {
    await letIn(world, are.roomId, world.ivar.client, world.ivar.role);
    await are.take(world.ingrid, next('2026-11-10'));
    await decide(world.are, { roomId: are.roomId, granteeId: are.participants.ingrid }, 'withdraw');
    expect(await seen(world.are)).toMatchObject({ lost: 'holder-has-left' });
    const toMe = ({ id: to }: PathwaysWorld['ivar']['role']) =>
      ({ kind: 'contact-moved', to, words: 'Ingrid er ute' }) as const;
    expect(await refusalOf(are.take(world.sara, toMe(world.roles.sara)))).toBe('colleague-needed');
    await are.take(world.ivar.client, toMe(world.ivar.role));
    expect(await seen(world.are)).toMatchObject({ lost: null, holder: world.ivar.role.id });
  });

  it('is a number for the organisation whose people hold it, the same as the rule gives one by one', async () => {
    const before = await pathwaysOf(world, world.stranger).countLost();
    await are.take(world.ingrid, next('2026-11-10'));
    const after = await pathwaysOf(world, world.stranger).countLost();
    const lost = ({ lost: reasons }: typeof before) => reasons.reduce((sum, { pathways }) => sum + pathways, 0);
    expect([after.open - before.open, lost(after) - lost(before)]).toEqual([0, -1]);
    expect(await pathwaysOf(world, world.sara).countLost()).toEqual({ open: 0, lost: [] });
  });
});

describe('The history', () => {
  it('hides from a newcomer what was said before she sees, and shows her why he was referred', async () => {
    world.server.clock.moveBy(60_000);
    await are.take(world.ingrid, { kind: 'paused', reason: 'ill', words: 'Influensa', until: onDay('2026-11-20') });
    world.server.clock.moveBy(60_000);
    await letIn(world, are.roomId, world.stian.client, world.stian.role);
    const words = async (who: PathwaysWorld['are']) =>
      (await pathwaysOf(world, who).getHistory(are)).map(({ step }) => ('words' in step ? step.words : step.kind));
    expect(await words(world.are)).toEqual(['referred', 'Influensa']);
    expect(await words(world.stian.client)).toEqual(['referred', '']);
    expect((await pathwaysOf(world, world.stian.client).listPathways(are))[0]).toMatchObject({
      why: 'Søvn og uro',
      status: 'paused',
    });
  });

  it('hides from a newcomer what an earlier contact was to be, and why the contact moved; what lies ahead she reads', async () => {
    await letIn(world, are.roomId, world.ivar.client, world.ivar.role);
    await are.take(world.ingrid, { ...next('2026-11-20'), next: { day: onDay('2026-11-20'), what: 'Om søvnen' } });
    await are.take(world.ingrid, { kind: 'contact-asked', to: world.ivar.role.id, words: 'Ny jobb' });
    await are.take(world.ivar.client, { kind: 'contact-moved', to: world.ivar.role.id, words: '' });
    await are.take(world.ivar.client, next('2026-11-27'));
    world.server.clock.moveBy(60_000);
    await letIn(world, are.roomId, world.stian.client, world.stian.role);
    const said = async (who: PathwaysWorld['are']) =>
      (await pathwaysOf(world, who).getHistory(are)).flatMap(({ step }) =>
        step.kind === 'next-contact-agreed' ? [step.next.what] : 'words' in step ? [step.words] : [],
      );
    expect(await said(world.are)).toEqual(['Om søvnen', 'Ny jobb', '', 'Samtale']);
    expect(await said(world.stian.client)).toEqual(['', '', '', 'Samtale']);
    expect((await seen(world.stian.client))?.nextContact?.what).toBe('Samtale');
  });

  it('is nobody’s who is not in the room, and the pathway looks like one that never was', async () => {
    const stranger = pathwaysOf(world, world.stranger);
    const never = PathwayId.parse(randomUUID());
    expect(await refusalOf(stranger.listPathways(are))).toBe('not-found');
    expect(await refusalOf(stranger.getHistory(are))).toBe('not-found');
    expect(await refusalOf(are.take(world.stranger, accepted))).toBe('not-found');
    expect(await refusalOf(stranger.takeStep({ pathwayId: never, id: randomUUID(), step: accepted }))).toBe(
      'not-found',
    );
    expect(await refusalOf(pathwaysOf(world, world.vera).getHistory(are))).toBe('allowed');
  });
});

describe('The end', () => {
  it('is offered, leaves a door open, and Are comes back through it to whom he knows', async () => {
    await are.take(world.sara, accepted);
    await are.take(world.sara, passed);
    const end = { kind: 'ended', doorOpenUntil: onDay('2026-12-24') } as const;
    expect(await refusalOf(are.take(world.sara, end))).toBe('step-does-not-fit');
    await are.take(world.sara, { kind: 'ending-offered' });
    await are.take(world.sara, end);
    expect(await refusalOf(are.take(world.sara, { kind: 'came-back' }))).toBe('citizen-needed');
    await are.take(world.are, { kind: 'came-back' });
    expect(await seen(world.are)).toMatchObject({ status: 'started', holder: world.roles.sara.id });
  });
});

describe('An ending talk', () => {
  const words = {
    reached: 'Jeg sover om natta',
    remains: 'Å komme ut',
    call: 'Sara, 55 00 00 00',
    followUp: 'Sara ringer',
    followUpOn: onDay('2026-11-27'),
    doorOpenUntil: onDay('2026-12-24'),
  };
  const talk = { kind: 'ending-talked', ...words } as const;

  it('is offered, wished for and held, and everybody in the room reads the same words; who comes later does not', async () => {
    await are.take(world.sara, accepted);
    await are.take(world.sara, passed);
    await are.take(world.sara, { kind: 'ending-offered' });
    expect((await seen(world.are))?.ending).toMatchObject({ answer: null, talk: null });
    await are.take(world.are, { kind: 'ending-answered', answer: 'wished', words: 'Gjerne hjemme' });
    const end = { kind: 'ended', doorOpenUntil: onDay('2026-12-24') } as const;
    expect(await refusalOf(are.take(world.sara, end))).toBe('step-does-not-fit');
    await are.take(world.sara, talk);
    for (const who of [world.are, world.ingrid, world.sara])
      expect((await seen(who))?.ending).toMatchObject({ answer: { words: 'Gjerne hjemme' }, talk: words });
    expect(await refusalOf(are.take(world.sara, { ...end, doorOpenUntil: null }))).toBe('door-was-promised');
    await are.take(world.sara, end);
    expect((await seen(world.are))?.ending?.talk).toMatchObject(words);
    world.server.clock.moveBy(60_000);
    await letIn(world, are.roomId, world.stian.client, world.stian.role);
    expect((await seen(world.stian.client))?.ending).toMatchObject({
      answer: { is: 'wished', words: '' },
      talk: { reached: '', remains: '', call: '', followUp: '', doorOpenUntil: '2026-12-24' },
    });
  });
});

describe('Those that may be ready to end', () => {
  it('stand on the list of who holds them, with their facts, and are a number for her organisation', async () => {
    await are.take(world.sara, accepted);
    await are.take(world.sara, passed);
    const hanging = async (who: PathwaysWorld['are']) =>
      (await pathwaysOf(world, who).listHanging()).map(({ citizenName, hanging: { signs, advice } }) => [
        citizenName,
        ...signs.map(({ sign, on }) => (on === null ? sign : `${sign} ${on}`)),
        advice,
      ]);
    expect(await hanging(world.sara)).toEqual([]);
    world.server.clock.moveBy(days(43));
    const { people, roles } = world;
    const [sara, ingrid] = [await world.as(people.sara, roles.sara), await world.as(people.ingrid, roles.ingrid)];
    expect(await hanging(sara)).toEqual([
      ['Are Solberg', 'no-contact-yet 2026-11-06', 'nothing-agreed', 'ending-offered'],
    ]);
    expect(await hanging(ingrid)).toEqual([]);
    const weeks = async (who: PathwaysWorld['are']) =>
      (await pathwaysOf(world, who).countByWeek()).map(({ week, started, open, hanging: count }) =>
        [week, started, open, count].join(' '),
      );
    expect((await weeks(sara)).slice(-8)).toEqual([
      '2026-W44 0 0 0',
      '2026-W45 1 1 0',
      ...['2026-W46', '2026-W47', '2026-W48', '2026-W49', '2026-W50'].map((week) => `${week} 0 1 0`),
      '2026-W51 0 1 1',
    ]);
    expect((await weeks(ingrid)).at(-1)).toBe('2026-W51 0 0 0');
  });
});

describe('After the ending, with the door open, the message of Are', () => {
  const ends = async () => {
    await are.take(world.sara, accepted);
    await are.take(world.sara, passed);
    await are.take(world.sara, { kind: 'ending-offered' });
    await are.take(world.sara, { kind: 'ended', doorOpenUntil: onDay('2026-12-24') });
  };
  /** He writes to whoever the pathway names; gives for whom his thread waits. */
  const writes = async () => {
    world.server.clock.moveBy(1000);
    const onDuty = (await seen(world.are))?.onDuty;
    if (onDuty === null || onDuty === undefined) return 'nobody';
    const asks = { of: 'participant', participantId: onDuty.participantId } as const;
    const message = newMessage('Kan jeg ringe deg?', { asks });
    await world.are.rooms.sendMessage({ roomId: are.roomId, message });
    const room = await world.are.rooms.getRoom({ roomId: are.roomId });
    const { waiting } = room.threads.find(({ id }) => id === message.threadId) ?? {};
    const asked = room.participants.find(({ id }) => id === waiting?.participantId);
    return `${onDuty.name}: ${asked?.givenName}${onDuty.isRoomContact ? ', who holds the overview' : ''}`;
  };

  it('reaches exactly the one on duty: the holder, her deputy in her days, her successor, a colleague when she has left', async () => {
    await letIn(world, are.roomId, world.stian.client, world.stian.role);
    await ends();
    expect(await writes()).toBe('Sara Lie: Sara');
    const [from, until] = [onDay('2026-11-06'), onDay('2026-11-06')];
    await are.take(world.sara, { kind: 'deputy-named', deputy: world.stian.role.id, from, until });
    expect(await writes()).toBe('Stian Berg: Stian');
    await are.take(world.sara, { kind: 'deputy-ended' });
    expect(await writes()).toBe('Sara Lie: Sara');
    await decide(world.are, { roomId: are.roomId, granteeId: are.participants.sara }, 'withdraw');
    expect(await writes()).toBe('Stian Berg: Stian');
    await are.take(world.stian.client, { kind: 'contact-moved', to: world.stian.role.id, words: 'Sara har sluttet' });
    await decide(world.are, { roomId: are.roomId, granteeId: are.participants.sara }, 'give');
    expect(await writes()).toBe('Stian Berg: Stian');
  });

  it('reaches who holds the overview of the room when nobody of theirs is left, and the door still leads back', async () => {
    await ends();
    await decide(world.are, { roomId: are.roomId, granteeId: are.participants.sara }, 'withdraw');
    expect(await writes()).toBe('Ingrid Haugen: Ingrid, who holds the overview');
    await are.take(world.are, { kind: 'came-back' });
    expect(await seen(world.are)).toMatchObject({ status: 'started', lost: 'holder-has-left' });
  });

  it('has no name on it once the door has closed', async () => {
    await ends();
    world.server.clock.moveTo('2026-12-25T09:00:00.000Z');
    world.are = await world.as(world.people.are);
    expect(await writes()).toBe('nobody');
  });
});
