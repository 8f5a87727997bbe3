import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { days } from '../../../platform/testing/held-clock.ts';
import type { TestRole } from '../../people/server/people-for-tests.ts';
import { type LookedAt, openLookedAt } from './looked-at-for-tests.ts';
import { auditModule, isNewsUnread } from './public.ts';

let log: LookedAt;
let nils: PersonId;
let nilsAtNav: TestRole;
let tor: PersonId;
let torInLierne: TestRole;
beforeAll(async () => {
  log = await openLookedAt(auditModule);
  [nils, tor] = [await newPerson('Nils'), await newPerson('Tor')];
  nilsAtNav = await log.people.addRole(nils, log.nav, 'data-protection-officer');
  torInLierne = await log.people.addRole(tor, log.lierne, 'administrator');
});
afterAll(() => log.close());

const newPerson = (givenName: string) => log.people.addPerson({ givenName });
const asNils = () => log.as(nils, nilsAtNav);
const newId = () => randomUUID();
const answer = { words: 'Vera forberedte samtalen dere hadde avtalt.', noGoodReason: false };

/** Somebody whom Vera of NAV has looked at, and her question about it. */
async function ask(words = '') {
  const mina = await newPerson('Mina');
  const entryId = await log.look({ at: mina, by: log.vera, role: log.veraAtNav });
  const id = newId();
  const asMina = await log.as(mina);
  const { dueAt } = await asMina.askWhy({ id, entryId, words });
  return { mina, entryId, id, dueAt, asMina };
}

describe('Asking why', () => {
  test('says by when the organisation answers, and tells its data protection officer', async () => {
    const { id, dueAt, asMina, entryId } = await ask('Jeg hadde ingen time den dagen.');
    expect(dueAt).toBe('2026-11-20T15:00:00.000Z');
    const [mine] = await asMina.listMyQuestions();
    expect(mine).toMatchObject({
      id,
      dueAt,
      entry: { id: entryId },
      organisation: { name: 'NAV' },
      answer: null,
      isNew: false,
    });
    expect((await log.hints(nils)).at(-1)).toMatchObject({ what: 'audit.why-asked', place: id, notify: true });
    expect(await log.hints(log.vera)).toEqual([]);
  });

  test('shows the officer who looked, when and at what event, and neither where nor what it held', async () => {
    const { id } = await ask('Hvorfor?');
    const found = (await (await asNils()).listQuestionsToAnswer()).find((one) => one.id === id);
    expect(found).toEqual({
      id,
      words: 'Hvorfor?',
      askedAt: '2026-11-06T09:00:00.000Z',
      dueAt: '2026-11-20T15:00:00.000Z',
      answer: null,
      citizen: { givenName: 'Mina', familyName: '' },
      look: {
        at: '2026-11-06T09:00:00.000Z',
        event: 'rooms.room-opened',
        who: { givenName: 'Vera', familyName: '', profession: 'adviser' },
      },
    });
  });

  test('leaves the officer’s reading and answering in the citizen’s log, on the ground that she asked', async () => {
    const { id, asMina } = await ask();
    await (await asNils()).listQuestionsToAnswer();
    await (await asNils()).answerWhy({ id, ...answer });
    const { entries } = await asMina.listEntries({});
    const byNils = entries.filter(({ who }) => who.givenName === 'Nils').map(({ event, basis }) => [event, basis]);
    expect(byNils).toEqual([
      ['audit.why-answered', 'asked'],
      ['audit.question-read', 'asked'],
    ]);
  });

  test('brings her the answer, and tells her that it is there until she has read it', async () => {
    const { id, mina, asMina } = await ask();
    await (await asNils()).answerWhy({ id, words: 'Det var ingen grunn. Vi beklager.', noGoodReason: true });
    const [mine] = await asMina.listMyQuestions();
    expect(mine).toMatchObject({
      answer: { words: 'Det var ingen grunn. Vi beklager.', noGoodReason: true },
      isNew: true,
    });
    const hint = (await log.hints(mina)).at(-1);
    expect(hint).toMatchObject({ what: 'audit.why-answered', place: id, notify: true });
    const unread = () =>
      isNewsUnread(log.db, log.server.clock.now(), { personId: mina, place: id, hintId: Number(hint?.id) });
    expect(await unread()).toBe(true);
    log.server.clock.moveBy(1);
    await asMina.markQuestionsRead();
    expect(await unread()).toBe(false);
    expect((await asMina.listMyQuestions())[0]?.isNew).toBe(false);
  });

  test('waits for one answer at a time: a further question follows an answer', async () => {
    const { id, asMina, entryId } = await ask();
    await expect(asMina.askWhy({ id: newId(), entryId, words: '' })).rejects.toMatchObject({
      code: 'question-waits-already',
    });
    await (await asNils()).answerWhy({ id, ...answer });
    await expect((await asNils()).answerWhy({ id, ...answer })).rejects.toMatchObject({ code: 'answered-already' });
    await asMina.askWhy({ id: newId(), entryId, words: 'Hvilken samtale?' });
    expect(await asMina.listMyQuestions()).toHaveLength(2);
  });

  test('asked again with the same id is the same question', async () => {
    const { id, dueAt, asMina, entryId } = await ask();
    expect(await asMina.askWhy({ id, entryId, words: '' })).toEqual({ dueAt });
    expect(await asMina.listMyQuestions()).toHaveLength(1);
  });

  test('can’t be done about somebody close to her, nor about what she did herself', async () => {
    const { nora, gro, groForNora } = log;
    const entryId = await log.look({ at: nora, by: gro, role: groForNora, basis: 'guardian' });
    const refused = { code: 'look-was-not-by-organisation' };
    await expect((await log.as(gro, groForNora)).askWhy({ id: newId(), entryId, words: '' })).rejects.toMatchObject(
      refused,
    );
    const mina = await newPerson('Mina');
    const own = await log.look({ at: mina, by: mina, basis: 'own' });
    await expect((await log.as(mina)).askWhy({ id: newId(), entryId: own, words: '' })).rejects.toMatchObject(refused);
  });

  test('about another citizen’s entry is as about one that is not there', async () => {
    const { entryId } = await ask();
    const asOda = await log.as(await newPerson('Oda'));
    const told = (id: number) =>
      asOda.askWhy({ id: newId(), entryId: id, words: '' }).catch((error: unknown) => JSON.stringify(error));
    expect(await told(entryId)).toBe(await told(999_999));
  });
});

