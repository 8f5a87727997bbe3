import fastify from 'fastify';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import webPush from 'web-push';
import type { PersonId } from '../../../kernel/ids.ts';
import { openNotifications } from '../../../platform/server/notify/open-notifications.ts';
import { addSmsRoute } from '../../../platform/server/sms/add-sms-route.ts';
import { findSmsGateway } from '../../../platform/server/sms/find-sms-gateway.ts';
import { days } from '../../../platform/testing/held-clock.ts';
import { noticeWords } from '../../../platform/server/sms/sms-words.ts';
import { openGatewayApiServer, type TestGateway } from '../../../platform/testing/sms-gateways.ts';
import type { TestServer } from '../../../platform/testing/test-server.ts';
import type { StoredHint } from '../../../platform/server/outbox.ts';
import { findAddress, pausePhone } from '../../people/server/public.ts';
import { composeAnswer, composeMessageText } from './compose-text.ts';
import { isStillUnseen } from './read-mark-store.ts';
import { receiveText } from './receive-text.ts';
import { newMessage, openAresRoom, startAresWorld } from './rooms-for-tests.ts';

export const aresNumber = '+4791200100';

/** The delivery of texts, and the address that the gateway calls, over a test's server. */
async function openTextService(server: TestServer, gateway: TestGateway) {
  const { parts, relay } = server.server;
  const { db, clock } = parts;
  const opened = findSmsGateway({
    SMS_URL: gateway.url,
    SMS_FROM: '4526112',
    SMS_WEBHOOK_SECRET: gateway.webhookSecret,
  });
  if (opened === undefined) throw new Error('There is no gateway.');
  const sms = {
    gateway: opened,
    dailyLimit: 100,
    compose: async (one: Parameters<typeof composeAnswer>[1]) =>
      one.kind === 'message' ? composeMessageText(parts, one) : composeAnswer(parts, one),
    pausePhone: (personId: PersonId, code: string) => pausePhone(db, clock, personId, code),
  };
  const notifications = await openNotifications({
    databaseUrl: server.database.appUrl,
    db,
    clock,
    origin: 'https://tillit.example',
    mailFrom: 'Tillit <no-reply@tillit.example>',
    sms,
    vapid: { ...webPush.generateVAPIDKeys(), subject: 'mailto:drift@tillit.example' },
    findAddress: (personId) => findAddress(db, clock, personId),
    stillUnseen: (personId, roomId, hintId) => isStillUnseen(db, clock.now(), { personId, roomId, hintId }),
    onFault: (fault) => server.faults.push(fault),
  });
  const app = fastify();
  app.setErrorHandler(async (error, _request, reply) => {
    server.faults.push(error);
    return reply.code(500).send({});
  });
  const receiving = {
    db,
    clock,
    gateway: opened.name,
    publish: (hints: readonly StoredHint[]) => relay.publish(hints),
  };
  await addSmsRoute(app, { db, clock, ...sms, receive: (received) => receiveText(receiving, received) });
  const webhook = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/sms/gateway`;
  return { app, notifications, webhook };
}

/** Are's story with a gateway that speaks the protocol, the delivery, and the address that the gateway calls. */
export async function startTextsWorld() {
  const world = await startAresWorld({ textsFrom: '4526112' });
  const { server } = world;
  const { clock } = server;
  // The jobs then go by the clock of whoever asks, as everything else does.
  await server.database.asOwner(`create or replace function jobs.job_now() returns timestamptz language sql stable
    as 'select public.clock_now()'`);
  const gateway = await openGatewayApiServer();
  const { app, notifications, webhook } = await openTextService(server, gateway);
  /** A number that somebody has confirmed, past the code. */
  const setPhone = (personId: PersonId, number: string) =>
    server.database.asOwner('insert into phone (person_id, number, confirmed_at) values ($1, $2, $3)', [
      personId,
      number,
      clock.now(),
    ]);
  await setPhone(world.people.are, aresNumber);
  return {
    ...world,
    ...(await openAresRoom(world)),
    gateway,
    setPhone,
    /** Are, or whoever writes in the name of the number, texts to us. */
    text: (words: string, { from = aresNumber, id }: { from?: string; id?: number } = {}) =>
      gateway.receive(webhook, from, words, id === undefined ? {} : { id }),
    /** Sends what waits in the outbox; gives the texts that went, but for those that only say that there is something. */
    deliver: async () => {
      const before = gateway.sent.length;
      server.clock.moveBy(1000);
      await notifications.relayOnce();
      await notifications.deliverDue();
      return gateway.sent
        .slice(before)
        .map(({ text }) => text)
        .filter((text) => !Object.values(noticeWords).includes(text));
    },
    close: async () => {
      await app.close();
      await notifications.stop();
      await gateway.stop();
      await server.close();
    },
  };
}
export type TextsWorld = Awaited<ReturnType<typeof startTextsWorld>>;

/** A world for a file of tests, in which each test has a room of its own and nothing of another waits. */
export function inTextsWorld(give: (world: TextsWorld) => void): void {
  let world: TextsWorld;
  beforeAll(async () => {
    world = await startTextsWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await endRooms(world);
    world.server.clock.moveBy(days(1));
    for (const name of ['are', 'ingrid', 'vera', 'frida', 'stranger'] as const)
      Object.assign(world[name], await world.as(world.people[name], name === 'are' ? undefined : world.roles[name]));
    world.roomId = (await openAresRoom(world)).roomId;
    world.server.faults.length = 0;
    give(world);
  });
}

async function endRooms({ server, deliver }: TextsWorld): Promise<void> {
  const { asOwner } = server.database;
  await asOwner(
    `update room set closed_at = $1, readable_after = 'participants', closing_words = 'Takk' where closed_at is null`,
    [server.clock.now()],
  );
  for (const table of ['sms_reference', 'text_message', 'notification_setting']) await asOwner(`delete from ${table}`);
  await deliver();
}

/** What the tests do again and again in the room of the test. */
export function stepsIn(world: TextsWorld) {
  const { roomId } = world;
  const messages = async () => (await world.vera.rooms.listMessages({ roomId })).messages;
  return {
    choose: (choice: 'off' | 'notices' | 'texts') => world.are.rooms.setSmsChoice({ roomId, choice }),
    /** A question to Are; gives the texts that went out and the code in them. */
    ask: async (body = 'Passer torsdag klokken ti?', who: 'vera' | 'ingrid' = 'vera') => {
      const message = newMessage(body, { asks: { of: 'citizen' } });
      await world[who].rooms.sendMessage({ roomId, message });
      const texts = await world.deliver();
      return { message, texts, code: /kode ([A-Z]\d)/.exec(texts[0] ?? '')?.[1] ?? '' };
    },
    messages,
    waitsOn: async () => (await world.vera.rooms.getRoom({ roomId })).threads.map(({ waiting }) => waiting?.on),
  };
}
