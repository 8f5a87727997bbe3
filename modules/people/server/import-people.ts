import { randomUUID } from 'node:crypto';
import { birthDayOf, type IdentityNumber } from '../../../kernel/identity-number.ts';
import { PersonId } from '../../../kernel/ids.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import { checkPeople, numberKey } from '../domain/check-file.ts';
import type { ImportFault } from '../domain/import-report.ts';
import type { PeopleRow } from '../domain/people-row.ts';
import { hashIdentity, sealIdentity } from './identity-seal.ts';
import {
  endSessionsOfEndedRoles,
  fillContacts,
  findAffiliated,
  findIdentities,
  type GivenRelation,
  type GivenRow,
  insertAffiliations,
  insertPeople,
  type KnownOrganisation,
  listKnownOrganisations,
  storeRelations,
  storeRoles,
  updateNames,
} from './import-store.ts';
import { eachBatch, type ImportWork } from './import-work.ts';

/** Checks the rows of a people file against the database and stores them all, or tells what is wrong and stores none. */
export async function importPeople(work: ImportWork, rows: readonly PeopleRow[]): Promise<ImportFault[]> {
  const organisations = await listKnownOrganisations(work.db, work.within);
  const people = await findPeople(work, rows);
  const affiliated = await findOwnCitizens(work, rows, people);
  const faults = checkPeople(rows, {
    teams: new Map(organisations.map(({ code, teams }) => [code, new Set(teams.map(({ name }) => name))])),
    withinOrganisation: work.within !== undefined,
    hasPerson: (number) => people.has(numberKey(number)),
    isAffiliated: (number) => affiliated.has(people.get(numberKey(number))),
  });
  if (faults.length > 0) return faults;
  await storePeople(work, rows, makeGiven(work, organisations, people));
  // A child may stand further down than its guardian, so all people come first.
  await storeCloseness(work, rows, people);
  await tellEndedSessions(work);
  return faults;
}

type People = Map<string, PersonId>;

/** Everybody in the file whom the database knows, by number. */
async function findPeople(work: ImportWork, rows: readonly PeopleRow[]): Promise<People> {
  const people: People = new Map();
  await eachBatch(work, 'checking', rows, async (batch) => {
    const numbers = batch.flatMap(({ number, closeTo }) => [number, ...closeTo.map(({ citizen }) => citizen)]);
    const byHash = new Map(numbers.map((number) => [hashIdentity(work.keys, number).toString('hex'), number]));
    for (const { hash, id } of await findIdentities(work.db, [...byHash.keys()])) {
      const number = byHash.get(hash);
      if (number !== undefined) people.set(numberKey(number), id);
    }
  });
  return people;
}

/** Whom rows make people close to, as far as they are citizens of the organisation that somebody imports for. */
async function findOwnCitizens(
  { db, within }: ImportWork,
  rows: readonly PeopleRow[],
  people: People,
): Promise<ReadonlySet<PersonId | undefined>> {
  if (within === undefined) return new Set();
  const ids = rows.flatMap(({ closeTo }) => closeTo.map(({ citizen }) => people.get(numberKey(citizen))));
  const known = ids.filter((id) => id !== undefined);
  return new Set(await findAffiliated(db, known, within));
}

async function storePeople(
  work: ImportWork,
  rows: readonly PeopleRow[],
  give: (row: PeopleRow) => GivenRow,
): Promise<void> {
  const { db, now } = work;
  await eachBatch(work, 'storing', rows, async (batch) => {
    const given = batch.map(give);
    const isNew = (row: GivenRow) => row.identity !== undefined;
    work.touch(await insertPeople(db, given.filter(isNew), now));
    work.touch(await updateNames(db, given, work.within === undefined));
    work.touch(await fillContacts(db, given));
    work.touch(await insertAffiliations(db, given, now));
    work.touch(await storeRoles(db, given));
  });
}

async function storeCloseness(work: ImportWork, rows: readonly PeopleRow[], people: People): Promise<void> {
  const idOf = (number: IdentityNumber) => {
    const id = people.get(numberKey(number));
    if (id === undefined) throw new Error('Somebody who was checked is not known.');
    return id;
  };
  const relations = rows.flatMap(({ row, number, closeTo }) =>
    closeTo.map(({ relation, citizen }): GivenRelation => {
      return { row, person_id: idOf(number), citizen_id: idOf(citizen), relation };
    }),
  );
  await eachBatch(work, 'storing', relations, async (batch) =>
    work.touch(await storeRelations(work.db, batch, work.now)),
  );
}

async function tellEndedSessions({ db, now }: ImportWork): Promise<void> {
  const ended = await endSessionsOfEndedRoles(db);
  const hints = ended.map(({ sessionId, personId }) => ({
    what: 'platform.session-ended',
    place: sessionId,
    audience: [personId],
  }));
  if (hints.length > 0) await storeHints(db, now, hints);
}

/** Turns a row into what is stored; a person nobody knows gets her id and her sealed number at her first row. */
function makeGiven({ keys }: ImportWork, organisations: readonly KnownOrganisation[], people: People) {
  const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
  return (row: PeopleRow): GivenRow => {
    const { number, role } = row;
    const known = people.get(numberKey(number));
    const id = known ?? PersonId.parse(randomUUID());
    people.set(numberKey(number), id);
    const organisation = row.organisationCode === undefined ? undefined : byCode.get(row.organisationCode);
    return {
      row: row.row,
      person_id: id,
      given_name: row.givenName,
      family_name: row.familyName,
      country: number.country,
      mail: row.mail,
      phone: row.phone,
      language: row.language,
      organisation_id: organisation?.id,
      team_id: organisation?.teams.find(({ name }) => name === role?.team)?.id,
      profession: role?.profession,
      active_from: role?.from,
      active_until: role?.until,
      ...(known === undefined ? { identity: sealed(number, id) } : {}),
    };
  };

  function sealed(number: IdentityNumber, personId: PersonId) {
    return {
      birth_day: birthDayOf(number),
      kind: number.kind,
      cipher: sealIdentity(keys, number.digits, { country: number.country, personId }).toString('base64'),
      hash: hashIdentity(keys, number).toString('hex'),
    };
  }
}
