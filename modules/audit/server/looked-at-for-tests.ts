import type { PersonId } from '../../../kernel/ids.ts';
import { openDatabase } from '../../../platform/server/database.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { startTestServer, type TestServer, testKeys } from '../../../platform/testing/test-server.ts';
import { peopleForTests, type TestRelation, type TestRole } from '../../people/server/people-for-tests.ts';
import { auditContract } from '../contract.ts';
import { openLogKey } from './log-key.ts';
import { recordTrace } from './record-trace.ts';
import { sealAll } from './start-sealing.ts';
import { tellNews } from './tell-news.ts';

/** The key by which the server says its log is signed. */
const key = openLogKey(undefined, testKeys.log);

export type LookedAt = Awaited<ReturnType<typeof openLookedAt>>;

interface Look {
  at: PersonId;
  by: PersonId;
  role?: TestRole | TestRelation;
  basis?: string;
}

/** Counts what was there before the statement began, and the new one. */
const writeLook = `with written as (
    insert into audit_entry (at, event, citizen_id, place_id, person_id, acting_kind, role_id, organisation_id, basis)
    values ($1, 'rooms.room-opened', $2, gen_random_uuid(), $3, $4, $5, $6, $7) returning citizen_id)
  select count(*) + 1 as count from audit_entry where citizen_id = (select citizen_id from written)`;

const organisationOf = (role: Look['role']) => (role?.kind === 'practitioner' ? role.organisationId : null);

/** A real server with people whose log is looked at, sealed and told of by the test's hand. */
export async function openLookedAt(auditModule: ServerModule) {
  const server = await startTestServer({ modules: [auditModule], recordTrace });
  const known = await addPeople(server);
  const { db } = server.server.parts;
  const bare = openDatabase(server.database.appUrl, { size: 1 });
  return {
    server,
    ...known,
    as: async (person: PersonId, acting?: TestRole | TestRelation) =>
      server.client(auditContract, await server.signIn(person, acting)),
    /** Writes an entry past every rule; gives its number among those about her. */
    look: async ({ at, by, role, basis = 'consent' }: Look): Promise<number> => {
      const values = [server.clock.now(), at, by, role?.kind ?? 'citizen', role?.id, organisationOf(role), basis];
      const [own] = await server.database.asOwner<{ count: string }>(writeLook, values);
      return Number(own?.count);
    },
    seal: () => sealAll({ db, key, clock: server.clock, anchors: [], onFault: (fault) => server.faults.push(fault) }),
    tell: () => tellNews(db, server.clock.now()),
    /** What the next minute brings by itself. */
    passMinute: async () => {
      server.clock.moveBy(minutes(1));
      await sealAll({ db, key, clock: server.clock, anchors: [], onFault: (f) => server.faults.push(f) });
      await tellNews(db, server.clock.now());
    },
    /** What was announced about the log, as the outbox has it. */
    hints: (person: PersonId) =>
      server.database.asOwner<{ what: string; place: string; notify: boolean; id: string }>(
        `select id, what, place, notify from hint where $1 = any (audience) and what like 'audit.%' order by id`,
        [person],
      ),
    db,
    /** Straight at the database, past every rule: only policies and grants are left. */
    asPerson: (person: PersonId, text: string, values: unknown[] = [], role?: TestRole) =>
      inNameOf(
        bare.pool,
        {
          person_id: person,
          acting_kind: role?.kind ?? 'citizen',
          acting_id: role?.id ?? '',
          organisation_id: role?.organisationId ?? '',
          now: server.clock.now().toISOString(),
        },
        (client) => client.query(text, values),
      ),
    close: async () => {
      await bare.close();
      await server.close();
    },
  };
}

async function addPeople({ database }: TestServer) {
  const people = peopleForTests(database);
  const [lierne, nav] = [
    await people.addOrganisation({ name: 'Lierne kommune' }),
    await people.addOrganisation({ name: 'NAV', kind: 'nav' }),
  ];
  const add = async (givenName: string, birthDay?: string) =>
    people.addPerson({ givenName, ...(birthDay === undefined ? {} : { birthDay }) });
  const [are, nora, gro, vera, ingrid] = [
    await add('Are'),
    await add('Nora', '2015-05-01'),
    await add('Gro'),
    await add('Vera'),
    await add('Ingrid'),
  ];
  return {
    people,
    lierne,
    nav,
    are,
    nora,
    gro,
    vera,
    ingrid,
    veraAtNav: await people.addRole(vera, nav, 'adviser'),
    ingridInLierne: await people.addRole(ingrid, lierne, 'nurse'),
    groForNora: await people.addRelated(nora, gro, 'guardian'),
  };
}
