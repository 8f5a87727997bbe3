import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { HandoverStepTold, HandoverTold, LineTold, SubjectTold } from '../domain/about-me.ts';

/** A citizen's hand-overs: how she was received, what was talked about, and what she keeps. */
export const transitionsAboutMe: AboutMePart = {
  module: 'transitions',
  lists: {
    handovers: listAboutMe({ tables: ['handover'], of: 'citizen', row: HandoverTold, read: listHandovers }),
    steps: listAboutMe({ tables: ['handover_action'], of: 'citizen', row: HandoverStepTold, read: listSteps }),
    lines: listAboutMe({
      tables: ['handover_line', 'handover_correction'],
      of: 'citizen',
      row: LineTold,
      read: listLines,
    }),
    subjects: listAboutMe({
      tables: ['kept_subject', 'kept_subject_reader'],
      of: 'citizen',
      row: SubjectTold,
      read: listSubjects,
    }),
  },
  untold: {},
};

const nameOfRole = (column: string) =>
  sql.raw(
    `(select n.given_name || ' ' || n.family_name from practitioner_role r join person n on n.id = r.person_id where r.id = ${column})`,
  );

/** The name of whoever did it, also of a guardian who does no more. */
const byName = sql.raw(
  `coalesce((select n.given_name || ' ' || n.family_name from person n where n.id = x.by_person),
    (select g.name from guardians_of(x.citizen_id) g where g.person_id = x.by_person limit 1), '')`,
);

async function listHandovers({ db }: Unit, citizenId: PersonId): Promise<InRows<HandoverTold>[]> {
  const { rows } = await sql<InRows<HandoverTold>>`
    select x.id, x.room_id as "roomId", o.name as organisation, x.occasion, coalesce(${nameOfRole('x.bridge_role_id')}, '') as bridge,
      ${nameOfRole('x.receiver_role_id')} as receiver, x.status, x.opened_at as "openedAt"
    from handover x join organisation o on o.id = x.organisation_id
    where x.citizen_id = ${citizenId} order by x.opened_at desc, x.id`.execute(db);
  return rows;
}

async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<HandoverStepTold>[]> {
  const { rows } = await sql<InRows<HandoverStepTold>>`
    select x.id, x.handover_id as "handoverId", x.position, x.step, ${byName} as "byName",
      ${nameOfRole('x.for_role_id')} as "forName", x.at
    from handover_action x where x.citizen_id = ${citizenId} order by x.handover_id, x.position`.execute(db);
  return rows;
}

async function listLines({ db }: Unit, citizenId: PersonId): Promise<InRows<LineTold>[]> {
  const { rows } = await sql<InRows<LineTold>>`
    select x.id, x.handover_id as "handoverId", x.kind, x.text, ${byName} as "byName",
      ${nameOfRole('x.for_role_id')} as "forName", x.at, x.struck_at as "struckAt",
      array(select c.text from handover_correction c where c.line_id = x.id order by c.nr) as corrections
    from handover_line x where x.citizen_id = ${citizenId} order by x.handover_id, x.nr`.execute(db);
  return rows;
}

async function listSubjects({ db }: Unit, citizenId: PersonId): Promise<InRows<SubjectTold>[]> {
  const { rows } = await sql<InRows<SubjectTold>>`
    select x.id, x.text, ${byName} as "byName", x.at, x.lifted_at as "liftedAt",
      array(select p.given_name || ' ' || p.family_name from kept_subject_reader d join participant p on p.id = d.participant_id
        where d.subject_id = x.id order by 1) as told
    from kept_subject x where x.citizen_id = ${citizenId} order by x.at, x.id`.execute(db);
  return rows;
}
