import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { type Statement, actingAs, runInNameOf } from '../../../platform/testing/in-name-of.ts';
import { decide } from '../../rooms/server/rooms-for-tests.ts';
import type { ChapterId, VersionId } from '../domain/chapter.ts';
import type { LineId } from '../domain/memory-line.ts';
import {
  letIn,
  newLineId,
  openStoryRoom,
  release,
  seat,
  startStoryWorld,
  type StoryWorld,
  storyOf,
  write,
} from './story-for-tests.ts';

let world: StoryWorld;
let are: Awaited<ReturnType<typeof openStoryRoom>>;
let app: pg.Pool;
type Who = 'are' | 'ingrid' | 'vera' | 'viggo' | 'frida' | 'siri' | 'odd' | 'oddAsCitizen' | 'nobody';
let as: Record<Who, Readonly<Record<string, string>>>;
/** Told to Vera, who has read its first version; to everybody from NAV and to Siri; to nobody; told to Frida, who has left. */
type Told = 'toVera' | 'toNav' | 'toNobody' | 'toFrida';
let chapters: Record<Told, ChapterId>;
let versions: Record<Told, VersionId>;
let firstVersion: VersionId;
/** Both by Ingrid: one that the room may read, and one that it may not; and one of hers that was struck. */
let lines: Record<'shared' | 'kept' | 'struck', LineId>;

