import { describe, expect, test } from 'vitest';
import { hours } from '../../../platform/testing/held-clock.ts';
import { newMessage, refusalOf } from './rooms-for-tests.ts';
import { aresNumber, inTextsWorld, stepsIn, type TextsWorld } from './texts-world-for-tests.ts';

let world: TextsWorld;
let roomId: TextsWorld['roomId'];
let choose: ReturnType<typeof stepsIn>['choose'];
let ask: ReturnType<typeof stepsIn>['ask'];
let messages: ReturnType<typeof stepsIn>['messages'];
let waitsOn: ReturnType<typeof stepsIn>['waitsOn'];
inTextsWorld((given) => {
  world = given;
  ({ roomId } = world);
  ({ choose, ask, messages, waitsOn } = stepsIn(world));
});

const neutral = 'Dette nummeret tar ikke imot meldinger akkurat nå. Åpne Tillit med den elektroniske ID-en din.';

describe('The words of a question go out as a text', () => {
  test('only when the citizen has said yes to that, and never before', async () => {
    expect((await ask()).texts).toEqual([]);
    await choose('notices');
    expect((await ask()).texts).toEqual([]);
    await choose('texts');
    const { texts, code } = await ask();
    expect(texts).toEqual([`Vera: Passer torsdag klokken ti?\nSvar på denne SMS-en (kode ${code}). STOPP avslutter.`]);
    expect(world.gateway.sent.at(-1)?.to).toBe(aresNumber);
    await choose('off');
    expect((await ask()).texts).toEqual([]);
  });

  test('cut to two segments, with a pointer to the rest', async () => {
    await choose('texts');
    const { texts } = await ask('Blåbær på øya. '.repeat(100));
    expect(texts[0]).toContain('[les resten i Tillit]');
  });

  test('not when she took it back between the writing and the sending', async () => {
    await choose('texts');
    await world.vera.rooms.sendMessage({ roomId, message: newMessage('Hei?', { asks: { of: 'citizen' } }) });
    await choose('off');
    expect(await world.deliver()).toEqual([]);
    const ended = await world.server.database.asOwner("select state, code from text_message where kind = 'message'");
    expect(ended).toEqual([{ state: 'failed', code: 'no-longer' }]);
  });

  test('not when it asks somebody else or nobody', async () => {
    await choose('texts');
    await world.vera.rooms.sendMessage({ roomId, message: newMessage('Til dere') });
    await world.vera.rooms.sendMessage({ roomId, message: newMessage('Til dere', { asks: { of: 'professionals' } }) });
    expect(await world.deliver()).toEqual([]);
  });
});

describe('Her answer by text', () => {
  test('stands in the room as hers, with how it came, and ends the waiting', async () => {
    await choose('texts');
    const { message } = await ask();
    expect(await waitsOn()).toEqual(['citizen']);
    expect(await world.text('Ja, det passer fint 😊')).toBe(200);
    const [, answer] = await messages();
    expect(answer).toMatchObject({
      threadId: message.threadId,
      body: 'Ja, det passer fint 😊',
      senderName: 'Are Solberg',
      provenance: { toldBy: 'sms', writtenBy: null, confirmedAt: null },
    });
    expect(await waitsOn()).toEqual([undefined]);
    expect(await world.deliver()).toEqual([]);
    expect(world.server.faults).toEqual([]);
  });

  test('leaves a trace in her name that says the channel', async () => {
    await choose('texts');
    await ask();
    await world.text('Ja');
    const entries = await world.server.database.asOwner(
      `select event, person_id, acting_kind, basis, detail from audit_entry where place_id = $1 and detail->>'channel' = 'sms'`,
      [roomId],
    );
    expect(entries).toEqual([
      {
        event: 'rooms.message-sent',
        person_id: world.people.are,
        acting_kind: 'citizen',
        basis: 'own',
        detail: { channel: 'sms' },
      },
    ]);
  });

  test('told twice by the gateway is one message', async () => {
    await choose('texts');
    await ask();
    for (let time = 0; time < 3; time += 1) expect(await world.text('Ja', { id: 4711 })).toBe(200);
    expect((await messages()).filter(({ body }) => body === 'Ja')).toHaveLength(1);
    expect(await world.deliver()).toEqual([]);
  });

  test('finds its question by the code when several wait; without one a kind text asks which', async () => {
    await choose('texts');
    const first = await ask('Passer torsdag?');
    const second = await ask('Har du spist?', 'ingrid');
    expect(first.code).not.toBe(second.code);
    await world.text('Ja');
    const [which] = await world.deliver();
    expect(which).toBe(
      `Takk. Flere spørsmål venter på deg. Send svaret en gang til med koden fra SMS-en foran: ${first.code}, ${second.code}.`,
    );
    await world.text(`${second.code.toLowerCase()} Ja, havregrøt`);
    const answers = (await messages()).filter(({ provenance }) => provenance?.toldBy === 'sms');
    expect(answers.map(({ body, threadId }) => [body, threadId])).toEqual([['Ja, havregrøt', second.message.threadId]]);
  });
});

