import fc from 'fast-check';
import { type Act, sending } from './act.ts';
import { agreeing, steppingOn } from './acts/agreements.ts';
import { accompanying, daring } from './acts/brave-steps.ts';
import { appointing, beingBusy } from './acts/calendar.ts';
import { callingMine } from './acts/care-team.ts';
import {
  answeringContested,
  blocking,
  choosingTexts,
  contesting,
  endingRelation,
  endingRole,
  lifting,
} from './acts/citizen.ts';
import { endingEmergency, lookingInEmergency } from './acts/emergency.ts';
import { askingOnBehalf, seeingTo } from './acts/errands.ts';
import { sendingFile } from './acts/files.ts';
import {
  bringingTogether,
  keepingBack,
  liftingSubject,
  lining,
  meeting,
  sharingSummary,
  tellingSubject,
} from './acts/meeting.ts';
import { answering, askingToHold, inviting, joining, leaving, opening } from './acts/people.ts';
import { permitting, takingBack } from './acts/permissions.ts';
import { beingThere, closing, drafting, promising, reading, resolving, stepping } from './acts/room.ts';
import { decidingLine, markingRead, releasing, remembering, writing } from './acts/story.ts';
import { signing, talking } from './acts/talks.ts';
import { type Age, ages, type Name } from './cast.ts';

/** What happens in both of two worlds, act by act. */
export interface Story {
  age: Age;
  acts: readonly Act[];
  /** Looked at on the same day, or on the next, when a child may have grown up. */
  day: 0 | 1;
}

/** Who speaks for Are: he himself, or his guardian. */
export const deciderOf = (age: Age): Name => (age === 'child' || age === 'sixteen-tomorrow' ? 'gro' : 'are');

const guests = ['vera', 'frida', 'siri'] as const;
const guest = fc.constantFrom(...guests);
const asks = fc.constantFrom('nobody', 'professionals', 'citizen');

/** What may happen next, each kind as often as it tells something new. */
function anyActs(decider: Name): fc.Arbitrary<Act[]> {
  const anybody = fc.constantFrom<Name>(decider, 'are', 'ingrid', ...guests);
  const room = 'main' as const;
  const sees = fc.constantFrom('now', 'all', 'now', 'today');
  const holds = fc.constantFrom(undefined, undefined, 'today');
  const letIn = fc
    .record({ whom: guest, sees, holds, isOut: fc.constantFrom(false, false, true) })
    .map(({ whom, sees, holds, isOut }) => [
      inviting('ingrid', room, whom),
      answering({ by: decider, room, whom, decision: 'give', sees, holds }),
      joining(room, whom),
      // Who was in and is no more is who is forgotten most easily.
      ...(isOut ? [answering({ by: decider, room, whom, decision: 'withdraw' })] : []),
    ]);
  // In thread 0 nothing is ever asked, so that one message more in it answers nobody.
  const said = fc
    .record({ by: anybody, thread: fc.nat(2), asks })
    .map(({ by, thread, asks }) => [
      sending({ by, room, thread, asks: thread === 0 ? 'nobody' : asks, words: `ord i tråd ${thread}` }),
    ]);
  const decided = fc
    .record({ whom: guest, decision: fc.constantFrom('decline', 'withdraw') })
    .map(({ whom, decision }) => [answering({ by: decider, room, whom, decision })]);
  const inThread = fc.record({ by: anybody, thread: fc.nat(2) });
  return fc.oneof(
    { weight: 6, arbitrary: letIn },
    { weight: 8, arbitrary: said },
    { weight: 4, arbitrary: decided },
    { weight: 1, arbitrary: fc.record({ by: anybody, whom: guest }).map(({ by, whom }) => [inviting(by, room, whom)]) },
    { weight: 1, arbitrary: guest.map((whom) => [leaving(room, whom)]) },
    { weight: 2, arbitrary: inThread.map(({ by, thread }) => [reading(by, room, thread)]) },
    { weight: 1, arbitrary: inThread.map(({ by, thread }) => [drafting(by, room, thread, 'halvferdig')]) },
    { weight: 1, arbitrary: fc.constantFrom<Name>('ingrid', 'vera').map((by) => [stepping(by, room, 'samtale')]) },
    { weight: 1, arbitrary: inThread.map(({ by, thread }) => [promising(by, room, thread)]) },
    { weight: 1, arbitrary: inThread.map(({ by, thread }) => [resolving(by, room, thread)]) },
    { weight: 1, arbitrary: fc.constantFrom('silent', 'active').map((how) => [beingThere(decider, room, how)]) },
    { weight: 1, arbitrary: fc.constantFrom('ingrid', decider).map((by) => [closing(by, room, 'Takk')]) },
    ...rarer(decider),
  );
}

