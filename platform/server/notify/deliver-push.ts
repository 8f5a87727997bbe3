import type { Agent } from 'node:https';
import { sql } from 'kysely';
import webPush from 'web-push';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Clock } from '../clock.ts';
import { asTask, type Db } from '../database.ts';
import { type Channel, codeOfFault, Untold } from './channel.ts';
import type { VapidKeys } from './vapid-keys.ts';

export interface PushOptions {
  db: Db;
  clock: Clock;
  keys: VapidKeys;
  /** A mailto: or https: address at which a push server may reach whoever runs this installation. */
  subject: string;
  /** Another way out to the push servers: a proxy, or a trusted certificate. */
  agent?: Agent | undefined;
}

export const pushQueue = 'notify-push';

interface Subscription {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Web Push to every browser the person signed up, encrypted for that browser alone. */
export function openPush(options: PushOptions): Channel {
  return {
    name: 'push',
    queue: pushQueue,
    pauseMs: 0,
    againMs: 3_600_000,
    tell: async ({ personId, address }) => {
      const subscriptions = await findSubscriptions(options, personId);
      const outcomes = await Promise.all(subscriptions.map((each) => wake(options, each, address.language)));
      const gone = subscriptions.filter((_, index) => outcomes[index] === 'gone');
      if (gone.length > 0) await removeSubscriptions(options, gone);
      if (outcomes.includes('told')) return 'told';
      const failed = outcomes.find((outcome) => typeof outcome === 'object');
      if (failed !== undefined) throw new Untold(failed.code);
      return 'nowhere';
    },
    close: () => undefined,
  };
}

/** What a push server answers for a browser that is gone for good. */
const goneForGood = new Set(['404', '410']);

async function wake(
  options: PushOptions,
  subscription: Subscription,
  language: Language,
): Promise<'told' | 'gone' | { code: string }> {
  const { endpoint, p256dh, auth } = subscription;
  try {
    await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, JSON.stringify({ v: 1, language }), {
      vapidDetails: { subject: options.subject, ...options.keys },
      contentEncoding: 'aes128gcm',
      TTL: 24 * 3600,
      urgency: 'normal',
      // A device that was off gets one of these, however many were sent.
      topic: 'tillit',
      timeout: 15_000,
      agent: options.agent,
    });
    return 'told';
  } catch (fault) {
    const code = codeOfFault(fault);
    return goneForGood.has(code) ? 'gone' : { code };
  }
}

async function findSubscriptions({ db, clock }: PushOptions, personId: PersonId): Promise<Subscription[]> {
  const found = await asTask(db, 'notify', clock.now(), (trx) =>
    sql<Subscription>`select id, endpoint, p256dh, auth from push_subscription where person_id = ${personId}`.execute(
      trx,
    ),
  );
  return found.rows;
}

async function removeSubscriptions({ db, clock }: PushOptions, gone: readonly Subscription[]): Promise<void> {
  const ids = gone.map(({ id }) => id);
  await asTask(db, 'notify', clock.now(), (trx) =>
    sql`delete from push_subscription where id = any (${ids}::uuid[])`.execute(trx),
  );
}
