import { type RawBuilder, sql } from 'kysely';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import {
  AffiliationTold,
  CloseOneTold,
  CloseToTold,
  ContactTold,
  IdentityTold,
  NotificationTold,
  PasskeyTold,
  PersonTold,
  PhoneCodeTold,
  PhoneTold,
  PushTold,
  RoleTold,
  SessionTold,
} from '../domain/about-me.ts';

async function rowsOf<T>(unit: Unit, statement: RawBuilder<InRows<T>>): Promise<InRows<T>[]> {
  return (await statement.execute(unit.db)).rows;
}

/** Who somebody is, her settings, roles and sessions, and who is close to her. */
export const peopleAboutMe: AboutMePart = {
  module: 'people',
  lists: {
    person: listAboutMe({
      tables: ['person'],
      of: 'either',
      row: PersonTold,
      read: (unit, whom) =>
        rowsOf<PersonTold>(
          unit,
          sql`select id, given_name as "givenName", family_name as "familyName", birth_day as "birthDay", country,
            created_at as "knownSince" from person where id = ${whom}`,
        ),
    }),
    identityNumbers: listAboutMe({
      tables: ['person_identity'],
      of: 'me',
      row: IdentityTold,
      read: (unit, whom) =>
        rowsOf<IdentityTold>(unit, sql`select country, kind from person_identity where person_id = ${whom}`),
    }),
    contact: listAboutMe({
      tables: ['person_contact'],
      of: 'me',
      row: ContactTold,
      read: (unit, whom) =>
        rowsOf<ContactTold>(unit, sql`select mail, phone, language from person_contact where person_id = ${whom}`),
    }),
    notifications: listAboutMe({
      tables: ['notification_setting'],
      of: 'me',
      row: NotificationTold,
      read: (unit, whom) =>
        rowsOf<NotificationTold>(
          unit,
          sql`select mail, push, sms, to_char(quiet_from, 'HH24:MI') as "quietFrom", to_char(quiet_until, 'HH24:MI') as "quietUntil"
            from notification_setting where person_id = ${whom}`,
        ),
    }),
    wokenBrowsers: listAboutMe({
      tables: ['push_subscription'],
      of: 'me',
      row: PushTold,
      read: (unit, whom) =>
        rowsOf<PushTold>(
          unit,
          sql`select split_part(endpoint, '/', 3) as service, created_at as since from push_subscription
            where person_id = ${whom} order by created_at`,
        ),
    }),
    phone: listAboutMe({
      tables: ['phone'],
      of: 'me',
      row: PhoneTold,
      read: (unit, whom) =>
        rowsOf<PhoneTold>(
          unit,
          sql`select number, confirmed_at as "confirmedAt", paused_at as "pausedAt" from phone where person_id = ${whom}`,
        ),
    }),
    phoneCodes: listAboutMe({
      tables: ['phone_challenge'],
      of: 'me',
      row: PhoneCodeTold,
      read: (unit, whom) =>
        rowsOf<PhoneCodeTold>(
          unit,
          sql`select number, made_at as "sentAt", used_at as "usedAt" from phone_challenge where person_id = ${whom}
            order by made_at, id`,
        ),
    }),
    passkeys: listAboutMe({
      tables: ['passkey'],
      of: 'me',
      row: PasskeyTold,
      read: (unit, whom) =>
        rowsOf<PasskeyTold>(
          unit,
          sql`select name, added_at as "addedAt", last_used_at as "lastUsedAt", stopped_at as "stoppedAt" from passkey
            where person_id = ${whom} order by added_at, id`,
        ),
    }),
    sessions: listAboutMe({
      tables: ['session'],
      of: 'me',
      row: SessionTold,
      read: (unit, whom) =>
        rowsOf<SessionTold>(
          unit,
          sql`select device, acting_kind as "actingAs", assurance, created_at as "begunAt", last_seen_at as "lastSeenAt",
              least(expires_at, revoked_at) as "endedAt"
            from session where person_id = ${whom} order by created_at`,
        ),
    }),
    roles: listAboutMe({
      tables: ['practitioner_role'],
      of: 'me',
      row: RoleTold,
      read: (unit, whom) =>
        rowsOf<RoleTold>(
          unit,
          sql`select r.profession, o.name as organisation, t.name as team, r.active_from as "from", r.active_until as until, r.confirmed
            from practitioner_role r join organisation o on o.id = r.organisation_id left join team t on t.id = r.team_id
            where r.person_id = ${whom} order by r.active_from, o.name`,
        ),
    }),
    affiliations: listAboutMe({
      tables: ['affiliation'],
      of: 'citizen',
      row: AffiliationTold,
      read: (unit, whom) =>
        rowsOf<AffiliationTold>(
          unit,
          sql`select o.name as organisation, a.since from affiliation a join organisation o on o.id = a.organisation_id
            where a.citizen_id = ${whom} order by a.since, o.name`,
        ),
    }),
    closeToMe: listAboutMe({
      tables: ['related_person'],
      of: 'citizen',
      row: CloseOneTold,
      read: (unit, whom) =>
        rowsOf<CloseOneTold>(
          unit,
          sql`select p.given_name as "givenName", p.family_name as "familyName", r.relation, r.since, r.ended_at as "endedAt"
            from related_person r join person p on p.id = r.person_id where r.citizen_id = ${whom} order by r.since, r.id`,
        ),
    }),
    iAmCloseTo: listAboutMe({
      tables: ['related_person'],
      of: 'me',
      row: CloseToTold,
      read: (unit, whom) =>
        rowsOf<CloseToTold>(
          unit,
          sql`select relation, since, ended_at as "endedAt" from related_person where person_id = ${whom} order by since, id`,
        ),
    }),
  },
  untold: {
    text_message:
      'when a text was sent to her and whether it arrived, without number or words; the delivery alone reads it, for a short time',
    received_text:
      'the mark of a text that came in, so that it counts once; the task that receives alone reads it, and what it said is a message',
  },
};
