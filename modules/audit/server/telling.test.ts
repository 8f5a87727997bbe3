import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { openDatabase } from '../../../platform/server/database.ts';
import { days, minutes } from '../../../platform/testing/held-clock.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { type LookedAt, openLookedAt } from './looked-at-for-tests.ts';
import { auditModule, isNewsUnread } from './public.ts';
import { tellNextLooks } from './tell-looks.ts';

let log: LookedAt;
beforeAll(async () => {
  log = await openLookedAt(auditModule);
});
afterAll(() => log.close());
// A day later, with sessions and tellings of before behind us.
beforeEach(async () => {
  log.server.clock.moveBy(days(1));
  await log.passMinute();
});

const newPerson = (givenName: string) => log.people.addPerson({ givenName });
const byVera = (at: PersonId, basis?: string) =>
  log.look({ at, by: log.vera, role: log.veraAtNav, ...(basis === undefined ? {} : { basis }) });
const newsOf = async (person: PersonId) =>
  (await (await log.as(person)).listNews()).map(({ entry, reason }) => [entry.id, reason]);
const anyLook = { anyLook: true, emergency: true, newOrganisation: true };

describe('Being told that somebody has looked', () => {
  test('comes within a minute of the first look of an organisation, and says who, from where and what', async () => {
    const mina = await newPerson('Mina');
    const entryId = await byVera(mina);
    expect(await newsOf(mina)).toEqual([]);
    await log.passMinute();
    const [news] = await (await log.as(mina)).listNews();
    expect(news).toMatchObject({
      reason: 'new-organisation',
      entry: { id: entryId, event: 'rooms.room-opened', who: { givenName: 'Vera', organisation: 'NAV' } },
    });
    expect(await log.hints(mina)).toMatchObject([{ what: 'audit.looked', notify: true }]);
  });

  test('does not come of the second look, unless she wants to hear of every one', async () => {
    const mina = await newPerson('Mina');
    await byVera(mina);
    await log.passMinute();
    await byVera(mina);
    await log.passMinute();
    expect(await newsOf(mina)).toHaveLength(1);
    const asMina = await log.as(mina);
    expect(await asMina.getWish()).toEqual({ anyLook: false, emergency: true, newOrganisation: true });
    await asMina.setWish(anyLook);
    const third = await byVera(mina);
    await log.passMinute();
    expect((await newsOf(mina))[0]).toEqual([third, 'any-look']);
  });

  test('notifies of any look once a day, and of an emergency each time and in a place of its own', async () => {
    const mina = await newPerson('Mina');
    await byVera(mina);
    await log.passMinute();
    await (await log.as(mina)).setWish(anyLook);
    for (const basis of ['consent', 'consent', 'emergency', 'emergency']) {
      await byVera(mina, basis);
      await log.passMinute();
    }
    const hints = (await log.hints(mina)).slice(1);
    expect(hints.map(({ notify }) => notify)).toEqual([true, false, true, true]);
    expect(new Set(hints.map(({ place }) => place)).size).toBe(3);
    log.server.clock.moveBy(days(1));
    await byVera(mina);
    await log.passMinute();
    expect((await log.hints(mina)).at(-1)?.notify).toBe(true);
  });

  test('is gone when it was read, up to what was shown', async () => {
    const mina = await newPerson('Mina');
    await byVera(mina);
    await log.passMinute();
    const asMina = await log.as(mina);
    const [first] = await asMina.listNews();
    await log.look({ at: mina, by: log.ingrid, role: log.ingridInLierne });
    await log.passMinute();
    await asMina.markNewsRead({ upTo: first?.seq ?? 0 });
    expect((await asMina.listNews()).map(({ entry }) => entry.who.givenName)).toEqual(['Ingrid']);
  });

  test('never tells of her own looks', async () => {
    const mina = await newPerson('Mina');
    const asMina = await log.as(mina);
    await asMina.setWish(anyLook);
    await asMina.listEntries({});
    await log.passMinute();
    expect(await newsOf(mina)).toEqual([]);
  });

  test('tells the guardian who acts for the child, of others and not of herself', async () => {
    const { nora, gro, groForNora } = log;
    const asGro = await log.as(gro, groForNora);
    await asGro.setWish(anyLook);
    await log.look({ at: nora, by: gro, role: groForNora, basis: 'guardian' });
    await byVera(nora);
    await log.passMinute();
    expect((await asGro.listNews()).map(({ entry }) => entry.who.givenName)).toEqual(['Vera']);
    // As a citizen she reads her own news, and there are none.
    expect(await newsOf(gro)).toEqual([]);
  });

  test('no longer tells the guardian of a child that has come of age', async () => {
    const grownUp = await log.people.addPerson({ givenName: 'Ola', birthDay: '2010-11-20' });
    const gunn = await newPerson('Gunn');
    await log.people.addRelated(grownUp, gunn, 'guardian');
    log.server.clock.moveTo('2028-11-21T09:00:00.000Z');
    await byVera(grownUp);
    await log.passMinute();
    expect(await log.hints(gunn)).toEqual([]);
    expect(await log.hints(grownUp)).toHaveLength(1);
    log.server.clock.moveTo('2026-12-01T09:00:00.000Z');
  });
});

