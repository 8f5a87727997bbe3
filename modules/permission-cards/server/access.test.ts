import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { type Statement, actingAs, runInNameOf } from '../../../platform/testing/in-name-of.ts';
import { letIn, onDay } from '../../pathways/server/pathways-for-tests.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import type { CardStep } from '../domain/card-action.ts';
import { CardId, type CardTerms } from '../domain/permission-card.ts';
import { type PermissionsWorld, startPermissionsWorld } from './permissions-for-tests.ts';

let world: PermissionsWorld;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'ivar' | 'sara' | 'stian' | 'vera' | 'veraAsCitizen' | 'frida' | 'odd' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Vera's to call her; Sara's that the course is extended; Vera's that was taken back; Frida's, who has left since. */
type Card = 'call' | 'extension' | 'past' | 'left';
let cards: Record<Card, CardId>;

/** Sara holds the course, Stian stands in for her; Ingrid holds the overview; Frida was in the room, Odd never; Ivar came last. */
beforeAll(async () => {
  world = await startPermissionsWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const { roomId, terms, extension, give, people, roles } = world;
  await letIn(world, roomId, world.stian.client, world.stian.role);
  const [from, until] = [onDay('2026-11-06'), onDay('2026-11-09')];
  await world.inRoom.take(world.sara, { kind: 'deputy-named', deputy: world.stian.role.id, from, until });
  const past = await give(world.vera, terms({ kind: 'bring' }));
  await world.takeBack(world.vera, past);
  cards = {
    past: past.id,
    call: (await give(world.vera, terms({ kind: 'call' }))).id,
    extension: (await give(world.sara, extension('2027-03-14'))).id,
    left: (await give(world.frida, terms({ until: onDay('2026-11-12') }))).id,
  };
  world.server.clock.moveBy(minutes(1));
  await letIn(world, roomId, world.ivar.client, world.ivar.role);
  await decide(world.are, { roomId, granteeId: world.inRoom.participants.frida }, 'withdraw');
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    ivar: actingAs(world.ivar.id, world.ivar.role),
    sara: actingAs(people.sara, roles.sara),
    stian: actingAs(world.stian.id, world.stian.role),
    vera: actingAs(people.vera, roles.vera),
    veraAsCitizen: { person_id: people.vera, acting_kind: 'citizen' },
    frida: actingAs(people.frida, roles.frida),
    odd: actingAs(people.stranger, roles.stranger),
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
function run(who: Who, ...statements: readonly Statement[]): Promise<number | 'refused'> {
  const settings = { now: world.server.clock.now().toISOString(), ...as[who] };
  return runInNameOf(app, settings, statements);
}

interface Forged {
  person: string | null;
  role: string | null;
  room: string;
  citizen: string;
  position: number;
  at: string;
}

/** An action as its own person would send it, but for what is forged. */
function recorded(who: Who, card: CardId, step: CardStep, forged: Partial<Forged> = {}): Statement {
  const { person_id, acting_kind, acting_id } = as[who];
  return [
    `insert into permission_card_action (room_id, card_id, citizen_id, position, kind, step, by_person, by_role_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      forged.room ?? world.roomId,
      card,
      forged.citizen ?? world.people.are,
      forged.position ?? (step.kind === 'given' ? 1 : 2),
      step.kind,
      step,
      forged.person === undefined ? person_id : forged.person,
      forged.role === undefined ? (acting_kind === 'practitioner' ? acting_id : null) : forged.role,
      forged.at ?? world.server.clock.now().toISOString(),
    ],
  ];
}

const ended = (
  card: CardId,
  how: 'taken-back' | 'replaced',
  at = world.server.clock.now().toISOString(),
): Statement => ['update permission_card set ended_how = $2, ended_at = $3 where id = $1', [card, how, at]];

/** The row of a card that somebody gives, but for what is forged. */
function row(who: Who, card: CardId, { kind, pathwayId, from, until }: CardTerms, forged: object = {}): Statement {
  const columns = {
    room_id: world.roomId,
    id: card,
    citizen_id: world.people.are,
    kind,
    pathway_id: pathwayId,
    given_role_id: as[who]['acting_id'] ?? world.roles.vera.id,
    given_at: world.server.clock.now().toISOString(),
    holds_from: from,
    holds_until: until,
    ...forged,
  };
  const places = Object.keys(columns).map((_, nr) => `$${nr + 1}`);
  const text = `insert into permission_card (${Object.keys(columns).join(', ')}) values (${places.join(', ')})`;
  return [text, Object.values(columns)];
}

const takenBack: CardStep = { kind: 'taken-back' };
const given = (terms: CardTerms): CardStep => ({ kind: 'given', terms });
const fresh = () => CardId.parse(randomUUID());
const takes = (who: Who, card: Card, forged: Partial<Forged> = {}) =>
  run(who, recorded(who, cards[card], takenBack, forged), ended(cards[card], 'taken-back'));
const gives = (who: Who, terms: CardTerms, forged: object = {}, id = fresh()) =>
  run(who, recorded(who, id, given(terms)), row(who, id, terms, forged));
const everybody = () => Object.keys(as) as Who[];
const inside: readonly Who[] = ['are', 'ingrid', 'ivar', 'sara', 'stian', 'vera'];

async function onTheDay<T>(day: string, ask: () => Promise<T>): Promise<T> {
  const now = world.server.clock.now().toISOString();
  world.server.clock.moveTo(`${day}T09:00:00.000Z`);
  const answer = await ask();
  world.server.clock.moveTo(now);
  return answer;
}

describe('The row policies alone: who sees', () => {
  it('what is said in her rooms; who came later, what has held since', async () => {
    for (const who of everybody()) {
      const sees = inside.includes(who) ? (who === 'ivar' ? 3 : 4) : 0;
      expect(await run(who, ['select 1 from permission_card']), who).toBe(sees);
      expect(await run(who, ['select 1 from permission_card_action']), who).toBe(sees === 4 ? 5 : sees);
    }
  });

  it('what the policies ask is asked by nobody directly', async () => {
    for (const who of everybody()) {
      expect(await run(who, ['select says_the_same(c, c) from permission_card c']), who).toBe('refused');
      expect(await run(who, ['select card_given(a) from permission_card_action a']), who).toBe('refused');
    }
  });
});

describe('The row policies alone: who takes back', () => {
  it.each<[string, Card, readonly Who[]]>([
    ['what Vera said: she, and Are', 'call', ['vera', 'are']],
    ['what is of the course: who said it and holds it, her deputy, and Are', 'extension', ['sara', 'stian', 'are']],
    ['what somebody said who has left: who holds the overview, and Are', 'left', ['ingrid', 'are']],
    ['what was taken back before: nobody', 'past', []],
  ])('%s', async (_, card, mine) => {
    for (const who of everybody()) expect(await takes(who, card), who).toBe(mine.includes(who) ? 1 : 'refused');
  });

  it('a deputy in her days, and not after them', async () => {
    expect(await onTheDay('2026-11-09', () => takes('stian', 'extension'))).toBe(1);
    expect(await onTheDay('2026-11-10', () => takes('stian', 'extension'))).toBe('refused');
    expect(await onTheDay('2026-11-10', () => takes('sara', 'extension'))).toBe(1);
  });

  it('until its last day, and not after it', async () => {
    expect(await onTheDay('2026-11-12', () => takes('are', 'left'))).toBe(1);
    expect(await onTheDay('2026-11-13', () => takes('are', 'left'))).toBe('refused');
  });

  it('in her own name, role and moment; and it has ended as it is recorded', async () => {
    const { people, roles } = world;
    const forged: Partial<Forged>[] = [
      { person: people.are },
      { role: roles.sara.id },
      { role: null },
      { at: '2026-11-06T08:00:00.000Z' },
      { citizen: people.vera },
      { room: randomUUID() },
      { position: 1 },
    ];
    for (const one of forged) expect(await takes('vera', 'call', one), JSON.stringify(one)).toBe('refused');
    expect(await takes('vera', 'call')).toBe(1);
    const recording = recorded('vera', cards.call, takenBack);
    expect(await run('vera', ended(cards.call, 'taken-back'))).toBe('refused');
    expect(await run('vera', recording, ended(cards.call, 'replaced'))).toBe('refused');
    expect(await run('vera', recording, ended(cards.call, 'taken-back', '2026-11-06T08:00:00.000Z'))).toBe('refused');
    for (const set of ['holds_until = null', `kind = 'own'`, 'given_role_id = given_role_id'])
      expect(await run('vera', [`update permission_card set ${set} where id = $1`, [cards.call]]), set).toBe('refused');
    expect(await run('vera', ['delete from permission_card'])).toBe('refused');
  });
});

describe('The row policies alone: who gives', () => {
  it('in her own name: any practitioner in the room, and nobody else', async () => {
    const mine: readonly Who[] = inside.filter((who) => who !== 'are');
    const terms = world.terms({ kind: 'own', words: 'Ta med hunden' });
    for (const who of everybody()) expect(await gives(who, terms), who).toBe(mine.includes(who) ? 1 : 'refused');
  });

  it('of the course: who holds it, and her deputy in her days', async () => {
    const { pathwayId } = world.inRoom;
    const terms = world.terms({ kind: 'bring', pathwayId });
    for (const who of everybody())
      expect(await gives(who, terms), who).toBe(['sara', 'stian'].includes(who) ? 1 : 'refused');
    const later = world.terms({ kind: 'bring', pathwayId, from: onDay('2026-11-10') });
    expect(await onTheDay('2026-11-10', () => gives('stian', later))).toBe('refused');
    expect(await onTheDay('2026-11-10', () => gives('sara', later))).toBe(1);
  });

  it('exactly what she has recorded, from today on', async () => {
    const terms = world.terms({ kind: 'bring', until: onDay('2026-11-20') });
    expect(await gives('vera', terms)).toBe(1);
    const { roles, people } = world;
    for (const forged of [
      { kind: 'return' },
      { given_role_id: roles.sara.id },
      { holds_until: '2027-11-20' },
      { holds_until: null },
      { pathway_id: world.inRoom.pathwayId },
      { citizen_id: people.vera },
      { given_at: '2026-11-06T08:00:00.000Z' },
    ])
      expect(await gives('vera', terms, forged), JSON.stringify(forged)).toBe('refused');
    const past = world.terms({ kind: 'bring', from: onDay('2026-11-01'), until: onDay('2026-11-05') });
    expect(await gives('vera', past)).toBe('refused');
    expect(await run('vera', row('vera', fresh(), terms))).toBe('refused');
    expect(await run('vera', recorded('vera', fresh(), given(terms)))).toBe('refused');
  });

  it('one sentence holds: what says the same has ended with the new one, and nothing else does', async () => {
    const terms = world.extension('2027-04-30');
    const id = fresh();
    const replaces = (card: Card): Statement[] => [
      recorded('sara', id, given(terms)),
      recorded('sara', cards[card], { kind: 'replaced', with: id }),
      ended(cards[card], 'replaced'),
      row('sara', id, terms),
    ];
    expect(await run('sara', ...replaces('extension'))).toBe(1);
    expect(await gives('sara', terms)).toBe('refused');
    expect(await run('sara', ...replaces('call'))).toBe('refused');
    // By a card that nobody gives now.
    const [, replacing, ending] = replaces('extension');
    if (replacing === undefined || ending === undefined) throw new Error('There are four statements.');
    expect(await run('sara', replacing, ending)).toBe('refused');
  });
});
