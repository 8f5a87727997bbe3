import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import webPush from 'web-push';
import { PersonId } from '../../kernel/ids.ts';
import { asTask, type Database, openDatabase } from '../server/database.ts';
import type { Address } from '../server/notify/channel.ts';
import { type Notifications, openNotifications } from '../server/notify/open-notifications.ts';
import { storeHints } from '../server/outbox.ts';
import { HeldClock, hours, minutes } from './held-clock.ts';
import type { SmsParts } from '../server/sms/text-delivery.ts';
import { openPushSink, type PushSink, type TestBrowser } from './push-sink.ts';
import { openSmtpSink, type SmtpSink } from './smtp-sink.ts';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';

export const origin = 'https://tillit.example';
export const newRoom = () => randomUUID();

/** A world with one server process, once for all tests of a file; each test begins a week later. */
export function inNotificationWorld(give: (world: NotificationWorld, server: Notifications) => void): void {
  let world: NotificationWorld;
  beforeAll(async () => {
    world = await NotificationWorld.open();
    give(world, await world.process());
  });
  afterAll(() => world.close());
  beforeEach(() => world.passWeek());
}

/** A real database, mail server and push server, and people who can be told; the clock is in the test's hand. */
export class NotificationWorld {
  readonly clock = new HeldClock('2026-11-06T09:00:00.000Z');
  readonly faults: unknown[] = [];
  readonly said: string[] = [];
  readonly #addresses = new Map<string, Address>();
  /** The newest hint that a person has looked at, by person and place. */
  readonly #looked = new Map<string, number>();
  readonly #open: Notifications[] = [];
  /** Happens once, while somebody's telling is under way. */
  meanwhile: (() => Promise<unknown>) | undefined;
  readonly testDatabase: TestDatabase;
  readonly database: Database;
  readonly smtp: SmtpSink;
  readonly push: PushSink;

  constructor(parts: { testDatabase: TestDatabase; smtp: SmtpSink; push: PushSink }) {
    this.testDatabase = parts.testDatabase;
    this.database = openDatabase(parts.testDatabase.appUrl, { size: 10 });
    this.smtp = parts.smtp;
    this.push = parts.push;
  }

  static async open(): Promise<NotificationWorld> {
    const testDatabase = await makeTestDatabase();
    // The jobs then go by the clock of whoever asks, as everything else does.
    await testDatabase.asOwner(`create or replace function jobs.job_now() returns timestamptz language sql stable
      as 'select public.clock_now()'`);
    return new NotificationWorld({ testDatabase, smtp: await openSmtpSink(), push: await openPushSink() });
  }

  /** One server process; several may be opened over the same database. */
  async process(options: { mail?: boolean; sms?: SmsParts } = {}): Promise<Notifications> {
    const opened = await openNotifications({
      databaseUrl: this.testDatabase.appUrl,
      db: this.database.db,
      clock: this.clock,
      origin,
      smtpUrl: options.mail === false ? undefined : this.smtp.url,
      sms: options.sms,
      mailFrom: 'Tillit <no-reply@tillit.example>',
      vapid: { ...webPush.generateVAPIDKeys(), subject: 'mailto:drift@tillit.example' },
      findAddress: async (personId) => this.#addresses.get(personId),
      stillUnseen: async (personId, place, hintId) => {
        const { meanwhile } = this;
        this.meanwhile = undefined;
        await meanwhile?.();
        return (this.#looked.get(`${personId} ${place}`) ?? 0) < hintId;
      },
      onFault: (fault) => this.faults.push(fault),
      onSay: (sentence) => this.said.push(sentence),
      pushAgent: this.push.agent,
    });
    this.#open.push(opened);
    return opened;
  }

  newPerson(address: Partial<Address> = {}): PersonId {
    const personId = PersonId.parse(randomUUID());
    this.#addresses.set(personId, { mail: `${personId}@example.org`, language: 'nb', zone: 'Europe/Oslo', ...address });
    return personId;
  }

  async announce(place: string, audience: readonly PersonId[]): Promise<number> {
    const hint = { what: 'rooms.message-sent', place, audience, notify: true };
    const [stored] = await asTask(this.database.db, 'demo', this.clock.now(), (trx) =>
      storeHints(trx, this.clock.now(), [hint]),
    );
    return stored?.id ?? 0;
  }

  /** Everything that is due now, and what becomes due after the pause for whoever is reading. */
  async passPause(): Promise<void> {
    const [server] = this.#open;
    await server?.relayOnce();
    await server?.deliverDue();
    this.clock.moveBy(minutes(2));
    await server?.deliverDue();
  }

  /** Ten in the morning, a week later: nothing of before is due any more. */
  passWeek(): void {
    this.clock.moveBy(hours(24 * 7));
    this.clock.moveTo(`${this.clock.now().toISOString().slice(0, 10)}T09:00:00.000Z`);
  }

  look(personId: PersonId, place: string, upTo: number): void {
    this.#looked.set(`${personId} ${place}`, upTo);
  }

  async takeOut(personId: PersonId, place: string): Promise<void> {
    await asTask(this.database.db, 'demo', this.clock.now(), (trx) =>
      sql`select forget_hints(${place}, ${personId})`.execute(trx),
    );
  }

  async set(
    personId: PersonId,
    setting: { mail?: boolean; push?: boolean; from?: string; until?: string },
  ): Promise<void> {
    const { mail = true, push = true, from = '21:00', until = '07:00' } = setting;
    await this.testDatabase.asOwner('insert into notification_setting values ($1, $2, $3, $4, $5)', [
      personId,
      mail,
      push,
      from,
      until,
    ]);
  }

  async signUpBrowser(personId: PersonId): Promise<TestBrowser> {
    const browser = this.push.newBrowser();
    await this.testDatabase.asOwner('insert into push_subscription values ($1, $2, $3, $4, $5, $6)', [
      randomUUID(),
      personId,
      browser.endpoint,
      browser.p256dh,
      browser.auth,
      this.clock.now(),
    ]);
    return browser;
  }

  mailsTo(personId: PersonId) {
    return this.smtp.mails.filter(({ to }) => to.includes(`${personId}@example.org`));
  }

  pushesTo(browser: TestBrowser) {
    return this.push.pushes.filter(({ path }) => path === browser.path);
  }

  async close(): Promise<void> {
    for (const opened of this.#open) await opened.stop();
    await this.database.close();
    await this.smtp.stop();
    await this.push.stop();
    await this.testDatabase.drop();
  }
}