describe('The telling', () => {
  test('finds what was committed late, since what is sealed later has a later position', async () => {
    const mina = await newPerson('Mina');
    const lower = await byVera(mina);
    await log.server.database.asOwner('create table held as select * from audit_entry where id = $1', [lower]);
    await log.server.database.asOwner('delete from audit_entry where id = $1', [lower]);
    const other = await newPerson('Oda');
    await byVera(other);
    await log.passMinute();
    expect(await newsOf(other)).toHaveLength(1);
    await log.server.database.asOwner('insert into audit_entry overriding system value select * from held');
    // The seal goes on from what had settled; as for a writer who took longer than a minute.
    await log.server.database.asOwner(
      'update audit_head set settled_id = $1 where size = (select max(size) from audit_head)',
      [lower - 1],
    );
    await log.passMinute();
    expect(await newsOf(mina)).toEqual([[lower, 'new-organisation']]);
    expect(await newsOf(other)).toHaveLength(1);
  });

  test('is done by one process at a time, and neither loses nor doubles when one dies between', async () => {
    const mina = await newPerson('Mina');
    await byVera(mina);
    log.server.clock.moveBy(minutes(1));
    await log.seal();
    // A process that has taken the telling and not ended.
    const { pool, close } = openDatabase(log.server.database.appUrl, { size: 1 });
    await inNameOf(pool, { task: 'tell' }, async (client) => {
      await client.query('select told_size from audit_telling for update');
      expect(await tellNextLooks(log.db, log.server.clock.now())).toBe(0);
    });
    await close();
    await Promise.all([1, 2, 3].map(() => tellNextLooks(log.db, log.server.clock.now())));
    await log.tell();
    expect(await newsOf(mina)).toHaveLength(1);
    expect(await log.hints(mina)).toHaveLength(1);
  });

  test('tells mail and push that it is unread until she has read it, and leaves the hints of rooms alone', async () => {
    const mina = await newPerson('Mina');
    await byVera(mina);
    await log.passMinute();
    const [hint] = await log.hints(mina);
    const told = { personId: mina, place: hint?.place ?? '', hintId: Number(hint?.id) };
    expect(await isNewsUnread(log.db, log.server.clock.now(), told)).toBe(true);
    const asMina = await log.as(mina);
    await asMina.markNewsRead({ upTo: (await asMina.listNews())[0]?.seq ?? 0 });
    expect(await isNewsUnread(log.db, log.server.clock.now(), told)).toBe(false);
    await log.server.database.asOwner(`update hint set what = 'rooms.message-sent' where id = $1`, [told.hintId]);
    expect(await isNewsUnread(log.db, log.server.clock.now(), told)).toBeUndefined();
  });
});

describe('Without the rules, the policies', () => {
  test('show news and wishes to nobody else', async () => {
    const [mina, oda] = [await newPerson('Mina'), await newPerson('Oda')];
    await byVera(mina);
    await log.passMinute();
    await (await log.as(mina)).setWish(anyLook);
    for (const table of ['audit_told_look', 'audit_wish']) {
      expect((await log.asPerson(mina, `select * from ${table} where citizen_id = $1`, [mina])).rowCount).toBe(1);
      expect((await log.asPerson(oda, `select * from ${table} where citizen_id = $1`, [mina])).rowCount).toBe(0);
    }
    expect((await log.asPerson(oda, 'select * from audit_organisation')).rowCount).toBe(0);
    expect((await log.asPerson(oda, 'select * from audit_telling')).rowCount).toBe(0);
  });

  test('let nobody be told in another one’s name, nor choose for another citizen', async () => {
    const [mina, oda] = [await newPerson('Mina'), await newPerson('Oda')];
    const wish =
      'insert into audit_wish (citizen_id, person_id, any_look, emergency, new_organisation) values ($1, $2, true, false, false)';
    await expect(log.asPerson(oda, wish, [mina, oda])).rejects.toThrow('row-level security');
    await expect(log.asPerson(oda, wish, [oda, mina])).rejects.toThrow('row-level security');
    expect((await log.asPerson(oda, wish, [oda, oda])).rowCount).toBe(1);
    const news = `insert into audit_told_look (person_id, citizen_id, entry_id, reason, place, notified, told_at)
      values ($1, $1, 1, 'any-look', $1, false, now())`;
    await expect(log.asPerson(oda, news, [oda])).rejects.toThrow('row-level security');
  });
});
