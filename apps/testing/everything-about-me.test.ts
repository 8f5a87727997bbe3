import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MessageId } from '../../kernel/ids.ts';
import { auditContract } from '../../modules/audit/contract.ts';
import { consentContract } from '../../modules/consent/contract.ts';
import { emergencyContract } from '../../modules/emergency/contract.ts';
import { EmergencyId } from '../../modules/emergency/domain/emergency.ts';
import { rightsContract } from '../../modules/rights/contract.ts';
import { EverythingAboutMe } from '../../modules/rights/domain/everything-about-me.ts';
import { roomsContract } from '../../modules/rooms/contract.ts';
import { makeTestDatabase } from '../../platform/testing/test-database.ts';
import { aboutMe } from '../server/modules.ts';
import { gatherEverybody, type Kind } from './everybody-for-tests.ts';
import { secretSubject, secretWords } from './secrets-for-tests.ts';

const told = new Set(aboutMe.flatMap(({ lists }) => Object.values(lists).flatMap(({ tables }) => tables)));
const untold = new Map(aboutMe.flatMap((part) => Object.entries(part.untold)));

describe('What the file of everything about somebody is made of', () => {
  it('is every table that has a person or a citizen, or is left out for a reason', async () => {
    const database = await makeTestDatabase();
    const rows = await database.asOwner<{ table: string }>(
      `select distinct table_name as table from information_schema.columns
       where table_schema = 'public' and column_name in ('person_id', 'citizen_id') order by 1`,
    );
    await database.drop();
    const ofSomebody = rows.map(({ table }) => table);
    expect(ofSomebody.length).toBeGreaterThan(10);
    expect(ofSomebody.filter((table) => !told.has(table) && !untold.has(table))).toEqual([]);
    expect([...untold.keys()].filter((table) => told.has(table))).toEqual([]);
    for (const [table, reason] of untold) expect(reason.length, table).toBeGreaterThan(20);
  });
});

const reviewWords = 'Dette var det grunn til, sier den som så på det.';
/** What Odd wrote when he opened it. */
const openedWords = 'Funnet bevisstløs';
const aresNumber = '+4791200001';
const aresDevice = 'Ares telefon';

/** What Are has done himself, so that it stands in his file; and a number and a device of Ingrid and of the guardian too. */
async function addWhatIsTold({ world, cookies, places }: Awaited<ReturnType<typeof gatherEverybody>>) {
  const { server, people } = world;
  const { roomId, toldId, endedAccessId } = places.are;
  await server.client(consentContract, cookies.citizen).block({ personId: people.sara });
  await server
    .client(auditContract, cookies.citizen)
    .setWish({ anyLook: true, emergency: true, newOrganisation: false });
  const rooms = server.client(roomsContract, cookies.citizen);
  await rooms.confirmMessage({ roomId, messageId: MessageId.parse(toldId) });
  await rooms.setSmsChoice({ roomId, choice: 'off' });
  const review = { accessId: EmergencyId.parse(endedAccessId), id: randomUUID(), words: reviewWords } as const;
  await server.client(emergencyContract, cookies.administrator).review({ ...review, outcome: 'justified' });
  const [gro] = await server.database.asOwner<{ id: string }>(`select id from person where given_name = 'Gro'`);
  for (const [personId, number, device] of [
    [people.are, aresNumber, aresDevice],
    [people.ingrid, '+4791200002', 'Ingrids telefon'],
    [gro?.id, '+4791200003', 'Gros telefon'],
  ]) {
    await server.database.asOwner(`insert into phone (person_id, number, confirmed_at) values ($1, $2, now())`, [
      personId,
      number,
    ]);
    await server.database.asOwner(
      `insert into phone_challenge (id, person_id, number, made_at, expires_at) values ($1, $2, $3, now(), now())`,
      [randomUUID(), personId, number],
    );
    await server.database.asOwner(
      `insert into passkey (id, person_id, user_handle, credential_id, public_key, counter, backed_up, name, assurance, vouched_at, added_at)
       values ($1, $2, '\\x00', convert_to($3, 'UTF8'), '\\x00', 0, false, $3, 'high', now(), now())`,
      [randomUUID(), personId, device],
    );
  }
}

