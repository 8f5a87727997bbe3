import { describe, expect, test } from 'vitest';
import { hours, minutes } from '../../testing/held-clock.ts';
import { inNotificationWorld, type NotificationWorld, newRoom, origin } from '../../testing/notification-world.ts';
import type { Notifications } from './open-notifications.ts';

let world: NotificationWorld;
let server: Notifications;
inNotificationWorld((opened, first) => {
  world = opened;
  server = first;
});

describe('What is told has no content', () => {
  const mails = {
    nb: 'Det er noe nytt til deg i Tillit.\n\nLogg inn for å se det: https://tillit.example\n\nVil du ha færre slike beskjeder? Velg det her: https://tillit.example/about-me#notifications\n',
    nn: 'Det er noko nytt til deg i Tillit.\n\nLogg inn for å sjå det: https://tillit.example\n\nVil du ha færre slike meldingar? Vel det her: https://tillit.example/about-me#notifications\n',
    da: 'Der er noget nyt til dig i Tillit.\n\nLog ind for at se det: https://tillit.example\n\nVil du have færre af disse beskeder? Vælg det her: https://tillit.example/about-me#notifications\n',
    en: 'There is something new for you in Tillit.\n\nSign in to see it: https://tillit.example\n\nWould you like fewer of these messages? Choose here: https://tillit.example/about-me#notifications\n',
  } as const;

  test.each(['nb', 'nn', 'da', 'en'] as const)(
    'a mail is the same fixed words for everybody who reads %s',
    async (language) => {
      const kari = world.newPerson({ language });
      const room = newRoom();
      await world.announce(room, [kari]);
      await world.passPause();
      const [mail] = world.mailsTo(kari);
      expect(mail?.text).toBe(mails[language]);
      expect(mail?.headers.get('subject')).toBe(mails[language].split('.\n')[0]);
      expect(mail?.headers.get('from')).toBe('Tillit <no-reply@tillit.example>');
      expect(mail?.headers.get('list-unsubscribe')).toBe(`<${origin}/about-me#notifications>`);
      expect(mail?.raw).not.toContain(room);
      expect(mail?.raw).not.toContain('rooms.message-sent');
    },
  );

  test('a push says only that there is one, to that browser alone', async () => {
    const kari = world.newPerson({ language: 'da' });
    const phone = await world.signUpBrowser(kari);
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    const [push] = world.pushesTo(phone);
    expect(push?.headers).toMatchObject({
      ttl: '86400',
      urgency: 'normal',
      topic: 'tillit',
      'content-encoding': 'aes128gcm',
    });
    expect(push?.headers.authorization).toMatch(/^vapid t=.+, k=.+$/);
    expect(push?.body.toString('latin1')).not.toContain('language');
    expect(push && phone.read(push)).toBe('{"v":1,"language":"da"}');
  });
});

