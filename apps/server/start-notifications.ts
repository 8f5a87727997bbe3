import { isNewsUnread } from '../../modules/audit/server/public.ts';
import { findAddress } from '../../modules/people/server/public.ts';
import { isStillUnseen } from '../../modules/rooms/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openNotifications } from '../../platform/server/notify/open-notifications.ts';
import type { VapidKeys } from '../../platform/server/notify/vapid-keys.ts';
import type { Server } from '../../platform/server/server.ts';
import type { SmsParts } from '../../platform/server/sms/text-delivery.ts';

interface Parts {
  env: Environment;
  databaseUrl: string;
  server: Server;
  origin: string;
  vapid: VapidKeys;
  texts: SmsParts | undefined;
  say: (sentence: string) => void;
  onFault: (fault: unknown) => void;
}

/** Mail, push and texts from the outbox; people say where to, the log and the rooms whether it is still new. */
export async function startNotifications({
  env,
  databaseUrl,
  server,
  origin,
  vapid,
  texts,
  say,
  onFault,
}: Parts): Promise<{ stop(): Promise<void> }> {
  const { db, clock } = server.parts;
  const notifications = await openNotifications({
    databaseUrl,
    db,
    clock,
    origin,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    sms: texts,
    vapid: { ...vapid, subject: env.VAPID_SUBJECT },
    findAddress: (personId) => findAddress(db, clock, personId),
    stillUnseen: async (personId, place, hintId) =>
      (await isNewsUnread(db, clock.now(), { personId, place, hintId })) ??
      isStillUnseen(db, clock.now(), { personId, roomId: place, hintId }),
    onFault,
    onSay: say,
  });
  notifications.start();
  return notifications;
}