describe('Who answers', () => {
  test('is an administrator where there is no data protection officer', async () => {
    const mina = await newPerson('Mina');
    const entryId = await log.look({ at: mina, by: log.ingrid, role: log.ingridInLierne });
    await (await log.as(mina)).askWhy({ id: newId(), entryId, words: '' });
    expect(await (await log.as(tor, torInLierne)).listQuestionsToAnswer()).toHaveLength(1);
    expect(await (await log.as(log.ingrid, log.ingridInLierne)).listQuestionsToAnswer()).toEqual([]);
  });

  test('is never whoever looked herself', async () => {
    const mina = await newPerson('Mina');
    const asMina = await log.as(mina);
    const entryId = await log.look({ at: mina, by: tor, role: torInLierne });
    const ask = () => asMina.askWhy({ id: newId(), entryId, words: '' });
    await expect(ask()).rejects.toMatchObject({ code: 'nobody-answers-there' });
    const tove = await newPerson('Tove');
    const toveInLierne = await log.people.addRole(tove, log.lierne, 'administrator');
    await ask();
    expect(
      (await (await log.as(tove, toveInLierne)).listQuestionsToAnswer()).some(
        ({ look }) => look.who.givenName === 'Tor',
      ),
    ).toBe(true);
    expect(
      (await (await log.as(tor, torInLierne)).listQuestionsToAnswer()).some(({ look }) => look.who.givenName === 'Tor'),
    ).toBe(false);
  });

  test('is nobody of another organisation, and nobody whom her organisation has not confirmed', async () => {
    const { id } = await ask();
    const [eli, unni] = [await newPerson('Eli'), await newPerson('Unni')];
    const elsewhere = await log.people.addRole(eli, log.lierne, 'data-protection-officer', {
      from: '2026-11-01',
      until: '2026-11-06',
    });
    const unconfirmed = await log.people.addRole(unni, log.nav, 'data-protection-officer', { confirmed: false });
    for (const [person, role] of [
      [eli, elsewhere],
      [unni, unconfirmed],
    ] as const) {
      const client = await log.as(person, role);
      expect((await client.listQuestionsToAnswer()).map((one) => one.id)).not.toContain(id);
      await expect(client.answerWhy({ id, ...answer })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect((await asNils()).answerWhy({ id, ...answer })).resolves.toEqual({ done: true });
  });
});

describe('The promise', () => {
  test('is ten working days until the administrator says otherwise, and holds for what is asked from then on', async () => {
    const asTor = await log.as(tor, torInLierne);
    const { lierne } = log;
    expect(await asTor.getWhyPromise({ organisationId: lierne })).toEqual({ workingDays: 10 });
    await asTor.setWhyPromise({ workingDays: 2 });
    expect(await (await ask()).asMina.getWhyPromise({ organisationId: lierne })).toEqual({ workingDays: 2 });
    await expect((await asNils()).setWhyPromise({ workingDays: 2 })).rejects.toMatchObject({
      code: 'only-administrator-promises',
    });
    await expect(asTor.setWhyPromise({ workingDays: 21 })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('tells her once when its day has passed, and the question goes on waiting above the others', async () => {
    const { id, mina } = await ask();
    log.server.clock.moveBy(days(15));
    const later = await ask();
    await log.passMinute();
    await log.passMinute();
    const late = (await log.hints(mina)).filter(({ what }) => what === 'audit.why-late');
    expect(late).toMatchObject([{ place: id, notify: true }]);
    expect((await (await log.as(mina)).listMyQuestions())[0]?.isNew).toBe(true);
    const order = (await (await asNils()).listQuestionsToAnswer()).map((one) => one.id);
    expect(order.indexOf(id)).toBeLessThan(order.indexOf(later.id));
    await (await asNils()).answerWhy({ id, ...answer });
  });
});

describe('Without the rules, the policies', () => {
  test('show a question to the citizen’s side and to those who answer, and to nobody else', async () => {
    const { id, mina } = await ask();
    const seen = async (person: PersonId, role?: TestRole) =>
      (await log.asPerson(person, 'select id from why_question where id = $1', [id], role)).rowCount;
    expect(await seen(mina)).toBe(1);
    expect(await seen(nils, nilsAtNav)).toBe(1);
    expect(await seen(nils)).toBe(0);
    expect(await seen(log.vera, log.veraAtNav)).toBe(0);
    expect(await seen(tor, torInLierne)).toBe(0);
    expect(await seen(await newPerson('Oda'))).toBe(0);
  });

  test('let nobody ask about another one’s entry, or ask another organisation', async () => {
    const { mina, entryId } = await ask();
    const oda = await newPerson('Oda');
    const insert = `insert into why_question (id, citizen_id, entry_id, organisation_id, asked_by, asked_at, words, due_at)
      values (gen_random_uuid(), $1, coalesce((select id from audit_entry where citizen_id = $1 order by id offset $2 - 1 limit 1), 1), $3, $4,
        now(), '', now() + interval '1 day')`;
    const free = await log.look({ at: mina, by: log.vera, role: log.veraAtNav });
    await expect(log.asPerson(oda, insert, [mina, free, log.nav, oda])).rejects.toThrow('row-level security');
    await expect(log.asPerson(oda, insert, [oda, entryId, log.nav, oda])).rejects.toThrow('row-level security');
    await expect(log.asPerson(mina, insert, [mina, free, log.lierne, mina])).rejects.toThrow('row-level security');
    expect((await log.asPerson(mina, insert, [mina, free, log.nav, mina])).rowCount).toBe(1);
  });

  test('let only the organisation answer, and nobody change an answer', async () => {
    const { id, mina } = await ask();
    const write = `update why_question set answer = 'Fordi', no_good_reason = false, answered_by = me(), answered_at = now() where id = $1`;
    await expect(log.asPerson(mina, write, [id])).rejects.toThrow('only the organisation answers');
    expect((await log.asPerson(log.vera, write, [id], log.veraAtNav)).rowCount).toBe(0);
    expect((await log.asPerson(nils, write, [id], nilsAtNav)).rowCount).toBe(1);
    await (await asNils()).answerWhy({ id, ...answer });
    expect((await log.asPerson(nils, write, [id], nilsAtNav)).rowCount).toBe(0);
    await expect(log.asPerson(mina, write, [id])).rejects.toThrow('an answer is never changed');
  });

  test('let only an administrator promise for her organisation', async () => {
    const promise = 'insert into why_promise (organisation_id, working_days) values ($1, 5)';
    await expect(log.asPerson(nils, promise, [log.nav], nilsAtNav)).rejects.toThrow('row-level security');
    await expect(log.asPerson(tor, promise, [log.nav], torInLierne)).rejects.toThrow('row-level security');
  });
});
