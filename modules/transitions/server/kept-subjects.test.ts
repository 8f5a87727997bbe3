import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { KeptSubjectId } from '../domain/kept-subject.ts';
import { Month } from '../domain/months.ts';
import {
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

const secret = 'Branndagen i 2009';
type Who = TransitionsWorld['are'];
const hears = async (who: Who) =>
  JSON.stringify(await are.list(who))
    .toLowerCase()
    .includes('brann');
const subjectsOf = async (who: Who) => (await are.seen(who)).subjects;

describe('What a citizen does not want to talk about', () => {
  it('is known to her and to whom she knows; who receives sees that there is something, and not what', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    expect(await are.seen(world.sara)).toMatchObject({ keepsSubjects: false });
    await are.keep(world.are, secret);
    expect(await subjectsOf(world.are)).toMatchObject([{ text: secret, told: [{ name: 'Ingrid Haugen' }] }]);
    expect(await subjectsOf(world.ingrid)).toMatchObject([{ text: secret }]);
    for (const who of [world.sara, world.stian.client, world.ivar.client, world.vera]) {
      expect(await hears(who)).toBe(false);
      expect(await are.seen(who)).toMatchObject({ keepsSubjects: true, subjects: [], listeners: [] });
    }
  });

  it('is written down by whom she knows, with her, and by nobody else', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    expect(await refusalOf(are.keep(world.sara, secret))).toBe('bridge-needed');
    expect(await refusalOf(are.keep(world.vera, secret))).toBe('bridge-needed');
    await are.keep(world.ingrid, secret);
    expect(await subjectsOf(world.are)).toMatchObject([{ text: secret, byName: 'Ingrid Haugen' }]);
  });

  it('keeps a line that touches it from all others: no line, no count, no hint, whoever wrote it', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    await are.addLine(world.are, 'Søvnen');
    await are.keep(world.are, secret);
    const before = JSON.stringify(await are.list(world.sara));
    const hints = () => world.server.database.asOwner('select what, audience from hint order by id');
    const since = (await hints()).length;
    await are.addLine(world.ingrid, 'Det som skjedde etter brannen');
    await are.addLine(world.are, 'brannskadene');
    expect((await are.seen(world.ingrid)).agenda).toMatchObject([
      { text: 'Søvnen', isKept: false },
      { text: 'Det som skjedde etter brannen', isKept: true },
      { text: 'brannskadene', isKept: true },
    ]);
    expect(JSON.stringify(await are.list(world.sara))).toBe(before);
    const heard = (await hints()).slice(since);
    expect(heard).toHaveLength(2);
    for (const hint of heard) expect(hint).toMatchObject({ audience: [world.people.are] });
    // A line of her own she reads, whatever it says; the citizen does, and the others don't.
    await are.addLine(world.sara, 'Brannvern på avdelingen');
    expect((await are.seen(world.sara)).agenda.map(({ text, isKept }) => [text, isKept])).toEqual([
      ['Søvnen', false],
      ['Brannvern på avdelingen', false],
    ]);
    expect(await hears(world.stian.client)).toBe(false);
    expect((await are.seen(world.are)).agenda).toHaveLength(4);
  });

  it('keeps what was written before it, the point of a summary and what the citizen says instead', async () => {
    await are.addLine(world.ingrid, 'Brannen');
    expect(await hears(world.stian.client)).toBe(true);
    await are.keep(world.are, secret);
    expect(await hears(world.stian.client)).toBe(false);
    await meet(world, are);
    const [sara, ingrid, citizen, stian] = [
      await world.as(world.people.sara, world.roles.sara),
      await world.as(world.people.ingrid, world.roles.ingrid),
      await world.as(world.people.are),
      await world.as(world.stian.id, world.stian.role),
    ];
    await are.take(sara, { kind: 'held' });
    const points = ['Vi snakket om brannen', 'Ny time i neste uke', 'Du ringer selv'];
    await transitionsOf(world, ingrid).writeSummary({ handoverId: are.handoverId, points });
    await are.take(ingrid, { kind: 'summary-shared' });
    const read = async (who: Who) => (await are.seen(who)).summary.map(({ text }) => text);
    expect(await read(citizen)).toEqual(points);
    expect(await read(ingrid)).toEqual(points);
    expect(await read(sara)).toEqual(points.slice(1));
    const lineId = (await are.seen(citizen)).summary[2]!.id;
    const text = 'Jeg ringer når jeg vil snakke om brannen';
    await transitionsOf(world, citizen).correctLine({ handoverId: are.handoverId, lineId, id: randomUUID(), text });
    // The point stays as it was for her: that it went away would tell that something was said.
    expect((await are.seen(sara)).summary).toMatchObject(points.slice(1).map((text) => ({ text, correction: null })));
    expect((await are.seen(ingrid)).summary[2]).toMatchObject({ correction: text });
    for (const who of [sara, stian]) expect(await hears(who)).toBe(false);
  });

  it('keeps the words of a step: why a time fell away, and where they meet', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    await are.keep(world.are, secret);
    await are.take(world.ingrid, { kind: 'offered' });
    await are.take(world.are, { kind: 'wished' });
    await are.take(world.ingrid, planned('2026-11-10T12:00:00.000Z', 'Ved brannstasjonen'));
    expect((await are.seen(world.are)).plan?.where).toBe('Ved brannstasjonen');
    expect((await are.seen(world.sara)).plan?.where).toBe('');
    await are.take(world.ingrid, { kind: 'cancelled', reason: 'other', words: 'Det er brannårsdagen' });
    expect((await are.seen(world.ingrid)).obstacle?.words).toBe('Det er brannårsdagen');
    expect((await are.seen(world.sara)).obstacle?.words).toBe('');
    expect(await hears(world.sara)).toBe(false);
    expect(world.server.faults).toEqual([]);
  });

  it('keeps where they meet from who sees only what comes after it was said', async () => {
    await are.keep(world.are, secret);
    await are.take(world.ingrid, { kind: 'offered' });
    await are.take(world.are, { kind: 'wished' });
    await are.take(world.ingrid, planned('2026-11-10T12:00:00.000Z', 'Ved brannstasjonen'));
    world.server.clock.moveBy(60_000);
    const late = { roomId: are.roomId, granteeId: are.participants.sara };
    await decide(world.are, late, 'withdraw');
    await decide(world.are, late, 'give', { sees: { kind: 'now' } });
    expect((await are.seen(world.sara)).plan?.where).toBe('');
    expect(world.server.faults).toEqual([]);
  });

  it('is told to somebody by the citizen alone, and taken back', async () => {
    await are.pathway(world.sara, { kind: 'accepted' });
    await are.keep(world.are, secret);
    await are.addLine(world.ingrid, 'Brannen');
    const [subject] = await subjectsOf(world.are);
    const seat = (await are.seen(world.are)).listeners.find(({ name }) => name === 'Sara Lie');
    if (subject === undefined || seat === undefined) throw new Error('Nothing to tell.');
    const tell = (who: Who, told: boolean, id = subject.id) =>
      transitionsOf(world, who).tellSubject({
        handoverId: are.handoverId,
        id,
        participantId: seat.participantId,
        told,
      });
    const never = KeptSubjectId.parse(randomUUID());
    expect(await refusalOf(tell(world.ingrid, true))).toBe('citizen-needed');
    expect(await refusalOf(tell(world.sara, true))).toBe(await refusalOf(tell(world.sara, true, never)));
    expect(await refusalOf(tell(world.are, true, never))).toBe('not-found');
    await tell(world.are, true);
    expect(await are.seen(world.sara)).toMatchObject({ subjects: [{ text: secret }], agenda: [{ text: 'Brannen' }] });
    await tell(world.are, false);
    expect(await are.seen(world.sara)).toMatchObject({ subjects: [], agenda: [] });
  });

  it('may be talked about again when she lifts it, and only she does', async () => {
    await are.keep(world.are, secret);
    await are.addLine(world.ingrid, 'Brannen');
    const [subject] = await subjectsOf(world.are);
    const lift = (who: Who) => transitionsOf(world, who).liftSubject({ handoverId: are.handoverId, id: subject!.id });
    expect(await refusalOf(lift(world.ingrid))).toBe('citizen-needed');
    await lift(world.are);
    expect(await are.seen(world.sara)).toMatchObject({ keepsSubjects: false, agenda: [{ text: 'Brannen' }] });
  });

  it('is lifted without a word to those who knew of nothing, while she keeps more and nothing comes back', async () => {
    const hints = () =>
      world.server.database.asOwner(`select audience from hint where what = 'transitions.subject-lifted' order by id`);
    await are.keep(world.are, secret);
    await are.keep(world.are, 'Pengene');
    await are.keep(world.are, 'Gjelden');
    const lift = async (text: string) => {
      const found = (await subjectsOf(world.are)).find((subject) => subject.text === text);
      await transitionsOf(world, world.are).liftSubject({ handoverId: are.handoverId, id: found!.id });
    };
    await lift('Pengene');
    const [told, citizen, ...others] = await hints();
    expect([told, citizen, others]).toMatchObject([
      { audience: [world.people.ingrid] },
      { audience: [world.people.are] },
      [],
    ]);
    await are.addLine(world.ingrid, 'Gjeldsrådgiver');
    await lift('Gjelden');
    expect((await hints()).at(-1)?.['audience']).toContain(world.people.sara);
    await lift(secret);
    expect(await hints()).toHaveLength(4);
  });

  it('is in no number that organisations count, and neither is any line', async () => {
    const count = async () => {
      const month = Month.parse('2026-11');
      const { pairs } = await transitionsOf(world, world.sara).countHandovers({ month, span: 'month' });
      return pairs[0]?.stages;
    };
    await are.keep(world.are, secret);
    const before = await count();
    await are.addLine(world.ingrid, 'Brannen');
    await are.addLine(world.ingrid, 'Søvnen');
    expect(await count()).toEqual(before);
    expect(before).toEqual({ opened: 1 });
  });

  it('is forgotten by whoever has left the room', async () => {
    await are.keep(world.are, secret);
    await decide(world.are, { roomId: are.roomId, granteeId: are.participants.ingrid }, 'withdraw');
    expect(await refusalOf(are.list(world.ingrid))).toBe('not-found');
    expect(await subjectsOf(world.are)).toMatchObject([{ told: [] }]);
  });
});
