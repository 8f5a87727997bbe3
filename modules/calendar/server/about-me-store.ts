import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { AppointmentLinkTold, AppointmentStepTold, AppointmentTold, BusyPeriodTold } from '../domain/about-me.ts';

/** A citizen's appointments with all that was said of them; and what a practitioner wrote into her own calendar. */
export const calendarAboutMe: AboutMePart = {
  module: 'calendar',
  lists: {
    appointments: listAboutMe({ tables: ['appointment'], of: 'citizen', row: AppointmentTold, read: listAppointments }),
    steps: listAboutMe({ tables: ['appointment_action'], of: 'citizen', row: AppointmentStepTold, read: listSteps }),
    links: listAboutMe({ tables: ['appointment_link'], of: 'citizen', row: AppointmentLinkTold, read: listLinks }),
    busyPeriods: listAboutMe({ tables: ['busy_period'], of: 'me', row: BusyPeriodTold, read: listPeriods }),
  },
  untold: {
    taken_time:
      'what appointments take of a practitioner’s working time; it follows from the appointments, told to their citizen',
  },
};

async function listAppointments({ db }: Unit, citizenId: PersonId): Promise<InRows<AppointmentTold>[]> {
  const { rows } = await sql<InRows<AppointmentTold>>`
    select w.id, w.room_id as "roomId", coalesce(p.given_name || ' ' || p.family_name, '') as "arrangedBy", w.status, w.minutes,
      w.starts_at as "startsAt", w.ends_at as "endsAt", w.held_until as "heldUntil", w.changed_at as "changedAt"
    from appointment w join practitioner_role r on r.id = w.owner_role_id left join person p on p.id = r.person_id
    where w.citizen_id = ${citizenId} order by w.changed_at desc, w.id`.execute(db);
  return rows;
}

/** The name of whoever took it, also of a guardian who does no more; a party without an account has hers in the first step. */
async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<AppointmentStepTold>[]> {
  const { rows } = await sql<InRows<AppointmentStepTold>>`
    select a.id, a.appointment_id as "appointmentId", a.position, a.step, a.at,
      coalesce(p.given_name || ' ' || p.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.by_person limit 1), '') as "byName"
    from appointment_action a left join person p on p.id = a.by_person
    where a.citizen_id = ${citizenId} order by a.appointment_id, a.position`.execute(db);
  return rows;
}

async function listLinks({ db }: Unit, citizenId: PersonId): Promise<InRows<AppointmentLinkTold>[]> {
  const { rows } = await sql<InRows<AppointmentLinkTold>>`
    select l.appointment_id as "appointmentId", coalesce(p.given_name || ' ' || p.family_name, '') as "madeByName", l.made_at as "madeAt",
      l.expires_at as "expiresAt", l.revoked_at as "revokedAt"
    from appointment_link l left join person p on p.id = l.made_by where l.citizen_id = ${citizenId} order by l.made_at`.execute(
    db,
  );
  return rows;
}

async function listPeriods({ db }: Unit, personId: PersonId): Promise<InRows<BusyPeriodTold>[]> {
  const { rows } = await sql<InRows<BusyPeriodTold>>`
    select id, starts_at as "startsAt", ends_at as "endsAt", words from busy_period where person_id = ${personId} order by starts_at, id`.execute(
    db,
  );
  return rows;
}
