import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, roomId, sending } from './act.ts';
import { beingBusy } from './acts/calendar.ts';
import { agreeing, steppingOn } from './acts/agreements.ts';
import { daring } from './acts/brave-steps.ts';
import { blocking } from './acts/citizen.ts';
import { lookingInEmergency } from './acts/emergency.ts';
import { askingOnBehalf, seeingTo } from './acts/errands.ts';
import { keeping, sendingFile } from './acts/files.ts';
import {
  bringingTogether,
  correcting,
  keepingBack,
  lining,
  meeting,
  planning,
  sharingSummary,
  striking,
  summingUp,
} from './acts/meeting.ts';
import { answering, inviting, joining, opening } from './acts/people.ts';
import { permitting, takingBack } from './acts/permissions.ts';
import { closing, drafting, stepping } from './acts/room.ts';
import { releasing, remembering, writing } from './acts/story.ts';
import { together } from './acts/together.ts';
import { everything } from './asking.ts';
import { mailOf, type Name, names, personId, roleId } from './cast.ts';
import { lookEverywhere } from './crawl.ts';
import { numbersOf } from './numbers.ts';
import { type Played, play } from './play.ts';
import type { Secret } from './secret.ts';
import { openUniverse, type Universe } from './universe.ts';

const key = 's0';
/** Words that stand in one place only, who may read them, and who must find them: else the search would prove nothing. */
const tokens = {
  message: { text: 'gråbein', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  draft: { text: 'fjellrev', may: ['ingrid'], finds: ['ingrid'] },
  purpose: { text: 'havørn', may: ['are', 'odd'], finds: ['are', 'odd'] },
  why: { text: 'jerv', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  nextStep: { text: 'oter', may: ['are', 'odd'], finds: ['are', 'odd'] },
  closing: { text: 'bever', may: ['are', 'odd'], finds: ['are', 'odd'] },
  mail: { text: mailOf(key, 'per'), may: ['per'], finds: ['per'] },
  'name of a file': { text: 'gaupe', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  file: { text: 'mårhund', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  'file that is not sent': { text: 'lemen', may: ['ingrid'], finds: [] },
  'permission that was taken back': {
    text: 'røyskatt',
    may: ['are', 'ingrid', 'frida'],
    finds: ['are', 'ingrid', 'frida'],
  },
  agreement: { text: 'fiskeørn', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  'answer to a proposal': { text: 'musvåk', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  'brave step': { text: 'steinskvett', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  errand: { text: 'bergirisk', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  'answer to an errand': { text: 'gulsanger', may: ['are', 'ingrid', 'frida'], finds: ['are', 'ingrid', 'frida'] },
  'reason of an emergency': { text: 'hubro', may: ['are', 'unni'], finds: ['are'] },
  // The family name of whom the citizen blocks; Per is told that he was among those Lars looked for.
  block: { text: 'blåmeis', may: ['are', 'lars', 'per'], finds: ['are', 'per'] },
  chapter: { text: 'nattergal', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  'chapter as it read before': { text: 'storlom', may: ['are'], finds: ['are'] },
  'memory line': { text: 'tårnseiler', may: ['are', 'frida'], finds: ['are', 'frida'] },
  'kept subject': { text: 'snøugle', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  'line that touches what is kept': { text: 'lappugle', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  'line that was struck, and touches it': { text: 'perleugle', may: ['are', 'ingrid'], finds: ['are'] },
  'place of a meeting that touches it': { text: 'hornugle', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  'point that touches it': { text: 'spurveugle', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  'correction that touches it': { text: 'slagugle', may: ['are', 'ingrid'], finds: ['are', 'ingrid'] },
  'summary that was written over': { text: 'tretåspett', may: ['ingrid'], finds: [] },
  'busy period': { text: 'flaggspett', may: ['ingrid'], finds: ['ingrid'] },
  'confirmed phone': { text: numbersOf(key).phone, may: ['are'], finds: ['are'] },
  phone: { text: '+4700000017', may: ['per'], finds: [] },
} as const satisfies Record<string, { text: string; may: readonly Name[]; finds: readonly Name[] }>;

const agenda = { by: 'ingrid', room: 'main' } as const;
const kept = tokens['kept subject'].text;
const asking = (act: Omit<Act, 'tells'>): Act => ({ tells: 'asks', ...act });
const acts: Act[] = [
  ...opening('main', 'ingrid', 'are'),
  inviting('ingrid', 'main', 'frida'),
  answering({ by: 'are', room: 'main', whom: 'frida', decision: 'give', sees: 'all' }),
  joining('main', 'frida'),
  sending({ by: 'are', room: 'main', thread: 0, asks: 'nobody', words: tokens.message.text }),
  sendingFile({
    file: 'attachment main',
    name: `${tokens['name of a file'].text}.txt`,
    text: tokens.file.text,
    said: { by: 'are', room: 'main', thread: 0, asks: 'nobody', words: 'se brevet' },
  }),
  keeping({
    by: 'ingrid',
    room: 'main',
    file: 'unsent main',
    name: `${tokens['file that is not sent'].text}.txt`,
    text: tokens['file that is not sent'].text,
  }),
  permitting({ by: 'ingrid', room: 'main', id: 'card main', words: tokens['permission that was taken back'].text }),
  takingBack({ by: 'are', room: 'main', id: 'card main' }),
  agreeing({ by: 'ingrid', room: 'main', id: 'agreement main', words: tokens.agreement.text }),
  steppingOn({
    by: 'are',
    room: 'main',
    id: 'agreement main',
    does: 'not-now',
    words: tokens['answer to a proposal'].text,
  }),
  together('what she dares, and what she asks for', [
    daring({ by: 'are', room: 'main', id: 'brave step main', words: tokens['brave step'].text, hard: 9 }),
    askingOnBehalf({ by: 'are', room: 'main', id: 'errand main', words: tokens.errand.text }),
    seeingTo({ by: 'ingrid', room: 'main', id: 'errand main', answer: tokens['answer to an errand'].text }),
  ]),
  writing({ by: 'are', key: 'main', words: tokens['chapter as it read before'].text }),
  writing({ by: 'are', key: 'main', words: tokens.chapter.text }, 2),
  releasing({ by: 'are', key: 'main', room: 'main', to: 'ingrid' }),
  remembering({ by: 'frida', key: 'main', room: 'main', words: tokens['memory line'].text }),
  blocking('are', 'lars'),
  lookingInEmergency('unni', 'access main', `Funnet i skogen, ropte på ${tokens['reason of an emergency'].text}.`),
  drafting('ingrid', 'main', 0, tokens.draft.text),
  asking({
    play: (world) =>
      world.ask('are', 'rooms.invite', {
        roomId: roomId(world, 'main'),
        invitee: { kind: 'practitioner', roleId: roleId(world.key, 'wenche'), why: tokens.why.text },
      }),
  }),
  inviting('ingrid', 'main', 'vera'),
  answering({ by: 'are', room: 'main', whom: 'vera', decision: 'give', sees: 'now' }),
  joining('main', 'vera'),
  bringingTogether('main', 'are'),
  together('what is said before they meet', [
    keepingBack({ ...agenda, by: 'are', key: 'main', words: tokens['kept subject'].text }),
    lining({ ...agenda, key: 'main', words: `${kept} og ${tokens['line that touches what is kept'].text}` }),
    lining({ ...agenda, key: 'other', words: `${kept} og ${tokens['line that was struck, and touches it'].text}` }),
    striking({ ...agenda, key: 'other' }),
    planning({ ...agenda }, `${kept}s sti, ved ${tokens['place of a meeting that touches it'].text}`),
    beingBusy(2, tokens['busy period'].text),
  ]),
  together('what is said when they have met', [
    meeting(agenda),
    summingUp(agenda, [tokens['summary that was written over'].text]),
    sharingSummary(agenda, ['Ny time', `${kept} og ${tokens['point that touches it'].text}`]),
    correcting({ ...agenda, by: 'are', key: 'main', words: `${kept} og ${tokens['correction that touches it'].text}` }),
  ]),
  asking({
    play: (world) =>
      world.ask('odd', 'rooms.openRoom', {
        id: roomId(world, 'other'),
        citizenId: personId(world.key, 'are'),
        purpose: tokens.purpose.text,
        circle: [],
        toldBy: 'phone',
      }),
  }),
  stepping('odd', 'other', tokens.nextStep.text),
  closing('odd', 'other', tokens.closing.text),
];

let universe: Universe;
let played: Played;
const heard = new Map<Name, string>();
beforeAll(async () => {
  universe = await openUniverse();
  const secrets: Secret[] = [];
  const story = { age: 'grown-up', acts, day: 0 } as const;
  const [only] = await play(
    universe,
    [{ key, story, secrets, observers: names, asking: everything }],
    ['2026-11-06', '2026-11-07'],
  );
  if (only === undefined) throw new Error('Nothing was played.');
  played = only;
  await universe.server.database.asOwner('update person_contact set phone = $1 where person_id = $2', [
    tokens.phone.text,
    personId(key, 'per'),
  ]);
  await universe.server.database.asOwner('update person set family_name = $1 where id = $2', [
    tokens.block.text,
    personId(key, 'lars'),
  ]);
  await universe.notify(names.map((name) => personId(key, name)));
  for (const name of names) {
    const came = await played.mailboxes.find((box) => box.name === name)?.empty();
    const looks = await lookEverywhere(played.world, played.world, name, everything);
    const searches = await Promise.all(
      Object.values(tokens).map(({ text }) => played.world.ask(name, 'rooms.search', { text })),
    );
    const all = [...(came ?? []).map(({ seen }) => seen), ...looks.map(({ seen }) => seen), ...searches];
    heard.set(name, all.map(({ headers, body }) => `${headers}\n${body}`).join('\n'));
  }
}, 120_000);
afterAll(() => universe.close());

describe.each(Object.entries(tokens))('A word that stands only in a %s', (_place, { text, may, finds }) => {
  it('is found nowhere by anybody who may not see it: in no answer, stream, mail or push', () => {
    const found = names.filter((name) => heard.get(name)?.includes(text) === true);
    expect(found.filter((name) => !may.some((one) => one === name))).toEqual([]);
  });

  it('is found by those who may', () => {
    const found = names.filter((name) => heard.get(name)?.includes(text) === true);
    expect(found).toEqual(expect.arrayContaining([...finds]));
  });

  it('stands in no mail at all, no trace and no word of the server to those who run it', async () => {
    const mails = universe.smtp.mails.map(({ headers, text: body }) => `${headers.get('subject')}\n${body}`);
    const traces = await universe.server.database.asOwner('select * from audit_entry');
    expect(inspect([mails, traces, universe.server.faults], { depth: 9, maxStringLength: null })).not.toContain(text);
  });
});

it('no server has met a fault', () => expect(universe.server.faults).toEqual([]));
