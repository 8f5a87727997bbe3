import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';
import { peopleForTests } from '../../../modules/people/server/people-for-tests.ts';
import { importFile, peopleModule } from '../../../modules/people/server/public.ts';
import { startTestServer, type TestServer, testKeys } from '../../../platform/testing/test-server.ts';
import { awkwardText, fuzz } from './fuzz.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  await peopleForTests(server.database).addOrganisation({ name: 'Aker', kind: 'hospital', code: 'aker' });
});
afterAll(() => server.close());

const n = (serial: number) => makeSyntheticNorwegian(getDay(1980, 5, 4), serial).digits;
const rightLines = [
  'country;identity_number;given_name;family_name;mail;phone;language;organisation_code;profession;role_from;guardian_of',
  `NO;${n(0)};Are;Nord;are@example.org;;nn;aker;;;`,
  `NO;${n(1)};Vera;Lund;;;;aker;nurse;2020-01-01;`,
  `NO;${n(2)};Per;Nord;;+47 00 00 00 00;;;;;${n(3)}`,
  `NO;${n(3)};Liv;Nord;;;;aker;;;`,
];

/** One thing done to a file that was right. */
type Damage =
  | { does: 'put'; at: number; text: string }
  | { does: 'cut'; at: number; count: number }
  | { does: 'line-again'; line: number }
  | { does: 'line-away'; line: number }
  | { does: 'byte'; at: number; byte: number }
  | { does: 'comma' }
  | { does: 'windows' }
  | { does: 'mark' };
const damage = fc.oneof(
  fc.record({
    does: fc.constant('put' as const),
    at: fc.nat(500),
    text: fc.oneof(awkwardText, fc.constantFrom('"', ';', '\n', '""', '\t')),
  }),
  fc.record({ does: fc.constant('cut' as const), at: fc.nat(500), count: fc.nat(60) }),
  fc.record({ does: fc.constant('line-again' as const), line: fc.nat(4) }),
  fc.record({ does: fc.constant('line-away' as const), line: fc.nat(4) }),
  fc.record({ does: fc.constant('byte' as const), at: fc.nat(500), byte: fc.nat(255) }),
  fc.record({ does: fc.constant('comma' as const) }),
  fc.record({ does: fc.constant('windows' as const) }),
  fc.record({ does: fc.constant('mark' as const) }),
) satisfies fc.Arbitrary<Damage>;

const everything = async () =>
  JSON.stringify(
    await server.database.asOwner(`select (select json_agg(p order by p.id) from person p) as people,
      (select json_agg(a order by a.citizen_id, a.organisation_id) from affiliation a) as affiliations,
      (select json_agg(r order by r.id) from practitioner_role r) as roles,
      (select json_agg(r order by r.id) from related_person r) as relations,
      (select json_agg(c order by c.person_id) from person_contact c) as contacts`),
  );

describe('A damaged file', () => {
  it('is imported whole or not at all, with a report that names rows of the file; again it changes nothing', {
    timeout: 120_000,
  }, async () => {
    const ends = { done: 0, refused: 0 };
    await fuzz('import', fc.array(damage, { maxLength: 4 }), 150, async (made) => {
      const bytes = damaged(made);
      const before = await everything();
      const end = await importAll(bytes);
      if (end.status === 'done') {
        ends.done += 1;
        const after = await everything();
        expect(await importAll(bytes)).toMatchObject({ status: 'done', report: { added: 0, updated: 0 } });
        expect(await everything()).toBe(after);
        return;
      }
      ends.refused += 1;
      expect(end.status).toBe('refused');
      expect(await everything()).toBe(before);
      expect(end.report.faultCount).toBeGreaterThan(0);
      const lines = bytes.toString('latin1').split(/\r\n|\n|\r/).length;
      for (const { row } of end.report.faults) expect(row).toBeLessThanOrEqual(lines + 1);
    });
    // Both happen, or the damage would be too much or too little to tell anything.
    expect(ends.done).toBeGreaterThan(10);
    expect(ends.refused).toBeGreaterThan(10);
    expect(server.faults).toEqual([]);
  });
});

function importAll(bytes: Buffer<ArrayBuffer>) {
  const { db } = server.server.parts;
  return importFile({ db, clock: server.clock, keys: testKeys }, { kind: 'people', bytes, fileName: 'folk.csv' });
}

function damaged(made: readonly Damage[]): Buffer<ArrayBuffer> {
  let bytes = Buffer.from(rightLines.join('\r\n'));
  for (const one of made) bytes = damagedOnce(bytes, one);
  return bytes;
}

function damagedOnce(bytes: Buffer<ArrayBuffer>, one: Damage): Buffer<ArrayBuffer> {
  const lines = () => bytes.toString('utf8').split('\r\n');
  switch (one.does) {
    case 'put': {
      const at = one.at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(one.text), bytes.subarray(at)]);
    }
    case 'cut': {
      const at = one.at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + one.count)]);
    }
    case 'byte': {
      const changed = Buffer.from(bytes);
      if (changed.length > 0) changed[one.at % changed.length] = one.byte;
      return changed;
    }
    case 'line-again':
      return Buffer.from([...lines(), lines()[one.line] ?? ''].join('\r\n'));
    case 'line-away':
      return Buffer.from(lines().toSpliced(one.line, 1).join('\r\n'));
    case 'comma':
      return Buffer.from(bytes.toString('utf8').replaceAll(';', ','));
    case 'windows':
      return Buffer.from(bytes.toString('utf8'), 'latin1');
    case 'mark':
      return Buffer.concat([Buffer.from('\ufeff'), bytes]);
  }
}