describe('The file of everybody in and around a room', () => {
  let all: Awaited<ReturnType<typeof gatherEverybody>>;
  beforeAll(async () => {
    all = await gatherEverybody();
    await addWhatIsTold(all);
  });
  afterAll(() => all.world.server.close());

  const fileOf = async (kind: Kind) =>
    (await all.world.server.client(rightsContract, all.cookies[kind]).exportEverything()).text();

  it('holds the words of the room for the citizen, and for the guardian of a child', async () => {
    expect(await fileOf('citizen')).toContain(secretWords);
    expect(await fileOf('guardian')).toContain(secretWords);
  });

  const partsOf = async (kind: Kind) => {
    const { parts } = EverythingAboutMe.parse(JSON.parse(await fileOf(kind)));
    for (const { module, lists } of aboutMe)
      for (const [name, { row }] of Object.entries(lists)) z.array(row).optional().parse(parts[module]?.[name]);
    return parts;
  };

  it('tells the citizen whom she blocked, who looked in an emergency with the review, and what she asked', async () => {
    const parts = await partsOf('citizen');
    expect(parts['consent']?.['blocks']).toMatchObject([
      { givenName: 'Sara', holds: true, actions: [{ kind: 'blocked', decidedByName: 'Are Solberg' }] },
    ]);
    const accesses = parts['emergency']?.['accesses'];
    expect(accesses).toHaveLength(2);
    expect(accesses).toContainEqual(
      expect.objectContaining({ reason: 'life-at-risk', reviews: [expect.objectContaining({ words: reviewWords })] }),
    );
    expect(parts['audit']?.['questions']).toMatchObject([{ askedByName: 'Are Solberg', answer: null }]);
    expect(parts['audit']?.['wishes']).toEqual([{ anyLook: true, emergency: true, newOrganisation: false }]);
  });

  it('tells the citizen what was sent along, how a message came here, how texts reach her and how she signs in', async () => {
    const { rooms, people } = await partsOf('citizen');
    expect(rooms?.['attachments']).toHaveLength(2);
    for (const attachment of [
      { name: `${secretWords}.jpg`, kind: 'picture', messageId: all.places.are.messageId, addedByName: 'Are Solberg' },
      { name: 'brev.txt', kind: null, messageId: null },
    ])
      expect(rooms?.['attachments']).toContainEqual(expect.objectContaining(attachment));
    expect(rooms?.['messages']).toContainEqual(
      expect.objectContaining({ toldBy: 'phone', writtenByName: 'Vera Nilsen', confirmedByName: 'Are Solberg' }),
    );
    expect(rooms?.['smsChoices']).toMatchObject([{ choice: 'off', decidedByName: 'Are Solberg' }]);
    expect(people?.['phone']).toMatchObject([{ number: aresNumber, pausedAt: null }]);
    expect(people?.['phoneCodes']).toMatchObject([{ number: aresNumber }]);
    expect(people?.['passkeys']).toMatchObject([{ name: aresDevice, lastUsedAt: null }]);
  });

  it('tells the citizen who holds her pathways, and each step of them with its words', async () => {
    for (const [kind, pathwayId] of [
      ['citizen', all.places.are.pathwayId],
      ['guardian', all.places.nora.pathwayId],
    ] as const) {
      const { pathways } = await partsOf(kind);
      expect(pathways?.['pathways']).toMatchObject([
        { id: pathwayId, holder: 'Ingrid Haugen', receiver: 'Vera Nilsen', nextContactOn: '2026-11-20' },
      ]);
      expect(pathways?.['steps']).toMatchObject([
        { byName: 'Ingrid Haugen', step: { kind: 'referred', why: secretWords } },
        { byName: 'Ingrid Haugen', step: { kind: 'intake-answered', answers: { help: secretWords } } },
        { byName: 'Ingrid Haugen', step: { kind: 'next-contact-agreed' } },
        { byName: 'Vera Nilsen', step: { kind: 'accepted' } },
      ]);
    }
    expect((await partsOf('opener'))['pathways']).toEqual({});
  });

  it('tells the citizen her own story, to whom she tells it, and what others remember', async () => {
    for (const kind of ['citizen', 'guardian'] as const) {
      const { story } = await partsOf(kind);
      const { chapterId: id, roomId, versionId } = all.placeOf(kind);
      const writtenAs = kind;
      expect(story?.['chapters']).toMatchObject([
        { id, versions: [{ text: secretWords, writtenAs }], releases: [{ roomId, to: 'Vera Nilsen', endedAt: null }] },
      ]);
      expect(story?.['chapters']).toMatchObject([{ receipts: [{ versionId, name: 'Vera Nilsen' }] }]);
      expect(story?.['lines']).toHaveLength(2);
      for (const line of [
        { writtenBy: 'Vera Nilsen', shares: [] },
        { writtenBy: 'Ingrid Haugen', shares: [expect.objectContaining({ endedAt: null })] },
      ])
        expect(story?.['lines']).toContainEqual(
          expect.objectContaining({ ...line, text: secretWords, struckAt: null }),
        );
    }
    expect((await partsOf('participant'))['story']).toEqual({});
  });

  it('tells the citizen whom she calls hers, and whether she has somebody; nobody else', async () => {
    for (const kind of ['citizen', 'guardian'] as const) {
      const { 'care-team': told } = await partsOf(kind);
      expect(told?.['members']).toMatchObject([{ name: 'Ingrid Haugen', organisation: 'Askøy kommune', isMine: true }]);
      expect(told?.['trust']).toMatchObject([{ answer: 'rather-not' }]);
    }
    expect((await partsOf('opener'))['care-team']).toEqual({});
  });

  it('tells the citizen what she has been told that she may, by whom, in their words', async () => {
    for (const [kind, id] of [
      ['citizen', all.places.are.cardId],
      ['guardian', all.places.nora.cardId],
    ] as const) {
      const { 'permission-cards': told } = await partsOf(kind);
      expect(told?.['cards']).toMatchObject([
        { id, kind: 'text', from: '2026-11-20', until: null, givenByName: 'Ingrid Haugen', endedHow: null },
      ]);
      expect(told?.['steps']).toMatchObject([
        { cardId: id, byName: 'Ingrid Haugen', step: { kind: 'given', terms: { words: secretWords } } },
      ]);
    }
    expect((await partsOf('opener'))['permission-cards']).toEqual({});
  });

  it('tells the citizen what is agreed with her, who promised it, and each step', async () => {
    for (const [kind, id] of [
      ['citizen', all.places.are.agreementId],
      ['guardian', all.places.nora.agreementId],
    ] as const) {
      const { agreements: told } = await partsOf(kind);
      expect(told?.['agreements']).toMatchObject([
        { id, what: secretWords, ownerName: 'Ingrid Haugen', dueOn: '2026-11-20', status: 'agreed' },
      ]);
      expect(told?.['steps']).toMatchObject([
        { agreementId: id, byName: 'Ingrid Haugen', step: { kind: 'written', terms: { what: secretWords } } },
      ]);
    }
    expect((await partsOf('opener'))['agreements']).toEqual({});
  });

  it('tells the citizen what was signed of the talks with her, and nobody what somebody else has not', async () => {
    for (const kind of ['citizen', 'guardian'] as const) {
      const { encounters } = await partsOf(kind);
      const note = { kind: 'ad-hoc', talked: secretWords, agreed: secretWords };
      expect(encounters?.['notes']).toMatchObject([{ byName: 'Ingrid Haugen', step: { kind: 'sign', note } }]);
      expect(encounters?.['drafts']).toEqual([]);
    }
    for (const kind of ['opener', 'participant'] as const) expect((await partsOf(kind))['encounters']).toEqual({});
  });

  it('tells the citizen her next steps, and how hard she said that they feel', async () => {
    for (const [kind, id] of [
      ['citizen', all.places.are.braveStepId],
      ['guardian', all.places.nora.braveStepId],
    ] as const) {
      const told = (await partsOf(kind))['brave-steps'];
      expect(told?.['steps']).toMatchObject([{ id, what: secretWords, status: 'ahead' }]);
      expect(told?.['actions']).toMatchObject([{ braveStepId: id, step: { kind: 'written', what: secretWords } }]);
      expect(told?.['howHard']).toMatchObject([{ braveStepId: id, moment: 'before', hard: 9 }]);
    }
    expect((await partsOf('opener'))['brave-steps']).toEqual({});
  });

  it('tells the citizen what she has asked for, with whom it is, and what she had to carry herself', async () => {
    for (const [kind, id] of [
      ['citizen', all.places.are.errandId],
      ['guardian', all.places.nora.errandId],
    ] as const) {
      const { errands: told } = await partsOf(kind);
      expect(told?.['errands']).toMatchObject([
        { id, what: secretWords, status: 'open', responsibleName: 'Ingrid Haugen' },
      ]);
      expect(told?.['steps']).toMatchObject([{ errandId: id, step: { kind: 'asked', what: secretWords } }]);
      expect(told?.['relays']).toMatchObject([{ takenBackAt: null }]);
    }
    expect((await partsOf('opener'))['errands']).toEqual({});
  });

  it('tells the citizen how she is handed over, and what she does not want to talk about; to others not even theirs', async () => {
    for (const kind of ['citizen', 'guardian'] as const) {
      const { transitions } = await partsOf(kind);
      expect(transitions?.['handovers']).toMatchObject([{ bridge: 'Ingrid Haugen', status: 'opened' }]);
      expect(transitions?.['lines']).toMatchObject([{ text: secretWords }, { text: secretSubject }]);
      expect(transitions?.['subjects']).toMatchObject([{ text: secretSubject, told: ['Ingrid Haugen'] }]);
    }
    for (const kind of ['opener', 'participant'] as const) expect((await partsOf(kind))['transitions']).toEqual({});
  });

  it('tells the citizen her appointments, what was said of them and who was given a link; and a worker her own calendar', async () => {
    for (const [kind, id] of [
      ['citizen', all.places.are.appointmentId],
      ['guardian', all.places.nora.appointmentId],
    ] as const) {
      const { calendar } = await partsOf(kind);
      expect(calendar?.['appointments']).toMatchObject([{ id, arrangedBy: 'Ingrid Haugen', status: 'proposed' }]);
      expect(calendar?.['steps']).toMatchObject([
        { byName: 'Ingrid Haugen', step: { kind: 'proposed', what: secretWords } },
      ]);
      expect(calendar?.['links']).toMatchObject([{ appointmentId: id, madeByName: 'Ingrid Haugen', revokedAt: null }]);
      expect(calendar?.['busyPeriods'] ?? []).toEqual([]);
    }
    expect((await partsOf('participant'))['calendar']).toMatchObject({
      busyPeriods: [{ words: 'Kurs' }, { words: 'Kurs' }],
    });
  });

  it('tells each only her own: the child’s has the one about the child, and neither the guardian’s number nor Are’s things', async () => {
    const parts = await partsOf('guardian');
    expect(parts['consent']?.['blocks']).toEqual([]);
    expect(parts['emergency']?.['accesses']).toMatchObject([{ reviews: [] }]);
    expect(parts['audit']?.['questions']).toMatchObject([{ askedByName: 'Gro Solberg' }]);
    expect(parts['audit']?.['wishes']).toEqual([]);
    expect(parts['people']?.['phone']).toBeUndefined();
    expect(parts['people']?.['passkeys']).toBeUndefined();
    expect(await fileOf('guardian')).not.toMatch(new RegExp([reviewWords, aresDevice, `\\${aresNumber}`].join('|')));
  });

  it.each(['colleague', 'asked', 'administrator', 'opener', 'participant', 'relative in the room'] as const)(
    'tells nothing of it to the %s, who looked, is blocked, has reviewed, is asked about or is in the room',
    async (kind) => {
      const text = await fileOf(kind);
      for (const hidden of [
        reviewWords,
        openedWords,
        aresNumber,
        aresDevice,
        'brev.txt',
        '"blocks"',
        '"accesses"',
        '"questions"',
      ])
        expect(text).not.toContain(hidden);
    },
  );

  it('tells somebody in her work her own number and device', async () => {
    const { people } = await partsOf('opener');
    expect(people?.['phone']).toMatchObject([{ number: '+4791200002' }]);
    expect(people?.['passkeys']).toMatchObject([{ name: 'Ingrids telefon' }]);
  });

  it.each(['opener', 'participant', 'relative in the room', 'administrator', 'withdrawn', 'relative'] as const)(
    'holds nothing of the citizen for the %s',
    async (kind) => {
      const text = await fileOf(kind);
      const { roomId, citizenId } = all.placeOf(kind);
      for (const hidden of [secretWords, roomId, citizenId]) expect(text).not.toContain(hidden);
      expect(Object.keys(EverythingAboutMe.parse(JSON.parse(text)).parts['people'] ?? {})).toContain('sessions');
    },
  );

  it('of a guardian who acts for a child is the child’s, and has neither her sessions nor her own name as its person', async () => {
    const { parts, askedAs } = EverythingAboutMe.parse(JSON.parse(await fileOf('guardian')));
    expect(askedAs).toBe('guardian');
    expect(parts['people']?.['person']).toMatchObject([{ givenName: 'Nora' }]);
    expect(parts['people']?.['sessions']).toBeUndefined();
  });
});