describe('What goes wrong on the way', () => {
  test('a mail server that is away loses nothing, and nothing is told twice', async () => {
    const people = [world.newPerson(), world.newPerson(), world.newPerson()] as const;
    const room = newRoom();
    await world.smtp.stop();
    await world.announce(room, people);
    await world.passPause();
    await world.announce(room, people);
    await world.passPause();
    const said = world.faults.splice(0).map(String);
    expect(said[0]).toMatch(
      /^Error: 3 notifications by mail could not be sent and are tried again \((ESOCKET|ECONNREFUSED|ECONNECTION)\)\.$/,
    );
    expect(said.join()).not.toContain('@');
    await world.smtp.start();
    world.clock.moveBy(hours(1));
    await world.passPause();
    world.clock.moveBy(hours(3));
    await world.passPause();
    expect(people.map((person) => world.mailsTo(person).length)).toEqual([1, 1, 1]);
    expect(world.faults).toEqual([]);
  });

  test('a mail that is tried again is the same mail', async () => {
    const kari = world.newPerson();
    await world.announce(newRoom(), [kari]);
    await server.relayOnce();
    world.clock.moveBy(minutes(2));
    // The process dies between sending the mail and noting that it is sent.
    const crash = `create function crash() returns trigger language plpgsql as $$ begin raise 'gone'; end $$;
      create trigger crash before update on jobs.job_common for each row when (new.state = 'completed') execute function crash()`;
    await world.testDatabase.asOwner(crash);
    await server.deliverDue();
    await world.testDatabase.asOwner('drop trigger crash on jobs.job_common; drop function crash()');
    world.clock.moveBy(hours(1));
    await server.deliverDue();
    const ids = world.mailsTo(kari).map(({ headers }) => headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    world.faults.length = 0;
  });

  test('a recipient whom the mail server does not know is not tried again', async () => {
    const kari = world.newPerson();
    world.smtp.refuseRecipients('550 5.1.1 No such user');
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    world.smtp.refuseRecipients(undefined);
    world.clock.moveBy(hours(1));
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(0);
  });

  test('a browser that has signed off is forgotten, and the others are told', async () => {
    const kari = world.newPerson();
    const [old, phone] = [await world.signUpBrowser(kari), await world.signUpBrowser(kari)];
    world.push.answer(old, 410);
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    expect(world.pushesTo(phone)).toHaveLength(1);
    const left = await world.testDatabase.asOwner('select endpoint from push_subscription where person_id = $1', [
      kari,
    ]);
    expect(left).toEqual([{ endpoint: phone.endpoint }]);
  });

  test('a push server that is away is tried again', async () => {
    const kari = world.newPerson();
    const phone = await world.signUpBrowser(kari);
    world.push.answer(phone, 503);
    await world.announce(newRoom(), [kari]);
    await world.passPause();
    world.push.answer(phone, 201);
    world.clock.moveBy(hours(1));
    await server.deliverDue();
    expect(world.pushesTo(phone).length).toBeGreaterThan(1);
    expect(world.faults.splice(0).map(String)[0]).toContain('by push could not be sent and are tried again (503)');
  });

  test('without a mail server push still works, and whoever starts the server is told once', async () => {
    const kari = world.newPerson();
    const phone = await world.signUpBrowser(kari);
    const silent = await world.process({ mail: false });
    expect(world.said).toEqual(['Mail is off, because SMTP_URL is not set.']);
    await world.announce(newRoom(), [kari]);
    await silent.relayOnce();
    await silent.deliverDue();
    expect(world.pushesTo(phone)).toHaveLength(1);
    expect(world.mailsTo(kari)).toHaveLength(0);
  });
});

describe('What comes while a telling is under way', () => {
  test('is told, when the earlier message had been read', async () => {
    const kari = world.newPerson();
    const room = newRoom();
    const first = await world.announce(room, [kari]);
    await server.relayOnce();
    world.clock.moveBy(minutes(2));
    world.meanwhile = async () => {
      world.look(kari, room, first);
      await world.announce(room, [kari]);
      await server.relayOnce();
    };
    await server.deliverDue();
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(1);
  });

  test('is told with it, when it had not', async () => {
    const kari = world.newPerson();
    const room = newRoom();
    await world.announce(room, [kari]);
    await server.relayOnce();
    world.clock.moveBy(minutes(2));
    world.meanwhile = async () => {
      await world.announce(room, [kari]);
      await server.relayOnce();
    };
    await server.deliverDue();
    await world.passPause();
    expect(world.mailsTo(kari)).toHaveLength(1);
  });

  test('is never lost and never told twice, however three servers take turns', async () => {
    const people = Array.from({ length: 12 }, () => world.newPerson());
    const rooms = Array.from({ length: 6 }, newRoom);
    const servers = [server, await world.process(), await world.process()];
    await Promise.all(
      rooms.map(async (room, index) => {
        for (let message = 0; message < 5; message += 1) {
          await world.announce(room, people.slice(index * 2, index * 2 + 2));
          await servers[(index + message) % 3]?.relayOnce();
          await servers[message % 3]?.deliverDue();
        }
      }),
    );
    world.clock.moveBy(minutes(2));
    await Promise.all(servers.map((each) => each.deliverDue()));
    await world.passPause();
    expect(people.map((person) => world.mailsTo(person).length)).toEqual(people.map(() => 1));
    expect(world.faults).toEqual([]);
  });
});
