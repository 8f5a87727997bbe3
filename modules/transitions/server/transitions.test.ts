import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { calendarContract } from '../../calendar/contract.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { Proposal } from '../../calendar/domain/appointment-action.ts';
import { pathwaysContract } from '../../pathways/contract.ts';
import { NextContact, PathwayId } from '../../pathways/domain/pathway.ts';
import { letIn, onDay } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { HandoverId } from '../domain/handover.ts';
import type { HandoverStep } from '../domain/handover-action.ts';
import { Month } from '../domain/months.ts';
import {
  at,
  meet,
  type OpenHandover,
  planned,
  type TransitionsWorld,
  transitionsOf,
  whenAreIsHandedOver,
} from './transitions-for-tests.ts';

let world: TransitionsWorld;
let are: OpenHandover;
whenAreIsHandedOver((given, handover) => {
  world = given;
  are = handover;
});

const offered: HandoverStep = { kind: 'offered' };
const wished: HandoverStep = { kind: 'wished' };
const held: HandoverStep = { kind: 'held' };

/** Ingrid comes in anew after days have passed. */
const anew = async (who: 'ingrid' | 'sara' | 'are') =>
  who === 'are' ? world.as(world.people.are) : world.as(world.people[who], world.roles[who]);

describe('A hand-over', () => {
  it('opens by itself when a service comes in, with whoever refers as the bridge', async () => {
    expect(await are.seen(world.are)).toMatchObject({
      occasion: 'new-service',
      bridge: world.roles.ingrid.id,
      receiver: null,
      status: 'opened',
      organisationName: 'Øyane DPS',
    });
    await are.pathway(world.sara, { kind: 'accepted' });
    expect(await are.seen(world.are)).toMatchObject({ receiver: world.roles.sara.id });
  });

  it('opens when the contact passes to a colleague, who bridges from then on, and again when a colleague has left', async () => {
    world.server.clock.moveBy(60_000);
    await are.pathway(world.ingrid, { kind: 'contact-asked', to: world.ivar.role.id, words: 'Ny jobb' });
    expect(await are.list(world.are)).toHaveLength(1);
    await are.pathway(world.ivar.client, { kind: 'contact-moved', to: world.ivar.role.id, words: '' });
    expect(await are.seen(world.are)).toMatchObject({ bridge: world.ivar.role.id });
    const [first] = await are.list(world.are);
    expect(first).toMatchObject({
      occasion: 'new-person',
      bridge: world.roles.ingrid.id,
      receiver: world.ivar.role.id,
    });
    world.server.clock.moveBy(60_000);
    await decide(world.are, { roomId: are.roomId, granteeId: are.participants.ivar }, 'withdraw');
    await are.pathway(world.ingrid, { kind: 'contact-moved', to: world.roles.ingrid.id, words: 'Ivar er ute' });
    const cards = await are.list(world.are);
    expect(cards.map(({ occasion, status, bridge }) => [occasion, status, bridge])).toEqual([
      ['new-person', 'opened', world.roles.ingrid.id],
      ['new-person', 'ended', world.roles.ingrid.id],
      ['new-service', 'opened', world.roles.ingrid.id],
    ]);
  });

  it('is bridged by her deputy while the bridge is away, for her, and not any more after that', async () => {
    const [from, until] = [onDay('2026-11-06'), onDay('2026-11-09')];
    expect(await refusalOf(are.take(world.ivar.client, offered))).toBe('bridge-needed');
    await are.keep(world.are, 'Branndagen');
    await are.pathway(world.ingrid, { kind: 'deputy-named', deputy: world.ivar.role.id, from, until });
    const ivar = world.ivar.client;
    await are.take(ivar, { kind: 'called', purpose: 'offer', reached: true });
    await are.take(ivar, offered);
    await are.addLine(ivar, 'Søvnen');
    // What Are told the bridge is not told to whoever stands in for her; that there is something, is.
    expect(await are.seen(ivar)).toMatchObject({ iAm: 'deputy', subjects: [], keepsSubjects: true });
    await are.keep(ivar, 'Skolen');
    expect((await are.seen(ivar)).subjects.map(({ text }) => text)).toEqual(['Skolen']);
    const bridge = world.roles.ingrid.id;
    expect(await are.seen(world.are)).toMatchObject({
      bridge,
      deputy: { roleId: world.ivar.role.id, until },
      calls: [{ by: world.ivar.role.id, for: bridge }],
      agenda: [{ byName: 'Ivar Berg', forName: 'Ingrid Haugen' }],
    });
    expect((await transitionsOf(world, ivar).listMine()).map(({ id }) => id)).toEqual([are.handoverId]);
    world.server.clock.moveTo('2026-11-10T08:00:00.000Z');
    const later = await world.as(world.ivar.id, world.ivar.role);
    expect(await refusalOf(are.take(later, { kind: 'called', purpose: 'offer', reached: true }))).toBe(
      'one-who-meets-needed',
    );
    expect(await refusalOf(are.addLine(later, 'Mer'))).toBe('one-who-meets-needed');
    expect(await refusalOf(are.keep(later, 'Mer'))).toBe('bridge-needed');
    expect(await are.seen(await anew('are'))).toMatchObject({ deputy: null, calls: [{ for: bridge }] });
    expect(await transitionsOf(world, later).listMine()).toEqual([]);
    expect(world.server.faults).toEqual([]);
  });

  it('passes the responsibility after the meeting, and not before', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    const over = () => are.pathway(world.sara, { kind: 'responsibility-accepted' });
    expect(await refusalOf(over())).toBe('meeting-needed');
    await are.take(world.ingrid, offered);
    await are.take(world.are, wished);
    await are.take(world.ingrid, planned('2026-11-06T12:00:00.000Z'));
    expect(await refusalOf(are.take(world.sara, held))).toBe('meeting-is-ahead');
    expect(await refusalOf(over())).toBe('meeting-needed');
    expect(await are.holder(world.are)).toBe(world.roles.ingrid.id);
    world.server.clock.moveTo('2026-11-06T13:00:00.000Z');
    world = { ...world, sara: await anew('sara'), are: await anew('are') };
    await are.take(world.sara, held);
    expect((await are.seen(world.are)).status).toBe('held');
    await over();
    expect(await are.holder(world.are)).toBe(world.roles.sara.id);
    expect(await are.seen(world.are)).toMatchObject({ status: 'handed-over' });
    expect(world.server.faults).toEqual([]);
  });

  it('passes it without a meeting where it is written why there is none, and the reason is told', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    const stopped = { kind: 'stopped', reason: 'too-urgent', words: '' } as const;
    expect(await refusalOf(are.take(world.ingrid, stopped))).toBe('words-needed');
    await are.take(world.ingrid, { ...stopped, words: 'Han trenger hjelp i dag' });
    expect((await are.seen(world.sara)).obstacle).toEqual({ reason: 'too-urgent', words: 'Han trenger hjelp i dag' });
    await are.pathway(world.sara, { kind: 'responsibility-accepted' });
    expect(await are.seen(world.are)).toMatchObject({ status: 'handed-over', heldAt: null });
  });

  it('is the citizen’s to decline without a reason, and to be offered anew', async () => {
    const no = { kind: 'stopped', reason: 'citizen-does-not-wish', words: '' } as const;
    expect(await refusalOf(are.take(world.are, { ...no, reason: 'somebody-was-ill' }))).toBe('reason-needed');
    await are.take(world.are, no);
    await are.take(world.ingrid, offered);
    await are.take(world.are, wished);
    expect(await are.seen(world.sara)).toMatchObject({ status: 'wished', obstacle: null });
  });

  it('asks for no meeting with somebody whom the citizen knows already', async () => {
    const pathwayId = PathwayId.parse(randomUUID());
    const pathways = world.server.client(pathwaysContract, world.ingrid.cookie);
    const organisationId = world.organisations.municipality;
    await pathways.refer({ roomId: are.roomId, id: pathwayId, organisationId, why: 'Vi tar det selv' });
    const take = (kind: 'accepted' | 'responsibility-accepted') =>
      pathways.takeStep({ pathwayId, id: randomUUID(), step: { kind } });
    await take('accepted');
    await take('responsibility-accepted');
    const card = (await are.list(world.are)).find((one) => one.pathwayId === pathwayId);
    expect(card).toMatchObject({ status: 'ended' });
    expect(world.server.faults).toEqual([]);
  });

  it('ends with its pathway', async () => {
    await are.pathway(world.sara, { kind: 'not-accepted', words: 'Fullt' });
    expect(await are.seen(world.are)).toMatchObject({ status: 'ended' });
    expect(await refusalOf(are.take(world.ingrid, offered))).toBe('step-does-not-fit');
  });

  it('is nobody’s who is not in the room, and looks like one that never was', async () => {
    const never = HandoverId.parse(randomUUID());
    const take = (handoverId: HandoverId) =>
      transitionsOf(world, world.stranger).takeHandoverStep({ handoverId, id: randomUUID(), step: wished });
    expect(await refusalOf(are.list(world.stranger))).toBe('not-found');
    expect(await refusalOf(take(are.handoverId))).toBe(await refusalOf(take(never)));
    expect(await refusalOf(are.list(world.vera))).toBe('allowed');
  });

  it('is taken once when it is sent twice, and each of two at once after the other', async () => {
    const id = randomUUID();
    await Promise.all([are.take(world.ingrid, offered, id), are.take(world.ingrid, offered, id)]);
    const outcomes = await Promise.all([
      refusalOf(are.take(world.are, wished)),
      refusalOf(are.take(world.ingrid, { kind: 'stopped', reason: 'other', words: 'Vent' })),
    ]);
    expect(outcomes).toContain('allowed');
    expect(world.server.faults).toEqual([]);
  });
});