/** What happens seldom, or touches more than one room. */
function rarer(decider: Name): { weight: number; arbitrary: fc.Arbitrary<Act[]> }[] {
  const room = 'main' as const;
  const worker = fc.constantFrom<Name>('vera', 'frida');
  const file = { file: 'attachment main', name: 'brev.txt', text: 'Kjære alle' };
  const contested = { by: decider, room, id: 'rectification main' };
  const wrong = sending({ by: 'ingrid', room, thread: 2, asks: 'nobody', words: 'noe galt' });
  const told = sending({ by: 'ingrid', room, thread: 2, asks: 'nobody', words: 'fortalt', toldBy: 'phone' });
  const access = 'access main';
  const card = { by: 'ingrid', room, id: 'card main' } as const;
  const agreement = { room, id: 'agreement main' } as const;
  const step = { room, id: 'brave step main' } as const;
  const errand = { room, id: 'errand main' } as const;
  return [
    { weight: 2, arbitrary: worker.map((whom) => [blocking(decider, whom)]) },
    { weight: 1, arbitrary: worker.map((whom) => [lifting(decider, whom)]) },
    { weight: 1, arbitrary: fc.constant([endingRelation(decider, 'siri')]) },
    { weight: 1, arbitrary: worker.map((whom) => [endingRole(whom)]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('off', 'notices', 'texts').map((how) => [choosingTexts(decider, room, how)]),
    },
    { weight: 1, arbitrary: fc.constant([told]) },
    {
      weight: 2,
      arbitrary: fc
        .record({ by: fc.constantFrom<Name>('ingrid', decider), whom: worker, answers: fc.boolean() })
        .map((asked) => askingToHold({ ...asked, room })),
    },
    { weight: 1, arbitrary: fc.constantFrom<Name>('ingrid', 'vera').map((whom) => [callingMine(decider, whom)]) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom<Name | undefined>(undefined, 'ingrid', decider)
        .map((by) => [
          permitting({ ...card, words: 'ta med noen' }),
          ...(by === undefined ? [] : [takingBack({ ...card, by })]),
        ]),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom<'agreed' | 'not-now' | 'kept' | 'let-go' | undefined>(
          undefined,
          'agreed',
          'not-now',
          'kept',
          'let-go',
        )
        .map((does) => [
          // What Ingrid promises herself, and what she asks the citizen for.
          agreeing({ ...agreement, by: 'ingrid', words: 'ringe', ...(does === 'kept' ? { owner: 'ingrid' } : {}) }),
          ...(does === undefined
            ? []
            : [steppingOn({ ...agreement, by: does === 'let-go' ? 'ingrid' : decider, does, words: 'senere' })]),
        ]),
    },
    {
      weight: 3,
      arbitrary: fc
        .record({ by: fc.constantFrom<Name>(decider, decider, 'ingrid'), comes: fc.option(fc.boolean()) })
        .map(({ by, comes }) => [
          daring({ ...step, by, words: 'trening', hard: by === decider ? 6 : null }),
          ...(comes === null ? [] : [accompanying({ ...step, by: decider, whom: 'vera', comes })]),
        ]),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('answer', 'pass', undefined)
        .map((does) => [
          askingOnBehalf({ ...errand, by: decider, words: 'kurset' }),
          ...(does === undefined
            ? []
            : [seeingTo({ ...errand, by: 'ingrid', ...(does === 'pass' ? { to: 'vera' } : { answer: 'mandag' }) })]),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .boolean()
        .map((ends) => [
          wrong,
          contesting({ ...contested, back: 1 }),
          ...(ends ? [answeringContested('ingrid', contested.id)] : []),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .boolean()
        .map((ends) => [lookingInEmergency('lars', access), ...(ends ? [endingEmergency('lars', access)] : [])]),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ by: fc.constantFrom('ingrid', 'vera'), isSigned: fc.boolean() })
        .map(({ by, isSigned }) => {
          const talk = { by, room, key: by === 'ingrid' ? 'main' : 'veras', words: 'søvnen er bedre' } as const;
          return [talking(talk), ...(isSigned ? [signing(talk)] : [])];
        }),
    },
    ...ofHerStory(decider),
    ...ofHerPathway(decider),
    {
      weight: 2,
      arbitrary: fc
        .constantFrom<Name>(decider, 'ingrid', 'vera')
        .map((by) => [sendingFile({ ...file, said: { by, room, thread: 0, asks: 'nobody', words: 'se brevet' } })]),
    },
  ];
}

/** What she tells of herself, to one or to all of a service, and what others remember of her. */
function ofHerStory(decider: Name): { weight: number; arbitrary: fc.Arbitrary<Act[]> }[] {
  const [room, key] = ['main', 'main'] as const;
  return [
    {
      weight: 2,
      arbitrary: fc
        .record({ to: fc.constantFrom('vera', 'siri', 'nav'), isRead: fc.boolean() })
        .map(({ to, isRead }) => [
          writing({ by: decider, key, words: 'det viktigste' }),
          releasing({ by: decider, key, room, to }),
          ...(isRead ? [markingRead(to === 'siri' ? 'siri' : 'vera', room, key)] : []),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('share', 'strike', undefined)
        .map((what) => [
          remembering({ by: 'vera', key, room, words: 'Ella og Jonas' }),
          ...(what === undefined ? [] : [decidingLine(decider, room, key, what)]),
        ]),
    },
  ];
}

/** She is referred to NAV and meets whoever receives her there; some of it she does not want to talk about. */
function ofHerPathway(decider: Name): { weight: number; arbitrary: fc.Arbitrary<Act[]> }[] {
  const [room, key] = ['main', 'main'] as const;
  const bringing = fc
    .record({
      sees: fc.constantFrom(undefined, 'now', 'all'),
      lineBy: fc.constantFrom<Name | undefined>(undefined, decider, 'vera', 'siri'),
      keptBy: fc.constantFrom<Name | undefined>(undefined, decider, decider, 'ingrid'),
      after: fc.constantFrom('lift', 'tell', 'meet', 'share', 'share', 'nothing'),
    })
    .map(({ sees, lineBy, keptBy, after }) => [
      ...(sees === undefined
        ? []
        : [
            inviting('ingrid', room, 'vera'),
            answering({ by: decider, room, whom: 'vera', decision: 'give', sees }),
            joining(room, 'vera'),
          ]),
      bringingTogether(room, decider),
      ...(lineBy === undefined ? [] : [lining({ by: lineBy, room, key, words: 'Søvnen' })]),
      ...(keptBy === undefined ? [] : [keepingBack({ by: keptBy, room, key, words: 'Branndagen' })]),
      ...{
        nothing: [],
        lift: [liftingSubject({ by: decider, room, key })],
        tell: [
          tellingSubject({ by: decider, room, key }, 'vera'),
          lining({ by: 'ingrid', room, key: 'kept', words: 'Brannen' }),
        ],
        meet: [meeting({ by: 'ingrid', room })],
        share: [meeting({ by: 'ingrid', room }), sharingSummary({ by: 'ingrid', room }, ['Ny time', 'Om brannen'])],
      }[after],
    ]);
  const worker = fc.constantFrom<Name>('ingrid', 'vera');
  return [
    { weight: 4, arbitrary: bringing },
    { weight: 2, arbitrary: fc.constantFrom<1 | 2>(1, 2).map((times) => [beingBusy(times)]) },
    {
      weight: 1,
      arbitrary: fc
        .record({ by: worker, worker, isAgreed: fc.boolean() })
        .map(({ by, worker, isAgreed }) => [appointing(by, worker, decider, isAgreed)]),
    },
  ];
}

/** Any story of a room around Are: it is opened, and then whatever comes. */
export const anyStory: fc.Arbitrary<Story> = fc.constantFrom(...ages).chain((age) =>
  fc.record({
    age: fc.constant(age),
    acts: fc
      .array(anyActs(deciderOf(age)), { minLength: 3, maxLength: 7 })
      .map((blocks) => [...opening('main', 'ingrid', deciderOf(age)), ...blocks.flat()]),
    day: fc.constantFrom<0 | 1>(0, 0, 1),
  }),
);
