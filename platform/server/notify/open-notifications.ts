import type { Agent } from 'node:https';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import { type JobQueue, openJobs } from '../jobs.ts';
import { deliverTexts, relayTexts, textQueue } from '../sms/deliver-texts.ts';
import type { SmsParts } from '../sms/text-delivery.ts';
import type { Channel, FindAddress } from './channel.ts';
import { type Delivered, deliverDue, type StillUnseen } from './deliver-due.ts';
import { mailQueue, openMail } from './deliver-mail.ts';
import { openPush, pushQueue } from './deliver-push.ts';
import { openSms, smsQueue } from './deliver-sms.ts';
import { relayHints } from './relay-hints.ts';
import { repeat } from './repeat.ts';
import type { VapidKeys } from './vapid-keys.ts';

export interface NotificationOptions {
  /** The application's role; the jobs have two connections of their own. */
  databaseUrl: string;
  db: Db;
  clock: Clock;
  /** Where the browser sees us; the only link in a mail. */
  origin: string;
  /** Without it no mail is sent. */
  smtpUrl?: string | undefined;
  mailFrom: string;
  /** Without it no texts are sent. */
  sms?: SmsParts | undefined;
  vapid: VapidKeys & { subject: string };
  findAddress: FindAddress;
  stillUnseen: StillUnseen;
  /** Gets counts and codes; no names, no addresses. */
  onFault: (fault: unknown) => void;
  /** A sentence for whoever runs the server. */
  onSay?: ((sentence: string) => void) | undefined;
  pushAgent?: Agent | undefined;
}

export interface Notifications {
  /** Begins to relay and deliver every two seconds. */
  start(): void;
  /** Waits for what is under way, then closes all connections. */
  stop(): Promise<void>;
  /** Relays what has committed until now, and gives how many hints there were. */
  relayOnce(): Promise<number>;
  /** Tells everybody whose time has come. */
  deliverDue(): Promise<Delivered>;
  /** What else happens every minute by itself: the jobs of a process that died go back. */
  tidy(): Promise<void>;
}

const day = 24 * 3600;
const shared = {
  oneForEachKey: true,
  retryBackoff: true,
  retryDelay: 15,
  expireInSeconds: 300,
  deleteAfterSeconds: 3600,
};
/** With the backoff this is two weeks for a mail server that is away, and a day for a push server or an SMS gateway. */
const queues: readonly JobQueue[] = [
  { ...shared, name: mailQueue, retryLimit: 350, retryDelayMax: 3600, retentionSeconds: 14 * day },
  { ...shared, name: pushQueue, retryLimit: 30, retryDelayMax: 3600, retentionSeconds: day },
  { ...shared, name: smsQueue, retryLimit: 30, retryDelayMax: 3600, retentionSeconds: day },
  { ...shared, name: textQueue, retryLimit: 30, retryDelayMax: 3600, retentionSeconds: day },
];

/** Tells those who are away, after the commit and from the outbox, that there is something new: by mail and push, without content. */
export async function openNotifications(options: NotificationOptions): Promise<Notifications> {
  const { db, clock, onFault, origin, smtpUrl } = options;
  const jobs = openJobs({ url: options.databaseUrl, queues, onFault });
  const push = openPush({ db, clock, keys: options.vapid, subject: options.vapid.subject, agent: options.pushAgent });
  const mail = smtpUrl === undefined ? [] : [openMail({ smtpUrl, from: options.mailFrom, origin })];
  const texts = options.sms === undefined ? undefined : { db, clock, jobs, onFault, ...options.sms };
  const channels: readonly Channel[] = [...mail, push, ...(texts === undefined ? [] : [openSms(texts)])];
  const relayOnce = async () => {
    if (texts !== undefined) await relayTexts(texts);
    return relayHints({ db, jobs, clock, channels });
  };
  const sendTexts = async () => (texts === undefined ? { told: 0, putBack: 0 } : deliverTexts(texts));
  const deliver = (channel: Channel) => deliverDue({ ...options, jobs }, channel);
  let running: { stop(): Promise<void> }[] = [];
  if (smtpUrl === undefined) options.onSay?.('Mail is off, because SMTP_URL is not set.');
  await jobs.start();
  return {
    start: () => {
      running = [relayOnce, sendTexts, ...channels.map((channel) => () => deliver(channel))].map((work) =>
        repeat(work, 2_000, onFault),
      );
    },
    stop: async () => {
      await Promise.all(running.map((each) => each.stop()));
      await jobs.stop();
      for (const channel of channels) channel.close();
    },
    relayOnce,
    deliverDue: async () => {
      const delivered = await Promise.all([...channels.map(deliver), sendTexts()]);
      return {
        told: delivered.reduce((sum, each) => sum + each.told, 0),
        putBack: delivered.reduce((sum, each) => sum + each.putBack, 0),
      };
    },
    tidy: jobs.tidy,
  };
}