describe('The time of the meeting', () => {
  it('is offered from the room’s calendar once it is booked there, and again when it has moved there', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    await are.take(world.ingrid, offered);
    await are.take(world.are, wished);
    const calendar = (who: TransitionsWorld['are']) => world.server.client(calendarContract, who.cookie);
    const id = AppointmentId.parse(randomUUID());
    const option = at('2026-11-10T09:00:00.000Z');
    const proposal = Proposal.parse({
      appointmentKind: 'first-meeting',
      what: 'Vi blir kjent',
      place: { kind: 'place', words: 'Øyane DPS, rom 3' },
      minutes: 60,
      parties: [
        { kind: 'citizen', id: world.people.are },
        { kind: 'practitioner', id: world.roles.ingrid.id, needed: true },
      ],
      options: [option, at('2026-11-11T09:00:00.000Z')],
      dependsOn: null,
    });
    await calendar(world.ingrid).propose({ roomId: are.roomId, id, proposal });
    expect((await are.seen(world.ingrid)).booked).toBeNull();
    const choice = { kind: 'choose', option, told: 'self' } as const;
    await calendar(world.are).takeStep({ appointmentId: id, id: randomUUID(), wish: choice });
    const { booked } = await are.seen(world.ingrid);
    expect(booked).toEqual({ at: option, how: 'in-person', where: 'Øyane DPS, rom 3' });
    if (booked === null) throw new Error('Nothing is booked.');
    await are.take(world.ingrid, { kind: 'planned', plan: booked });
    expect(await are.seen(world.sara)).toMatchObject({ status: 'planned', booked: null });
    await are.take(world.ingrid, planned('2026-11-10T12:00:00.000Z'));
    expect((await are.seen(world.sara)).booked).toEqual(booked);
  });
});

