import type { Day } from '../../../kernel/day.ts';
import { dateOf } from '../../../kernel/instant.ts';
import type { Agreed } from '../../agreements/contract.ts';
import type { Pathway } from '../../pathways/contract.ts';
import type { RoomThread } from '../../rooms/domain/room.ts';
import type { Handover } from '../../transitions/contract.ts';
import type { NotDone } from '../domain/before-talk.ts';
import type { UnwrittenTalk } from '../domain/my-talks.ts';

export interface WhatWasToBeDone {
  pathways: readonly Pathway[];
  handovers: readonly Handover[];
  threads: readonly RoomThread[];
  /** What is agreed and lies ahead, or should have been. */
  agreements: readonly Agreed[];
  unwritten: readonly Pick<UnwrittenTalk, 'startedAt'>[];
  now: Date;
  today: Day;
}

/**
 * What was to be done and was not, in the order in which it is read: what she waits for first. The one place for it: whatever
 * else holds promises adds its rows here.
 */
export function findNotDone({
  pathways,
  handovers,
  threads,
  agreements,
  unwritten,
  now,
  today,
}: WhatWasToBeDone): NotDone[] {
  return [
    ...threads.flatMap(ofThread),
    ...agreements.flatMap((one) => ofAgreement(one, today)),
    ...pathways.flatMap(ofPathway),
    ...handovers.flatMap((handover) => ofHandover(handover, now)),
    ...unwritten.map(({ startedAt }): NotDone => ({ what: 'note-not-written', startedAt })),
  ];
}

function ofThread({ id, waiting }: RoomThread): NotDone[] {
  if (waiting === null || (waiting.on !== 'professionals' && !waiting.isOnMe)) return [];
  return [{ what: 'question-waits', threadId: id, since: waiting.since, isOnMe: waiting.isOnMe }];
}

/** Whether what was agreed for a day should have been done; what waits for a yes, or has no day, never has passed. */
export const hasPassed = ({ status, due }: Pick<Agreed, 'status' | 'due'>, today: Day): boolean =>
  status === 'agreed' && due.kind === 'day' && due.day < today;

function ofAgreement(agreed: Agreed, today: Day): NotDone[] {
  const { what: words, due } = agreed;
  if (!hasPassed(agreed, today) || due.kind !== 'day') return [];
  return [{ what: 'promise-passed', words, byName: byNameOf(agreed), day: due.day }];
}

/** Who answers for it now: with whom it stands where whoever promised has left, else who promised; null is the citizen. */
export const byNameOf = ({ standsWith, ownerNamed }: Agreed): string | null => (standsWith ?? ownerNamed)?.name ?? null;

function ofPathway({ lost, nextContact, pause }: Pathway): NotDone[] {
  switch (lost) {
    case null:
      return [];
    case 'holder-has-left':
      return [{ what: 'nobody-holds' }];
    case 'no-next-contact':
      return [{ what: 'no-next-contact' }];
    case 'pause-has-passed':
      return pause === null ? [] : [{ what: 'pause-passed', day: pause.until }];
    case 'next-contact-has-passed':
      return nextContact === null ? [] : [{ what: 'contact-passed', day: nextContact.day, words: nextContact.what }];
  }
}

function ofHandover(handover: Handover, now: Date): NotDone[] {
  const what = standsStill(handover, now);
  const { calls, organisationName: organisation } = handover;
  const missed = calls.slice(calls.findLastIndex(({ reached }) => reached) + 1);
  const last = missed.at(-1);
  const isOver = handover.status === 'ended' || handover.status === 'handed-over';
  return [
    ...(what === undefined ? [] : [{ what, organisation } satisfies NotDone]),
    ...(last === undefined || isOver
      ? []
      : [{ what: 'not-reached', times: missed.length, lastAt: last.at } satisfies NotDone]),
  ];
}

type StandsStill = Extract<NotDone, { organisation: string }>['what'];

function standsStill({ status, plan, heldAt, summarySharedAt }: Handover, now: Date): StandsStill | undefined {
  if (heldAt !== null) return summarySharedAt === null ? 'summary-not-shared' : undefined;
  switch (status) {
    case 'opened':
      return 'meeting-not-offered';
    case 'offered':
      return 'meeting-not-answered';
    case 'wished':
      return 'meeting-not-planned';
    case 'planned':
      return plan !== null && dateOf(plan.at) < now ? 'meeting-passed' : undefined;
    case 'held':
    case 'stopped':
    case 'handed-over':
    case 'ended':
      return undefined;
  }
}
