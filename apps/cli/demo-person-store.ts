import pg from 'pg';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import type { StoryPerson } from '../demo/story-people.ts';
import { readUnder, type Settings } from './read-under.ts';

/** What somebody may act as, and what `begin_request` would set for it. */
export interface DemoRole {
  kind: 'citizen' | 'practitioner' | 'related-person';
  told: string;
  settings: Settings;
}

/** Whom an import or a sign-in has stored for somebody of the stories. */
export async function findPersonId(client: pg.Client, person: StoryPerson): Promise<string | undefined> {
  const { givenName, familyName, birthDay, country } = person;
  const { rows } = await readUnder(client, { 'app.task': 'demo' }, () =>
    client.query<{ id: string }>(
      `select id from person where given_name = $1 and family_name = $2 and birth_day = $3 and country = $4
       order by created_at limit 1`,
      [givenName, familyName, birthDay, country],
    ),
  ).catch(refuseOldDatabase);
  return rows[0]?.id;
}

/** First herself, then her roles at work, then those she is close to: the order in which the screens offer them. */
export async function listRoles(client: pg.Client, personId: string): Promise<DemoRole[]> {
  const mine = { 'app.person_id': personId, 'app.acting_kind': 'citizen' };
  const { rows } = await readUnder(client, mine, () =>
    client.query<{ kind: DemoRole['kind']; id: string; organisation: string; told: string }>(
      `select * from (
         select 'practitioner' as kind, r.id::text, o.id::text as organisation, r.profession || ' at ' || o.name as told
         from my_roles() r join organisation o on o.id = r.organisation_id order by o.name, r.profession) as at_work
       union all select * from (
         select 'related-person', r.id::text, '', r.relation || ' of ' || c.given_name || ' ' || c.family_name
         from my_relations() r join person c on c.id = r.citizen_id order by c.given_name, c.family_name) as at_home`,
    ),
  );
  return [
    { kind: 'citizen', told: 'citizen', settings: mine },
    ...rows.map(({ kind, id, organisation, told }) => ({
      kind,
      told,
      settings: { ...mine, 'app.acting_kind': kind, 'app.acting_id': id, 'app.organisation_id': organisation },
    })),
  ];
}

function refuseOldDatabase(fault: unknown): never {
  if (!(fault instanceof pg.DatabaseError)) throw fault;
  throw new StartRefusal(`This is no database of Tillit yet (${fault.message}): run "npm start" once.`);
}