describe('Calls', () => {
  it('are logged in one tap, seen by the citizen, and the next is suggested at another time of day', async () => {
    const called = (reached: boolean): HandoverStep => ({ kind: 'called', purpose: 'offer', reached });
    expect((await are.seen(world.ingrid)).nextCall).toBeNull();
    await are.take(world.ingrid, called(false));
    expect(await are.seen(world.are)).toMatchObject({ calls: [{ reached: false }], nextCall: 'midday' });
    world.server.clock.moveTo('2026-11-06T12:00:00.000Z');
    world = { ...world, ingrid: await anew('ingrid'), are: await anew('are') };
    await are.take(world.ingrid, called(false));
    expect((await are.seen(world.ingrid)).nextCall).toBe('afternoon');
    await are.take(world.ingrid, called(true));
    expect((await are.seen(world.ingrid)).nextCall).toBeNull();
    expect(await refusalOf(are.take(world.are, called(true)))).toBe('one-who-meets-needed');
  });
});

describe('The agenda', () => {
  it('is made by those who meet, and struck by whoever wrote a line or by the citizen', async () => {
    await are.addLine(world.are, 'Nattesøvnen');
    await are.addLine(world.ingrid, 'Hva Øyane kan hjelpe med');
    expect(await refusalOf(are.addLine(world.sara, 'Medisiner'))).toBe('one-who-meets-needed');
    await are.pathway(world.sara, { kind: 'accepted' });
    await are.addLine(world.sara, 'Medisiner');
    expect(await refusalOf(are.addLine(world.vera, 'Arbeid'))).toBe('one-who-meets-needed');
    const { agenda } = await are.seen(world.sara);
    expect(agenda.map(({ text, byName }) => [text, byName])).toEqual([
      ['Nattesøvnen', 'Are Solberg'],
      ['Hva Øyane kan hjelpe med', 'Ingrid Haugen'],
      ['Medisiner', 'Sara Lie'],
    ]);
    const strike = (who: TransitionsWorld['are'], index: number) =>
      transitionsOf(world, who).strikeLine({ handoverId: are.handoverId, id: agenda[index]!.id });
    await strike(world.sara, 0);
    expect((await are.seen(world.are)).agenda).toHaveLength(3);
    await strike(world.are, 2);
    await strike(world.ingrid, 1);
    expect((await are.seen(world.sara)).agenda.map(({ text }) => text)).toEqual(['Nattesøvnen']);
  });
});

