import { randomUUID } from 'node:crypto';
import type { Language } from '../../../kernel/language.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { languageOf } from '../domain/country-language.ts';
import type { NotificationSetting } from '../domain/person.ts';
import { getPerson } from './person-store.ts';
import {
  type PushSubscription,
  storeLanguage,
  storeMail,
  storeNotificationSetting,
  storePushSubscription,
} from './settings-store.ts';

export async function setLanguage(unit: Unit, language: Language): Promise<{ language: Language }> {
  await storeLanguage(unit.db, unit.me.personId, language);
  return { language };
}

export async function setNotificationSetting(unit: Unit, setting: NotificationSetting): Promise<NotificationSetting> {
  const { id, country } = await getPerson(unit.db, unit.me.personId);
  await storeNotificationSetting(unit.db, id, setting);
  await storeMail(unit.db, id, setting.mailAddress, languageOf(country));
  return setting;
}

/** Where this browser is woken from now on; the same browser again only renews it. */
export async function addPushSubscription(unit: Unit, given: Omit<PushSubscription, 'id'>): Promise<{ id: string }> {
  const id = randomUUID();
  await storePushSubscription(unit.db, unit.me.personId, { id, ...given }, unit.now);
  return { id };
}
