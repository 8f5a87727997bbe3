import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageId, OrganisationId, PersonId } from '../../../kernel/ids.ts';
import { refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import { RectificationId, type RectificationTarget } from '../domain/rectification.ts';
import { openAresRoom, randomUUID, type RightsWorld, say, startRightsWorld } from './rights-for-tests.ts';

let world: RightsWorld;
let roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'];
let participants: Awaited<ReturnType<typeof openAresRoom>>['participants'];
let ofVera: { id: MessageId };
let ofAre: { id: MessageId };
let officer: { cookie: string };
let administrator: { cookie: string };

beforeAll(async () => {
  world = await startRightsWorld();
  ({ roomId, participants } = await openAresRoom(world));
  ofVera = await say(world.vera, roomId, 'Are har sagt nei til kurset.');
  ofAre = await say(world.are, roomId, 'Jeg vil gjerne på kurs.');
  officer = await somebodyAt(world.organisations.nav, 'data-protection-officer', 'Dag');
  administrator = await somebodyAt(world.organisations.municipality, 'administrator', 'Tor');
});
afterAll(() => world.server.close());

async function somebodyAt(organisation: OrganisationId, profession: string, givenName: string) {
  const id: PersonId = await world.add.addPerson({ givenName, familyName: 'Vik' });
  return world.as(id, await world.add.addRole(id, organisation, profession));
}

const ask = (who: { cookie: string }, target: RectificationTarget, words = 'Jeg har ikke sagt nei.') =>
  world.rightsOf(who).askRectification({ id: RectificationId.parse(randomUUID()), target, words });
const message = (one: { id: MessageId }) => ({ kind: 'message', roomId, messageId: one.id }) as const;
const list = (who: { cookie: string }) => world.rightsOf(who).listRectifications({ roomId });

describe('When a citizen says that a message is not right', () => {
  it('it stands beside the message for everybody who sees the message, and the message stays as it was', async () => {
    const asked = await ask(world.are, message(ofVera));
    expect(asked).toMatchObject({ words: 'Jeg har ikke sagt nei.', writtenByName: 'Are Solberg', answer: null });
    for (const who of [world.are, world.vera, world.ingrid, world.frida])
      expect(await list(who)).toMatchObject([{ id: asked.id, target: { kind: 'message', messageId: ofVera.id } }]);
    const { messages } = await world.are.rooms.listMessages({ roomId });
    expect(messages.find(({ id }) => id === ofVera.id)?.body).toBe('Are har sagt nei til kurset.');
  });

  it('whoever wrote it may answer, and nobody else', async () => {
    const mayAnswer = async (who: { cookie: string }) => (await list(who)).map((one) => one.mayAnswer);
    expect(await mayAnswer(world.vera)).toEqual([true]);
    expect(await mayAnswer(world.ingrid)).toEqual([false]);
    expect(await mayAnswer(world.are)).toEqual([false]);
    const [{ id } = { id: undefined }] = await list(world.ingrid);
    if (id === undefined) throw new Error('Nothing to answer.');
    const answer = { id, outcome: 'corrected', words: 'Du har rett.' } as const;
    expect(await refusalOf(world.rightsOf(world.ingrid).answerRectification(answer))).toBe('not-yours-to-answer');
    expect(await refusalOf(world.rightsOf(world.sara).answerRectification(answer))).toBe('not-found');
    expect(await refusalOf(world.rightsOf(officer).answerRectification(answer))).toBe('not-found');
    await world.rightsOf(world.vera).answerRectification(answer);
    expect(await list(world.are)).toMatchObject([
      { answer: { outcome: 'corrected', words: 'Du har rett.', byName: 'Vera Nilsen' } },
    ]);
    expect(await refusalOf(world.rightsOf(world.vera).answerRectification(answer))).toBe('already-answered');
  });

  it('it is told to those in the room, and stands in the log', async () => {
    const [hint] = await world.server.database.asOwner<{ audience: string[] }>(
      `select audience from hint where what = 'rights.rectification-asked' order by id limit 1`,
    );
    expect(hint?.audience).toContain(world.people.vera);
    const { entries } = await world.logOf(world.are).listEntries({ place: roomId });
    const events = entries.map(({ event }) => event);
    expect(events).toContain('rights.rectification-asked');
    expect(events).toContain('rights.rectification-answered');
    expect(entries.find(({ event }) => event === 'rights.rectification-answered')).toMatchObject({ basis: 'consent' });
  });

  it('sent twice, it is the same one', async () => {
    const id = RectificationId.parse(randomUUID());
    const asked = { id, target: message(ofVera), words: 'En gang til' };
    await world.rightsOf(world.are).askRectification(asked);
    await world.rightsOf(world.are).askRectification(asked);
    expect((await list(world.are)).filter((one) => one.id === id)).toHaveLength(1);
  });

  it('she can’t say it of her own words, nor may anybody else say it in her name', async () => {
    expect(await refusalOf(ask(world.are, message(ofAre)))).toBe('own-words-are-corrected-by-a-message');
    expect(await refusalOf(ask(world.ingrid, message(ofVera)))).toBe('other-role-needed');
    const stranger = await world.as(world.people.stranger);
    expect(await refusalOf(ask(stranger, message(ofVera)))).toBe('not-found');
  });

  it('it goes to the organisation when whoever wrote it has left, which then sees her words and not the message', async () => {
    const asked = await ask(world.are, message(ofVera), 'Vera er gått, men dette er feil.');
    expect(await world.rightsOf(officer).listRectifications({})).toEqual([]);
    await decide(world.are, { roomId, granteeId: participants.vera }, 'withdraw');
    expect(await list(world.vera)).toEqual([]);
    const waiting = await world.rightsOf(officer).listRectifications({});
    expect(waiting.find(({ id }) => id === asked.id)).toMatchObject({ mayAnswer: true, citizenName: 'Are Solberg' });
    expect(JSON.stringify(waiting)).not.toContain('sagt nei til kurset');
    await world
      .rightsOf(officer)
      .answerRectification({ id: asked.id, outcome: 'not-agreed', words: 'Vi har spurt Vera.' });
    const answered = (await list(world.are)).find(({ id }) => id === asked.id);
    expect(answered?.answer?.outcome).toBe('not-agreed');
  });
});

describe('When a citizen says that something about herself is not right', () => {
  const mine = () => world.rightsOf(world.are).listKnownBy();

  it('it goes to an organisation that knows her, whose administrators answer where it has no officer', async () => {
    const [known] = await mine();
    if (known === undefined) throw new Error('Nobody knows her.');
    const asked = await ask(world.are, { kind: 'person', organisationId: known.id }, 'Jeg heter Are Johan.');
    const seen = await world.rightsOf(administrator).listRectifications({});
    expect(seen.map(({ id }) => id)).toEqual([asked.id]);
    // Officers of others, and her own practitioners, have nothing of it.
    expect((await world.rightsOf(officer).listRectifications({})).map(({ id }) => id)).not.toContain(asked.id);
    expect((await world.rightsOf(world.ingrid).listRectifications({})).map(({ id }) => id)).not.toContain(asked.id);
    await world.rightsOf(administrator).answerRectification({ id: asked.id, outcome: 'corrected', words: 'Rettet.' });
  });

  it('it goes to no organisation that does not know her', async () => {
    const elsewhere = { kind: 'person', organisationId: world.organisations.dps } as const;
    expect(await refusalOf(ask(world.are, elsewhere))).toBe('nobody-can-answer');
  });

  it('an administrator no longer answers where there is an officer', async () => {
    const [known] = await mine();
    const dpo = await somebodyAt(world.organisations.municipality, 'data-protection-officer', 'Eva');
    if (known === undefined) throw new Error('Nobody knows her.');
    const asked = await ask(world.are, { kind: 'person', organisationId: known.id });
    expect((await world.rightsOf(dpo).listRectifications({})).map(({ id }) => id)).toContain(asked.id);
    expect(await world.rightsOf(administrator).listRectifications({})).toEqual([]);
  });
});

describe('When a citizen says that an entry of the log is not right', () => {
  it('it goes to the organisation of whoever looked, and the entry stays', async () => {
    const { entries } = await world.logOf(world.are).listEntries({});
    const looked = entries.find(({ who }) => who.organisation === 'NAV Askøy');
    if (looked === undefined) throw new Error('Nobody of NAV has looked.');
    const asked = await ask(world.are, { kind: 'entry', entryId: looked.id }, 'Jeg kjenner ikke denne personen.');
    expect((await world.rightsOf(officer).listRectifications({})).map(({ id }) => id)).toContain(asked.id);
  });

  it('an entry about somebody else is not there', async () => {
    const [other] = await world.server.database.asOwner<{ id: number }>(
      `insert into audit_entry (event, citizen_id, person_id, acting_kind, basis) values ('x.y', gen_random_uuid(), gen_random_uuid(), 'citizen', 'own') returning id::int`,
    );
    expect(await refusalOf(ask(world.are, { kind: 'entry', entryId: other?.id ?? 0 }))).toBe('not-found');
  });
});

it('what was said and answered stands in her own file', async () => {
  const text = await (await world.rightsOf(world.are).exportEverything()).text();
  expect(text).toContain('Jeg har ikke sagt nei.');
  expect(text).toContain('Vi har spurt Vera.');
});

it('meets no fault', () => expect(world.server.faults).toEqual([]));