describe('The summary', () => {
  const points = ['Du skal få en fast dag', 'Sara ringer på mandag'];
  const write = (who: TransitionsWorld['are'], given = points) =>
    transitionsOf(world, who).writeSummary({ handoverId: are.handoverId, points: given });

  it('is its writer’s until it is shared, has at most five points, and is corrected by the citizen', async () => {
    await meet(world, are);
    const [ingrid, sara, citizen] = [await anew('ingrid'), await anew('sara'), await anew('are')];
    expect(await refusalOf(write(sara))).toBe('step-does-not-fit');
    await are.take(sara, held);
    expect(await refusalOf(write(sara, ['1', '2', '3', '4', '5', '6']))).toBe('invalid-input');
    expect(await refusalOf(are.take(sara, { kind: 'summary-shared' }))).toBe('summary-needed');
    await write(sara);
    expect(await refusalOf(write(ingrid))).toBe('summary-is-anothers');
    expect((await are.seen(citizen)).summary).toEqual([]);
    expect(await transitionsOf(world, sara).listMine()).toMatchObject([{ summaryIsOwed: true }]);
    await are.take(sara, { kind: 'summary-shared' });
    const { summary } = await are.seen(citizen);
    expect(summary.map(({ text }) => text)).toEqual(points);
    const correct = (who: TransitionsWorld['are']) =>
      transitionsOf(world, who).correctLine({
        handoverId: are.handoverId,
        lineId: summary[1]!.id,
        id: randomUUID(),
        text: 'Sara ringer på tirsdag',
      });
    expect(await refusalOf(correct(ingrid))).toBe('citizen-needed');
    await correct(citizen);
    expect((await are.seen(ingrid)).summary[1]).toMatchObject({
      text: 'Sara ringer på mandag',
      correction: 'Sara ringer på tirsdag',
    });
    expect(await refusalOf(write(sara))).toBe('step-does-not-fit');
  });

  it('is not there for whoever comes in afterwards and sees from now', async () => {
    await meet(world, are);
    const [sara, ingrid] = [await anew('sara'), await anew('ingrid')];
    await are.take(sara, held);
    await write(sara);
    await are.take(sara, { kind: 'summary-shared' });
    world.server.clock.moveBy(60_000);
    const odd = await world.as(world.people.stranger, world.roles.stranger);
    const again = { ...world, ingrid, are: await anew('are') };
    await letIn(again, are.roomId, odd, world.roles.stranger);
    expect((await are.seen(odd)).summary).toEqual([]);
    expect((await are.seen(ingrid)).summary).toHaveLength(2);
  });
});

