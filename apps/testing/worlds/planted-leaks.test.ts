import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../../kernel/seed-for-tests.ts';
import { sending } from './act.ts';
import { beingBusy, beingBusyElsewhere } from './acts/calendar.ts';
import { bringingTogether, keepingBack, lining, meeting, summingUp } from './acts/meeting.ts';
import { answering, inviting, joining, opening } from './acts/people.ts';
import { drafting } from './acts/room.ts';
import { releasing, remembering, writing } from './acts/story.ts';
import { somePlans, worldsAtOnce } from './any-plan.ts';
import { type Asking, everything, onlyAbout } from './asking.ts';
import type { Name } from './cast.ts';
import { plantedLeaks } from './leaks/planted-leaks.ts';
import { Pair } from './pair.ts';
import type { Secret } from './secret.ts';
import type { Story } from './story.ts';
import { tellFound } from './tell-found.ts';

let pair: Pair;
const planted: (() => Promise<void>)[] = [];
beforeAll(async () => {
  pair = await Pair.open();
});
afterEach(async () => {
  for (const takeAway of planted.splice(0)) await takeAway();
});
afterAll(() => pair.close());

const main = 'main' as const;
/**
 * Vera comes from now on into a room where something has been said; Frida was in it and is no more. Are is referred to Vera, and
 * keeps a subject.
 */
const story: Story = {
  age: 'grown-up',
  day: 0,
  acts: [
    ...opening(main, 'ingrid', 'are'),
    sending({ by: 'ingrid', room: main, thread: 0, asks: 'nobody', words: 'før alle' }),
    inviting('ingrid', main, 'frida'),
    answering({ by: 'are', room: main, whom: 'frida', decision: 'give', sees: 'now' }),
    joining(main, 'frida'),
    answering({ by: 'are', room: main, whom: 'frida', decision: 'withdraw' }),
    inviting('ingrid', main, 'vera'),
    answering({ by: 'are', room: main, whom: 'vera', decision: 'give', sees: 'now' }),
    joining(main, 'vera'),
    sending({ by: 'are', room: main, thread: 0, asks: 'nobody', words: 'til Vera' }),
    bringingTogether(main, 'are'),
    keepingBack({ by: 'are', room: main, key: 'main', words: 'Branndagen' }),
    beingBusy(2),
    meeting({ by: 'ingrid', room: main }),
  ],
};

const hidden = { by: 'ingrid', room: main, asks: 'nobody', words: 'hemmelig' } as const;
/** What is so in one world only: words before Vera sees, also when she is asked for; a draft; another room. */
const secrets: Secret[] = [
  {
    tells: 'a message, a thread and a draft',
    at: 7,
    acts: [
      sending({ ...hidden, thread: 0 }),
      sending({ ...hidden, thread: 101 }),
      drafting('ingrid', main, 0, 'hemmelig'),
      inviting('are', main, 'wenche'),
    ],
    isHiddenFrom: () => true,
  },
  {
    tells: 'a chapter that is told to Ingrid, and a line of hers',
    at: 7,
    acts: [
      writing({ by: 'are', key: 'hidden', words: 'hemmelig' }),
      releasing({ by: 'are', key: 'hidden', room: main, to: 'ingrid' }),
      remembering({ by: 'ingrid', key: 'hidden', room: main, words: 'hemmelig' }),
    ],
    isHiddenFrom: () => true,
  },
  {
    tells: 'one more kept subject, and a line that touches it',
    at: 12,
    acts: [
      keepingBack({ by: 'are', room: main, key: 'hidden', words: 'Hemmelighetene' }),
      lining({ by: 'ingrid', room: main, key: 'hidden', words: 'Etter hemmeligheten' }),
    ],
    isHiddenFrom: () => true,
  },
  {
    tells: 'an appointment elsewhere, where she was busy with her own',
    at: 13,
    instead: true,
    acts: [beingBusyElsewhere(2)],
    isHiddenFrom: () => true,
  },
  {
    tells: 'a summary that is not shared',
    at: 14,
    acts: [summingUp({ by: 'ingrid', room: main }, ['ikke delt'])],
    isHiddenFrom: () => true,
  },
  { tells: 'another room', at: 8, acts: opening('other', 'odd', 'are'), isHiddenFrom: () => true },
];

const plan = (teller: Name, asking: Asking) => ({ story, secrets, observers: [teller], asking });

describe('Where nothing leaks', () => {
  const tellers: Name[] = ['vera', 'frida', 'unni'];
  it(`${tellers.join(', ')} find two worlds alike, whatever they ask and try`, { timeout: 600_000 }, async () => {
    expect((await pair.run(tellers.map((teller) => plan(teller, everything)))).map(tellFound)).toEqual([]);
  });
});

describe('Where it is planted, there is found', () => {
  it.each(plantedLeaks.map((leak) => [leak.kind, leak] as const))('%s', { timeout: 600_000 }, async (_kind, leak) => {
    for (const universe of pair.universes) planted.push(await leak.plant(universe));
    const found = await pair.run([plan(leak.teller, onlyAbout(leak.asked.replace(/ .*/, '')))]);
    expect(found.flatMap(({ differences }) => differences.map(({ asked }) => asked))).toContain(leak.asked);
  });
});

/** By hand: in how many worlds of a run, which knows nothing of where it leaks, each is found. */
describe.runIf(process.env['YARDSTICK'] !== undefined)('In any stories', () => {
  it.each(plantedLeaks.map((leak) => [leak.kind, leak] as const))('%s', { timeout: 3_600_000 }, async (kind, leak) => {
    for (const universe of pair.universes) planted.push(await leak.plant(universe));
    const most = 192;
    let worlds = 0;
    for (const plans of fc.sample(somePlans, { seed, numRuns: most / worldsAtOnce })) {
      worlds += worldsAtOnce;
      const found = await pair.run(plans);
      if (found.length === 0) continue;
      const asked = [...new Set(found.flatMap(({ differences }) => differences.map((each) => each.asked)))];
      process.stdout.write(`${kind}: found in ${worlds} worlds, ${found.length} pairs, by ${asked.join(', ')}\n`);
      return;
    }
    throw new Error(`${kind}: not found in ${most} worlds (SEED=${seed}).`);
  });
});
