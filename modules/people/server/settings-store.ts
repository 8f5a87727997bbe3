import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { NotificationSetting } from '../domain/person.ts';

const whileUnset: NotificationSetting = {
  mail: true,
  push: true,
  sms: true,
  quietFrom: '21:00',
  quietUntil: '07:00',
  mailAddress: null,
};

export async function getNotificationSetting(db: Db, personId: PersonId): Promise<NotificationSetting> {
  const { rows } = await sql<Partial<NotificationSetting>>`
    select s.mail, s.push, s.sms, to_char(s.quiet_from, 'HH24:MI') as "quietFrom", to_char(s.quiet_until, 'HH24:MI') as "quietUntil",
      c.mail as "mailAddress"
    from notification_setting s full join person_contact c on c.person_id = s.person_id
    where coalesce(s.person_id, c.person_id) = ${personId}`.execute(db);
  const set = Object.entries(rows[0] ?? {}).filter(([, value]) => value !== null);
  return { ...whileUnset, ...Object.fromEntries(set) };
}

export async function storeNotificationSetting(
  db: Db,
  personId: PersonId,
  setting: NotificationSetting,
): Promise<void> {
  await sql`
    insert into notification_setting (person_id, mail, push, sms, quiet_from, quiet_until)
    values (${personId}, ${setting.mail}, ${setting.push}, ${setting.sms}, ${setting.quietFrom}, ${setting.quietUntil})
    on conflict (person_id) do update set mail = excluded.mail, push = excluded.push, sms = excluded.sms,
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until`.execute(db);
}

export async function storeMail(db: Db, personId: PersonId, mail: string | null, language: Language): Promise<void> {
  await sql`
    insert into person_contact (person_id, mail, language) values (${personId}, ${mail}, ${language})
    on conflict (person_id) do update set mail = excluded.mail`.execute(db);
}

export async function storeLanguage(db: Db, personId: PersonId, language: Language): Promise<void> {
  await sql`
    insert into person_contact (person_id, language) values (${personId}, ${language})
    on conflict (person_id) do update set language = excluded.language`.execute(db);
}

export interface PushSubscription {
  id: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** Stores where a browser is woken; an endpoint that was somebody else's, or mine before, is replaced. */
export async function storePushSubscription(
  db: Db,
  personId: PersonId,
  { id, endpoint, keys }: PushSubscription,
  at: Date,
): Promise<void> {
  await sql`select forget_push_endpoint(${endpoint})`.execute(db);
  await sql`
    insert into push_subscription (id, person_id, endpoint, p256dh, auth, created_at)
    values (${id}, ${personId}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${at})`.execute(db);
}
