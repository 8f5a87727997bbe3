import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { testKeys } from '../../../platform/testing/test-server.ts';
import { checkEntryProof, type EntryProof, goesOnFrom } from '../domain/entry-proof.ts';
import { eraseSalt } from './erase-salt.ts';
import { growNodes } from './grow-nodes.ts';
import { checkWith, openLogKey } from './log-key.ts';
import { type LookedAt, openLookedAt } from './looked-at-for-tests.ts';
import { auditModule } from './public.ts';
import { sha256 } from './sha256.ts';

const { publicKey } = openLogKey(undefined, testKeys.log);
let log: LookedAt;
beforeAll(async () => {
  log = await openLookedAt(auditModule);
});
afterAll(() => log.close());

const newPerson = (givenName: string) => log.people.addPerson({ givenName });
const byVera = (at: PersonId) => log.look({ at, by: log.vera, role: log.veraAtNav });

async function getProof(person: PersonId, entryId: number, since?: number) {
  const answer = await (await log.as(person)).proveEntry({ entryId, ...(since === undefined ? {} : { since }) });
  if (!answer.isSealed) throw new Error('It is not sealed yet.');
  return answer;
}

const holds = (proof: EntryProof) =>
  checkEntryProof(sha256, proof).ok && checkWith([publicKey])(proof.head) === 'right';

describe('The proof of one entry', () => {
  test('is there as soon as it is sealed, and can be checked with nothing but the public key', async () => {
    const mina = await newPerson('Mina');
    const entryId = await byVera(mina);
    expect(await (await log.as(mina)).proveEntry({ entryId })).toEqual({ isSealed: false });
    await log.passMinute();
    const { proof } = await getProof(mina, entryId);
    expect(proof).toMatchObject({
      publicKey,
      entry: { id: entryId, event: 'rooms.room-opened', organisationId: log.nav },
    });
    expect(holds(proof)).toBe(true);
  });

  test('fails when the entry was changed in the database after it was sealed', async () => {
    const mina = await newPerson('Mina');
    const entryId = await byVera(mina);
    await log.passMinute();
    await log.server.database.asOwner(`update audit_entry set event = 'rooms.rooms-listed' where citizen_id = $1`, [
      mina,
    ]);
    expect(holds((await getProof(mina, entryId)).proof)).toBe(false);
  });

  test('opens the citizen’s mark and not that of whoever looked, whose salt and id it does not hold', async () => {
    const mina = await newPerson('Mina');
    const entryId = await byVera(mina);
    await log.passMinute();
    const { proof } = await getProof(mina, entryId);
    expect(proof.citizen?.citizenId).toBe(mina);
    const [salt] = await log.server.database.asOwner<{ salt: string }>(
      `select encode(salt, 'hex') as salt from audit_salt where person_id = $1`,
      [log.vera],
    );
    for (const hidden of [salt?.salt, log.vera, log.veraAtNav.id]) expect(JSON.stringify(proof)).not.toContain(hidden);
  });

  test('holds also when the citizen’s salt was erased, and then names nobody', async () => {
    const mina = await newPerson('Mina');
    const entryId = await byVera(mina);
    await log.passMinute();
    await eraseSalt(log.db, log.server.clock.now(), mina);
    const { proof } = await getProof(mina, entryId);
    expect(proof.citizen).toBeNull();
    expect(holds(proof)).toBe(true);
  });

  test('of another citizen’s entry is as of one that is not there', async () => {
    const [mina, oda] = [await newPerson('Mina'), await newPerson('Oda')];
    const entryId = await byVera(mina);
    await log.passMinute();
    const asOda = await log.as(oda);
    // The number in the whole log, as the database has it.
    const [entry] = await log.server.database.asOwner('select id from audit_entry where citizen_id = $1', [mina]);
    const toProve = 'select * from entry_to_prove($1)';
    const told = (id: number) => asOda.proveEntry({ entryId: id }).catch((error: unknown) => JSON.stringify(error));
    expect(await told(entryId)).toBe(await told(999_999));
    const rows = await log.asPerson(oda, toProve, [entry?.['id']]);
    expect(rows.rowCount).toBe(0);
    for (const table of ['audit_leaf', 'audit_head', 'audit_node', 'audit_salt'])
      expect((await log.asPerson(oda, `select * from ${table}`)).rowCount).toBe(0);
    expect((await log.asPerson(mina, toProve, [entry?.['id']])).rowCount).toBe(1);
  });
});

describe('The log as somebody has seen it before', () => {
  test('goes on from what she saw, and does not when it was rewritten or has become shorter', async () => {
    const mina = await newPerson('Mina');
    const entryId = await byVera(mina);
    await log.passMinute();
    const { proof: before } = await getProof(mina, entryId);
    const kept = { size: before.head.size, root: before.head.root, publicKey };
    await byVera(mina);
    await log.passMinute();
    const { proof, consistency } = await getProof(mina, entryId, kept.size);
    expect(goesOnFrom(sha256, kept, { head: proof.head, consistency })).toBe(true);
    expect(goesOnFrom(sha256, { ...kept, root: '00'.repeat(32) }, { head: proof.head, consistency })).toBe(false);
    const longer = await getProof(mina, entryId, proof.head.size + 5);
    expect(longer.consistency).toBeNull();
  });
});

describe('In a long log', () => {
  test('a proof reads kept subtrees, and is the same without them', async () => {
    const mina = await newPerson('Mina');
    await log.server.database.asOwner(
      `insert into audit_entry (at, event, citizen_id, person_id, acting_kind, basis)
       select $1, 'looks.looked', $2, $3, 'practitioner', 'consent' from generate_series(1, 1100)`,
      [log.server.clock.now(), mina, log.vera],
    );
    const entryId = await byVera(mina);
    await log.passMinute();
    const without = await getProof(mina, entryId);
    expect(holds(without.proof)).toBe(true);
    expect(await growNodes(log.db, log.server.clock.now())).toBeGreaterThanOrEqual(4);
    expect(await growNodes(log.db, log.server.clock.now())).toBe(0);
    const nodes = await log.server.database.asOwner<{ level: number; count: string }>(
      'select level, count(*) from audit_node group by level order by level',
    );
    expect(nodes.map(({ level, count }) => [level, Number(count)])).toEqual([
      [8, 4],
      [9, 2],
      [10, 1],
    ]);
    await log.passMinute();
    const withNodes = await getProof(mina, entryId);
    expect(holds(withNodes.proof)).toBe(true);
    // That it is the kept ones that are read shows when one of them is not what it was.
    await log.server.database.asOwner(`update audit_node set hash = decode(repeat('00', 32), 'hex')`);
    expect(holds((await getProof(mina, entryId)).proof)).toBe(false);
    await log.server.database.asOwner('delete from audit_node');
  });
});