/** Ingrid, Vera and Viggo (both of NAV) and Siri are in the room; Frida was, Odd never. */
beforeAll(async () => {
  world = await startStoryWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  are = await openStoryRoom(world);
  const { roomId, participants } = are;
  const invitee = { kind: 'practitioner', roleId: world.viggo.role.id, why: 'Ny' } as const;
  await letIn(world, roomId, invitee, world.viggo.client);
  const first = await write(world, world.are, { topic: 'own', title: 'Turer', text: 'Først.' });
  firstVersion = first.versionId;
  const of = (text: string) => write(world, world.are, { topic: 'own', title: 'Mer', text });
  const [nav, nobody, fridas] = [await of('Til alle.'), await of('Bare min.'), await of('Til Frida.')];
  const tell = (chapterId: ChapterId, to: Parameters<typeof release>[2]['to']) =>
    release(world, world.are, { chapterId, roomId, to });
  await tell(first.id, seat(participants.vera));
  await storyOf(world, world.vera).markRead({ roomId, chapterId: first.id, versionId: firstVersion });
  await tell(nav.id, { kind: 'organisation', organisationId: world.organisations.nav });
  await tell(nav.id, seat(participants.siri));
  await tell(fridas.id, seat(participants.frida));
  const changed = await write(world, world.are, { title: 'Turer', text: 'Så.' }, first.id);
  chapters = { toVera: first.id, toNav: nav.id, toNobody: nobody.id, toFrida: fridas.id };
  versions = {
    toVera: changed.versionId,
    toNav: nav.versionId,
    toNobody: nobody.versionId,
    toFrida: fridas.versionId,
  };
  lines = { shared: newLineId(), kept: newLineId(), struck: newLineId() };
  for (const id of Object.values(lines)) await storyOf(world, world.ingrid).writeLine({ roomId, id, text: 'Ella' });
  const story = storyOf(world, world.are);
  await story.shareLine({ roomId, lineId: lines.shared });
  await story.shareLine({ roomId, lineId: lines.struck });
  await story.strikeLine({ roomId, lineId: lines.struck });
  world.server.clock.moveBy(minutes(1));
  await decide(world.are, { roomId, granteeId: participants.frida }, 'withdraw');
  const { people, roles } = world;
  as = {
    are: { person_id: people.are, acting_kind: 'citizen' },
    ingrid: actingAs(people.ingrid, roles.ingrid),
    vera: actingAs(people.vera, roles.vera),
    viggo: actingAs(world.viggo.id, world.viggo.role),
    frida: actingAs(people.frida, roles.frida),
    siri: { person_id: world.siri.id, acting_kind: 'related-person', acting_id: world.siri.relation.id },
    odd: actingAs(people.stranger, roles.stranger),
    oddAsCitizen: { person_id: people.stranger, acting_kind: 'citizen' },
    nobody: {},
  };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

/** Runs statements as the application's role in somebody's name, and undoes them; gives how many rows the last one met. */
function run(
  who: Who,
  statement: Statement | readonly Statement[],
  more: Readonly<Record<string, string>> = {},
): Promise<number | 'refused'> {
  const statements = typeof statement[0] === 'string' ? [statement as Statement] : (statement as readonly Statement[]);
  const settings = { now: world.server.clock.now().toISOString(), ...as[who], ...more };
  return runInNameOf(app, settings, statements);
}

const everybody = () => Object.keys(as) as Who[];
/** Who met how many; whoever is not named met none, or was refused. */
async function expectMet(asked: () => Statement, met: Partial<Record<Who, number>>, others: number | 'refused' = 0) {
  for (const who of everybody()) expect(await run(who, asked()), who).toBe(met[who] ?? others);
}

describe('The row policies alone: who reads', () => {
  it.each<[string, string, Partial<Record<Who, number>>]>([
    ['chapters that are told to her', 'chapter', { are: 4, vera: 2, viggo: 1, siri: 1 }],
    [
      'how they read now, and how they read before the citizen alone',
      'chapter_version',
      { are: 5, vera: 2, viggo: 1, siri: 1 },
    ],
    ['to whom they are told: the citizen alone', 'chapter_release', { are: 4 }],
    ['receipts: the citizen, and who gave one', 'chapter_receipt', { are: 1, vera: 1 }],
    ['lines', 'memory_line', { are: 3, ingrid: 3, vera: 1, viggo: 1, siri: 1 }],
    ['what the citizen said of lines: she, and who wrote them', 'memory_line_share', { are: 2, ingrid: 2 }],
  ])('%s', async (_, table, met) => {
    await expectMet(() => [`select 1 from ${table}`], met);
  });

  it('neither words of a line that was struck, nor an earlier version', async () => {
    await expectMet(() => [`select 1 from memory_line where id = $1 and body <> ''`, [lines.struck]], {});
    await expectMet(() => ['select 1 from chapter_version where id = $1', [firstVersion]], { are: 1 });
  });

  it('functions give no more than the policies, and some are asked by nobody', async () => {
    await expectMet(() => ['select 1 from chapters_told_to_me()'], { vera: 2, viggo: 1, siri: 1 });
    await expectMet(() => ['select 1 from seats_in_my_citizens_rooms()'], { are: 4 });
    await expectMet(() => ['select 1 from releases_of_my_citizen()'], { are: 3 });
    await expectMet(() => ['select 1 from told_of_chapter($1)', [chapters.toNav]], { are: 3 });
    await expectMet(() => ['select 1 where has_words($1, $2)', [world.people.are, chapters.toNobody]], { are: 1 });
    const side = { are: 1, ingrid: 1, vera: 1, viggo: 1, siri: 1 };
    await expectMet(() => ['select 1 from citizen_side_of($1)', [world.people.are]], side);
    await expectMet(() => ['select 1 from lines_shared_with_me()'], { are: 1, ingrid: 1, vera: 1, viggo: 1, siri: 1 });
    await expectMet(() => ['select 1 from chapter_now($1, $2)', [world.people.are, chapters.toVera]], {}, 'refused');
    await expectMet(() => ['select 1 from chapter_release r where release_holds(r)'], {}, 'refused');
  });
});

interface Forged {
  citizen: string;
  by: string;
  as: string;
  at: string;
  person: string;
  participant: string;
  organisation: string | null;
  room: string;
  version: string;
  chapter: string;
}
const now = () => world.server.clock.now().toISOString();
const me = (who: Who) => as[who]['person_id'] ?? null;

const version = (who: Who, forged: Partial<Forged> = {}): Statement => [
  `insert into chapter_version (citizen_id, chapter_id, id, position, body, written_by, written_as, written_at)
   values ($1, $2, gen_random_uuid(), 9, 'Nytt', $3, $4, $5)`,
  [
    forged.citizen ?? world.people.are,
    chapters.toVera,
    forged.by ?? me(who),
    forged.as ?? 'citizen',
    forged.at ?? now(),
  ],
];
const begin = (who: Who, forged: Partial<Forged> = {}): Statement => [
  `insert into chapter (citizen_id, id, topic, begun_by, begun_at) values ($1, gen_random_uuid(), 'please', $2, $3)`,
  [forged.citizen ?? world.people.are, forged.by ?? me(who), forged.at ?? now()],
];
const releasing = (who: Who, chapter: Told, forged: Partial<Forged> = {}): Statement => [
  `insert into chapter_release (citizen_id, id, chapter_id, room_id, participant_id, organisation_id, released_by, released_at)
   values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7)`,
  [
    forged.citizen ?? world.people.are,
    chapters[chapter],
    forged.room ?? are.roomId,
    forged.organisation === undefined ? (forged.participant ?? are.participants.ingrid) : null,
    forged.organisation ?? null,
    forged.by ?? me(who),
    forged.at ?? now(),
  ],
];
const marking = (who: Who, forged: Partial<Forged> = {}): Statement => [
  `insert into chapter_receipt (citizen_id, chapter_id, version_id, room_id, participant_id, person_id, marked_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
  [
    world.people.are,
    forged.chapter ?? chapters.toVera,
    forged.version ?? versions.toVera,
    are.roomId,
    forged.participant ?? are.participants.vera,
    forged.person ?? me(who),
    forged.at ?? now(),
  ],
];
const line = (_: Who, forged: Partial<Forged> = {}): Statement => [
  `insert into memory_line (room_id, id, citizen_id, participant_id, body, written_at)
   values ($1, gen_random_uuid(), $2, coalesce($3, (select m.participant_id from my_rooms() m)), 'Jonas', $4)`,
  [are.roomId, forged.citizen ?? world.people.are, forged.participant ?? null, forged.at ?? now()],
];
const sharing = (who: Who, which: keyof typeof lines, forged: Partial<Forged> = {}): Statement => [
  `insert into memory_line_share (room_id, line_id, citizen_id, shared_by, shared_at) values ($1, $2, $3, $4, $5)`,
  [are.roomId, lines[which], forged.citizen ?? world.people.are, forged.by ?? me(who), forged.at ?? now()],
];

/** Only those who are named may; each of what is forged is refused to the first of them. */
async function expectOnly(
  asked: (who: Who, forged?: Partial<Forged>) => Statement,
  allowed: readonly Who[],
  forgeries: readonly Partial<Forged>[],
) {
  for (const who of everybody()) expect(await run(who, asked(who)), who).toBe(allowed.includes(who) ? 1 : 'refused');
  const [first = 'nobody'] = allowed;
  for (const forged of forgeries)
    expect(await run(first, asked(first, forged)), JSON.stringify(forged)).toBe('refused');
}

describe('The row policies alone: who does', () => {
  it('only the citizen’s side writes, in her own name and now', async () => {
    const { vera } = world.people;
    const early = { at: '2026-11-06T08:00:00.000Z' };
    await expectOnly(begin, ['are'], [{ by: vera }, early, { citizen: vera }]);
    await expectOnly(version, ['are'], [{ by: vera }, early, { citizen: vera }, { as: 'guardian' }]);
  });

  it('only who decides for her releases, to who is in the room now, with something to read', async () => {
    const { vera } = world.people;
    await expectOnly(
      (who, forged) => releasing(who, 'toNobody', forged),
      ['are'],
      [
        { by: vera },
        { at: '2026-11-06T08:00:00.000Z' },
        { citizen: vera },
        { participant: are.participants.frida },
        { participant: are.participants.are },
        { organisation: world.organisations.dps },
        { room: randomUUID() },
      ],
    );
    const toNav = releasing('are', 'toNobody', { organisation: world.organisations.nav });
    expect(await run('are', toNav)).toBe(1);
    const putAway: Statement = [
      `insert into chapter_version (citizen_id, chapter_id, id, position, body, written_by, written_as, written_at)
       values ($1, $2, gen_random_uuid(), 9, '', $1, 'citizen', $3)`,
      [world.people.are, chapters.toNobody, now()],
    ];
    expect(await run('are', [putAway, releasing('are', 'toNobody')])).toBe('refused');
  });

  it('what opens something needs a fresh electronic ID, and taking back does not', async () => {
    const stale = { electronic_id_at: '2026-11-06T08:00:00.000Z' };
    expect(await run('are', releasing('are', 'toNobody'), stale)).toBe('refused');
    expect(await run('are', sharing('are', 'kept'), stale)).toBe('refused');
    expect(await run('are', sharing('are', 'kept'))).toBe(1);
    const end: Statement = ['update chapter_release set ended_by = $1, ended_at = $2', [world.people.are, now()]];
    expect(await run('are', end, stale)).toBe(4);
  });

  it('a release is ended by the citizen’s side, now and by herself, once and for ever', async () => {
    const ended = (by: string | null, at = now()): Statement => [
      'update chapter_release set ended_by = $1, ended_at = $2 where chapter_id = $3',
      [by, at, chapters.toVera],
    ];
    for (const who of everybody()) expect(await run(who, ended(me(who))), who).toBe(who === 'are' ? 1 : 0);
    expect(await run('are', ended(world.people.vera))).toBe('refused');
    expect(await run('are', ended(world.people.are, '2026-11-06T08:00:00.000Z'))).toBe('refused');
    expect(await run('are', [ended(world.people.are), ended(world.people.are)])).toBe(0);
  });

  it('only whom it is told to marks it as read, as it reads now, in her own name and seat', async () => {
    const { people } = world;
    await expectOnly(
      marking,
      ['vera'],
      [
        { person: people.are },
        { at: '2026-11-06T08:00:00.000Z' },
        { version: firstVersion },
        { chapter: chapters.toNobody, version: versions.toNobody },
        { participant: are.participants.ingrid },
      ],
    );
  });

  it('only who works here writes a line, in her own seat', async () => {
    await expectOnly(
      line,
      ['ingrid', 'vera', 'viggo'],
      [
        { participant: are.participants.vera },
        { participant: are.participants.are },
        { citizen: world.people.vera },
        { at: '2026-11-06T08:00:00.000Z' },
      ],
    );
  });

  it('a line is struck by the citizen or who wrote it, and its words go with it, whatever is said', async () => {
    const strike = (by: string | null, at = now()): Statement => [
      'update memory_line set struck_by = $1, struck_at = $2 where id = $3',
      [by, at, lines.shared],
    ];
    const met: Partial<Record<Who, number>> = { are: 1, ingrid: 1 };
    for (const who of everybody()) expect(await run(who, strike(me(who))), who).toBe(met[who] ?? 0);
    expect(await run('are', strike(world.people.vera))).toBe('refused');
    expect(await run('are', strike(world.people.are, '2026-11-06T08:00:00.000Z'))).toBe('refused');
    const words: Statement = [`select 1 from memory_line where id = $1 and body <> ''`, [lines.shared]];
    expect(await run('are', words)).toBe(1);
    expect(await run('are', [strike(world.people.are), words])).toBe(0);
  });

  it('only who decides for the citizen lets the room read a line, and one that is struck nobody', async () => {
    await expectOnly(
      (who, forged) => sharing(who, 'kept', forged),
      ['are'],
      [{ by: world.people.vera }, { at: '2026-11-06T08:00:00.000Z' }, { citizen: world.people.vera }],
    );
    const end = (who: Who): Statement => [
      'update memory_line_share set ended_by = $1, ended_at = $2 where line_id = $3',
      [me(who), now(), lines.shared],
    ];
    for (const who of everybody()) expect(await run(who, end(who)), who).toBe(who === 'are' ? 1 : 0);
    const endStruck: Statement = ['update memory_line_share set ended_by = $1, ended_at = $2', [me('are'), now()]];
    expect(await run('are', [endStruck, sharing('are', 'struck')])).toBe('refused');
    expect(await run('are', [endStruck, sharing('are', 'shared')])).toBe(1);
  });

  it('nothing is taken away, and nothing that was written is changed', async () => {
    for (const who of everybody())
      for (const text of [
        ...['chapter', 'chapter_version', 'chapter_release', 'chapter_receipt', 'memory_line', 'memory_line_share'].map(
          (table) => `delete from ${table}`,
        ),
        'update chapter set topic = topic',
        'update chapter_version set body = body',
        'update chapter_release set participant_id = participant_id',
        'update chapter_receipt set marked_at = marked_at',
        'update memory_line set body = body',
        'update memory_line_share set shared_at = shared_at',
      ])
        expect(await run(who, [text]), `${who}: ${text}`).toBe('refused');
  });
});

describe('The row policies alone: a block, and a room that has closed', () => {
  it('whoever is blocked reads nothing, and her colleague still does', async () => {
    const asked: Statement = ['select 1 from chapter'];
    expect(await run('vera', asked)).toBe(2);
    await world.are.consent.block({ personId: world.people.vera });
    expect(await run('vera', asked)).toBe(0);
    expect(await run('vera', marking('vera'))).toBe('refused');
    expect(await run('viggo', asked)).toBe(1);
  });

  it('its chapters are read by the citizen alone, its lines by who may read the room', async () => {
    const { roomId } = are;
    await world.are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null });
    await expectMet(() => ['select 1 from chapter'], { are: 4 });
    await expectMet(() => ['select 1 from memory_line'], { are: 3, ingrid: 3, viggo: 1, siri: 1 });
    expect(await run('ingrid', line('ingrid'))).toBe('refused');
    expect(await run('are', releasing('are', 'toNobody'))).toBe('refused');
  });
});
