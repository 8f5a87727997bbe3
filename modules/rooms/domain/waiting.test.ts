import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ParticipantId } from '../../../kernel/ids.ts';
import type { Asks } from './message.ts';
import { type Said, type WaitingState, waitingAfter } from './waiting.ts';

const id = (n: number) => ParticipantId.parse(`00000000-0000-4000-8000-00000000000${n}`);
const [are, ingrid, vera] = [id(1), id(2), id(3)];
const at = (minute: number) => new Date(Date.UTC(2026, 10, 6, 9, minute));
const due = (hour: number) => new Date(Date.UTC(2026, 10, 7, hour));

const nobody: WaitingState = { on: 'nobody' };
const onCitizen: WaitingState = { on: 'citizen', since: at(0), dueAt: null };
const onProfessionals: WaitingState = { on: 'professionals', since: at(0), dueAt: due(15) };
const onVera: WaitingState = { on: 'participant', participantId: vera, since: at(0), dueAt: due(15) };

const says = (who: 'are' | 'ingrid' | 'vera', asks: Asks = { of: 'nobody' }, dueAt: Date | null = null): Said => ({
  by:
    who === 'are'
      ? { participantId: are, side: 'citizen' }
      : { participantId: who === 'vera' ? vera : ingrid, side: 'professional' },
  asks,
  at: at(10),
  dueAt,
});

const cases: readonly [name: string, before: WaitingState, said: Said, after: WaitingState][] = [
  ['words without a question leave a quiet thread quiet', nobody, says('ingrid'), nobody],
  [
    'a question to the professionals waits on them from now',
    nobody,
    says('are', { of: 'professionals' }, due(15)),
    { on: 'professionals', since: at(10), dueAt: due(15) },
  ],
  [
    'a question to the citizen waits on her without a promise',
    nobody,
    says('ingrid', { of: 'citizen' }),
    { on: 'citizen', since: at(10), dueAt: null },
  ],
  [
    'a question to one of them waits on her by name',
    nobody,
    says('are', { of: 'participant', participantId: vera }, due(15)),
    { ...onVera, since: at(10) },
  ],
  ['any professional answers for the professionals', onProfessionals, says('vera'), nobody],
  ['the citizen does not answer for the professionals', onProfessionals, says('are'), onProfessionals],
  ['the citizen answers what waited on her', onCitizen, says('are'), nobody],
  ['a professional does not answer for the citizen', onCitizen, says('ingrid'), onCitizen],
  ['whoever was asked by name answers', onVera, says('vera'), nobody],
  ['another professional does not answer for her', onVera, says('ingrid'), onVera],
  [
    'asking the same again does not make the question younger',
    onProfessionals,
    says('are', { of: 'professionals' }, due(16)),
    onProfessionals,
  ],
  [
    'the sooner promise counts',
    onProfessionals,
    says('are', { of: 'professionals' }, due(12)),
    { ...onProfessionals, dueAt: due(12) },
  ],
  [
    'a promise counts before none',
    { ...onProfessionals, dueAt: null },
    says('are', { of: 'professionals' }, due(12)),
    { ...onProfessionals, dueAt: due(12) },
  ],
  [
    'answering and asking back turns it around',
    onProfessionals,
    says('ingrid', { of: 'citizen' }),
    { on: 'citizen', since: at(10), dueAt: null },
  ],
  [
    'whoever is waited for may pass it on by name',
    onProfessionals,
    says('ingrid', { of: 'participant', participantId: vera }, due(15)),
    { ...onVera, since: at(10) },
  ],
  [
    'asking somebody else by name is a question of its own',
    onVera,
    says('are', { of: 'participant', participantId: ingrid }),
    { on: 'participant', participantId: ingrid, since: at(10), dueAt: null },
  ],
  [
    'whoever answers and asks the same side again begins anew',
    onProfessionals,
    says('vera', { of: 'professionals' }, due(16)),
    { on: 'professionals', since: at(10), dueAt: due(16) },
  ],
];

describe('Whom a thread waits for', () => {
  test.each(cases)('%s', (_name, before, said, after) => {
    expect(waitingAfter(before, said)).toEqual(after);
  });
});

const anyAsks: fc.Arbitrary<Asks> = fc.oneof(
  fc.constantFrom<Asks>({ of: 'nobody' }, { of: 'professionals' }, { of: 'citizen' }),
  fc.constantFrom(are, ingrid, vera).map((participantId): Asks => ({ of: 'participant', participantId })),
);
const anyTalk = fc.array(
  fc.record({
    by: fc.constantFrom<Said['by']>(
      { participantId: are, side: 'citizen' },
      { participantId: ingrid, side: 'professional' },
      { participantId: vera, side: 'professional' },
    ),
    asks: anyAsks,
    dueAt: fc.option(fc.integer({ min: 0, max: 23 }).map(due), { nil: null }),
  }),
  { maxLength: 20 },
);
/** What is said, minute after minute, with what each state was before it. */
function* replay(
  talk: readonly Omit<Said, 'at'>[],
): Generator<{ said: Said; before: WaitingState; after: WaitingState }> {
  let before: WaitingState = nobody;
  for (const [index, one] of talk.entries()) {
    const said = { ...one, at: at(index) };
    const after = waitingAfter(before, said);
    yield { said, before, after };
    before = after;
  }
}
/** Whether this was said by the one, or the side, that was waited for. */
function isBy(before: WaitingState, { by }: Said): boolean {
  if (before.on === 'participant') return before.participantId === by.participantId;
  return before.on === (by.side === 'citizen' ? 'citizen' : 'professionals');
}
const properties = { numRuns: 500, seed: 4310 };

describe('However people talk', () => {
  it('a thread never waits on somebody whom nobody has asked', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const asked = new Set<string>(['nobody']);
        for (const { said, after } of replay(talk)) {
          asked.add(said.asks.of === 'participant' ? said.asks.participantId : said.asks.of);
          expect(asked).toContain(after.on === 'participant' ? after.participantId : after.on);
        }
      }),
      properties,
    );
  });

  it('the oldest question that stands keeps its time', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        for (const { said, before, after } of replay(talk)) {
          if (before.on === 'nobody' || before.on !== after.on || isBy(before, said)) continue;
          if (before.on === 'participant' && after.on === 'participant' && before.participantId !== after.participantId)
            continue;
          expect(after).toHaveProperty('since', before.since);
        }
      }),
      properties,
    );
  });

  it('words of whoever is waited for, without a question, always end the waiting', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        for (const { after } of replay(talk)) {
          const by = after.on === 'citizen' ? are : after.on === 'participant' ? after.participantId : ingrid;
          const side = by === are ? ('citizen' as const) : ('professional' as const);
          const then = waitingAfter(after, {
            by: { participantId: by, side },
            asks: { of: 'nobody' },
            at: at(59),
            dueAt: null,
          });
          expect(then).toEqual(nobody);
        }
      }),
      properties,
    );
  });

  it('words of anybody else, without a question, change nothing', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        for (const { said, before, after } of replay(talk)) {
          if (said.asks.of !== 'nobody' || after.on === 'nobody') continue;
          expect(after).toEqual(before);
        }
      }),
      properties,
    );
  });

  it('a promise once made is never put off while the question stands', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        for (const { before, after } of replay(talk)) {
          if (before.on === 'nobody' || after.on === 'nobody' || after.since.getTime() !== before.since.getTime())
            continue;
          if (before.dueAt !== null) expect(after.dueAt?.getTime()).toBeLessThanOrEqual(before.dueAt.getTime());
        }
      }),
      properties,
    );
  });
});