describe('The recipe', () => {
  it('tells line by line what was done, and what not', async () => {
    await meet(world, are);
    const [sara, ingrid] = [await anew('sara'), await anew('ingrid')];
    await are.take(sara, { kind: 'guide-read' });
    await are.take(ingrid, { kind: 'ticked', item: 'trust-person-asked' });
    await are.take(sara, held);
    const done = (await are.seen(sara)).recipe.filter((line) => line.done).map(({ item }) => item);
    expect(done).toEqual(['offered', 'trust-person-asked', 'time-agreed', 'guide-read', 'held']);
    expect(await refusalOf(are.take(ingrid, { kind: 'guide-read' }))).toBe('receiver-needed');
  });
});

describe('What hinders', () => {
  it('is counted for the two organisations, and asked about where it is not the citizen’s', async () => {
    await are.take(world.ingrid, offered);
    await are.take(world.are, wished);
    await are.take(world.ingrid, planned('2026-11-10T12:00:00.000Z'));
    await are.take(world.ingrid, { kind: 'cancelled', reason: 'somebody-was-ill', words: 'Sara er syk' });
    await are.take(world.are, { kind: 'stopped', reason: 'citizen-does-not-wish', words: '' });
    const count = (who: TransitionsWorld['are'], month = '2026-11', span: 'month' | 'year' = 'month') =>
      transitionsOf(world, who).countHandovers({ month: Month.parse(month), span });
    const obstacles = [
      { reason: 'citizen-does-not-wish', times: 1 },
      { reason: 'somebody-was-ill', times: 1 },
    ];
    expect(await count(world.ingrid)).toMatchObject({
      pairs: [{ organisation: 'Øyane DPS', sent: true, stages: { opened: 1, offered: 1, planned: 1 }, obstacles }],
      toAskAbout: [{ reason: 'somebody-was-ill', times: 1 }],
    });
    expect((await count(world.sara)).pairs).toMatchObject([{ sent: false, stages: { opened: 1 } }]);
    expect(await count(world.frida)).toMatchObject({ pairs: [], toAskAbout: [] });
    expect(await count(world.ingrid, '2026-12')).toMatchObject({ pairs: [], toAskAbout: [] });
    expect((await count(world.ingrid, '2026-12', 'year')).pairs).toHaveLength(1);
  });
});

describe('How it went on', () => {
  const after = async (who: TransitionsWorld['are']) =>
    (await transitionsOf(world, who).countHandovers({ month: Month.parse('2026-11'), span: 'month' })).afterMeeting;
  const nobody = { handedOver: 0, came: 0, didNotCome: 0, days: null };

  it('is counted apart for those who had met and those who had not, as small numbers that are not compared', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    expect(await after(world.sara)).toEqual({ met: nobody, notMet: nobody, isTooFew: true });
    await are.take(world.ingrid, { kind: 'stopped', reason: 'too-urgent', words: 'Han trenger hjelp i dag' });
    await are.pathway(world.sara, { kind: 'responsibility-accepted' });
    const one = { ...nobody, handedOver: 1 };
    expect(await after(world.sara)).toEqual({ met: nobody, notMet: one, isTooFew: true });
    await are.pathway(world.sara, {
      kind: 'next-contact-agreed',
      next: NextContact.parse({ day: '2026-11-06', what: 'Vi møtes' }),
    });
    await are.pathway(world.sara, { kind: 'contact-missed', words: '' });
    await are.pathway(world.sara, { kind: 'contact-held' });
    // The first one tells; and it is told to both organisations, and to no third.
    for (const who of [world.sara, world.ingrid])
      expect(await after(who)).toEqual({ met: nobody, notMet: { ...one, didNotCome: 1 }, isTooFew: true });
    expect(await after(world.frida)).toEqual({ met: nobody, notMet: nobody, isTooFew: true });
  });

  it('is another group for whom the meeting was held', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    await are.take(world.ingrid, offered);
    await are.take(world.are, wished);
    await are.take(world.ingrid, planned('2026-11-06T12:00:00.000Z'));
    world.server.clock.moveTo('2026-11-06T13:00:00.000Z');
    world = { ...world, sara: await anew('sara') };
    await are.take(world.sara, held);
    await are.pathway(world.sara, { kind: 'responsibility-accepted' });
    expect(await after(world.sara)).toMatchObject({ met: { handedOver: 1, came: 0 }, notMet: nobody });
  });
});