describe('A text that may do nothing', () => {
  const nothingNew = async (send: () => Promise<number>) => {
    const before = (await messages()).length;
    expect(await send()).toBe(200);
    expect((await messages()).length).toBe(before);
    return world.deliver();
  };

  test.each([
    ['of an unknown number', async () => world.text('Hei', { from: '+4791299999' })],
    ['when nothing waits', async () => choose('texts').then(() => world.text('Hei'))],
    [
      'with a code that nothing has',
      async () =>
        choose('texts')
          .then(() => ask())
          // A code is drawn; once in a while it would be the very one that is tried here.
          .then(({ code }) => world.text(`${code === 'Z9' ? 'Z8' : 'Z9'} Ja`)),
    ],
    [
      'after she said no more',
      async () =>
        choose('texts')
          .then(() => ask())
          .then(() => choose('off'))
          .then(() => world.text('Ja')),
    ],
    [
      'with notices alone',
      async () =>
        choose('texts')
          .then(() => ask())
          .then(() => choose('notices'))
          .then(() => world.text('Ja')),
    ],
    [
      'to a room that is closed',
      async () => {
        await choose('texts');
        await ask();
        await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null });
        return world.text('Ja');
      },
    ],
  ])('%s is answered the same and stored nowhere', async (_what, send) => {
    const before = (await messages()).length;
    expect(await send()).toBe(200);
    expect((await messages()).filter(({ provenance }) => provenance !== null)).toEqual([]);
    expect((await messages()).length).toBeGreaterThanOrEqual(before);
    expect(await world.deliver()).toEqual([neutral]);
    expect(world.server.faults).toEqual([]);
  });

  test('is answered in the language of the number, whoever has it', async () => {
    expect(await nothingNew(() => world.text('Hej', { from: '+4520123456' }))).toEqual([
      'Dette nummer tager ikke imod beskeder lige nu. Åbn Tillit med dit elektroniske ID.',
    ]);
  });

  test('is no echo machine: two answers an hour, and then silence', async () => {
    const answers: string[] = [];
    for (let time = 0; time < 5; time += 1) {
      await world.text('Hei', { from: '+4791288888' });
      answers.push(...(await world.deliver()));
    }
    expect(answers).toEqual([neutral, neutral]);
    world.server.clock.moveBy(hours(1));
    await world.text('Hei', { from: '+4791288888' });
    expect(await world.deliver()).toEqual([neutral]);
  });

  test('from many unknown numbers together is answered thirty times an hour', async () => {
    for (let number = 0; number < 35; number += 1) await world.text('Hei', { from: `+479130${1000 + number}` });
    expect(await world.deliver()).toHaveLength(30);
  });
});

describe('STOPP', () => {
  test('ends all texts at once, in every room, and says so once', async () => {
    await choose('texts');
    await ask();
    await world.text('Stopp');
    expect(await world.deliver()).toEqual([
      'Du får ikke flere SMS-er fra Tillit. Alt står i Tillit når du vil se det.',
    ]);
    expect((await world.are.rooms.getRoom({ roomId })).bySms).toBe('off');
    expect((await world.are.people.getNotificationSetting()).sms).toBe(false);
    await world.text('Stopp');
    expect((await ask()).texts).toEqual([]);
    const recorded = await world.server.database.asOwner(
      'select kind, told_by, recorded_by from sms_choice where room_id = $1 order by position',
      [roomId],
    );
    expect(recorded).toEqual([
      { kind: 'texts', told_by: 'electronic-id', recorded_by: world.people.are },
      { kind: 'off', told_by: 'sms', recorded_by: world.people.are },
    ]);
  });
});

describe('The choice', () => {
  test('is the citizen’s, or told to a practitioner in the room, with how', async () => {
    const tell = (toldBy?: 'phone' | 'in-person') =>
      world.ingrid.rooms.setSmsChoice({ roomId, choice: 'texts', ...(toldBy && { toldBy }) });
    expect(await refusalOf(tell())).toBe('only-citizen-side-decides');
    expect(await refusalOf(tell('in-person'))).toBe('allowed');
    expect((await world.vera.rooms.getRoom({ roomId })).bySms).toBe('texts');
    expect(await refusalOf(world.stranger.rooms.setSmsChoice({ roomId, choice: 'texts', toldBy: 'phone' }))).toBe(
      'not-found',
    );
  });

  test('needs a confirmed number; ending it needs none', async () => {
    await world.server.database.asOwner('delete from phone where person_id = $1', [world.people.are]);
    expect(await refusalOf(choose('texts'))).toBe('phone-is-not-confirmed');
    expect(await refusalOf(choose('off'))).toBe('allowed');
    await world.setPhone(world.people.are, aresNumber);
    expect(await refusalOf(choose('texts'))).toBe('allowed');
  });
});
