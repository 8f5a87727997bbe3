import { minutes } from '../../../../platform/testing/held-clock.ts';
import type { Act } from '../act.ts';
import type { Name } from '../cast.ts';
import type { RoomName, World } from '../world.ts';
import { accepting, referring } from './pathway.ts';
import { together } from './together.ts';

/** The first meeting of a hand-over: what is said of it before, and what after. */

interface There {
  by: Name;
  room: RoomName;
}
interface Written extends There {
  key: string;
  words: string;
}

const inHandover = (world: World, room: RoomName) => ({ handoverId: world.handover(room) });

function stepping({ by, room }: There, kind: string, more: (world: World) => object = () => ({})): Act {
  return {
    tells: `${by}: the meeting of ${room} is ${kind}`,
    play: (world, step) =>
      world.ask(by, 'transitions.takeHandoverStep', {
        ...inHandover(world, room),
        id: world.id('handover step', kind, room, step),
        step: { kind, ...more(world) },
      }),
  };
}

/** They plan to meet in a minute. */
export const planning = (there: There, where = 'Rådhuset'): Act =>
  stepping(there, 'planned', ({ universe: { server } }) => ({
    plan: { at: new Date(server.clock.now().getTime() + minutes(1)).toISOString(), how: 'in-person', where },
  }));

/** Ingrid refers, Vera receives if she is there, and they agree to meet in a minute. */
export function bringingTogether(room: RoomName, decider: Name): Act {
  const there = { by: 'ingrid', room } as const;
  const acts = [
    referring('ingrid', room),
    accepting('vera', room),
    stepping(there, 'offered'),
    stepping({ by: decider, room }, 'wished'),
    planning(there),
  ];
  return { ...together(`ingrid refers and vera receives in ${room}, and they plan to meet`, acts), does: 'refers' };
}

export const meeting = (there: There): Act => stepping(there, 'held');

/** Puts a line on the agenda. */
export function lining({ by, room, key, words }: Written): Act {
  return {
    tells: `${by} puts the line ${key} on the agenda of ${room}`,
    play: (world) =>
      world.ask(by, 'transitions.addLine', {
        ...inHandover(world, room),
        id: world.id(`agenda line ${key}`),
        text: words,
      }),
  };
}

export function striking({ by, room, key }: Omit<Written, 'words'>): Act {
  return {
    tells: `${by} strikes the line ${key}`,
    play: (world) =>
      world.ask(by, 'transitions.strikeLine', { ...inHandover(world, room), id: world.id(`agenda line ${key}`) }),
  };
}

/** Writes down what the citizen does not want to talk about. */
export function keepingBack({ by, room, key, words }: Written): Act {
  return {
    tells: `${by} keeps the subject ${key} in ${room}`,
    does: 'keeps',
    play: (world) =>
      world.ask(by, 'transitions.keepSubject', {
        ...inHandover(world, room),
        id: world.id(`subject ${key}`),
        text: words,
      }),
  };
}

export function liftingSubject({ by, room, key }: Omit<Written, 'words'>): Act {
  return {
    tells: `${by} lifts the subject ${key}`,
    does: 'lifts',
    play: (world) =>
      world.ask(by, 'transitions.liftSubject', { ...inHandover(world, room), id: world.id(`subject ${key}`) }),
  };
}

/** Tells somebody in the room what it is, or takes that back. */
export function tellingSubject({ by, room, key }: Omit<Written, 'words'>, whom: Name, told = true): Act {
  return {
    tells: `${by} ${told ? 'tells' : 'no more tells'} ${whom} of the subject ${key}`,
    play: (world) =>
      world.ask(by, 'transitions.tellSubject', {
        ...inHandover(world, room),
        id: world.id(`subject ${key}`),
        participantId: world.participant(room, whom),
        told,
      }),
  };
}

/** Writes the summary; nobody else reads it yet. */
export function summingUp({ by, room }: There, points: readonly string[]): Act {
  return {
    tells: `${by} writes the summary in ${room}`,
    play: (world) => world.ask(by, 'transitions.writeSummary', { ...inHandover(world, room), points }),
  };
}

/** The summary is written and shared in one go, so that one that was written before changes nothing. */
export const sharingSummary = (there: There, points: readonly string[]): Act =>
  together(`${there.by} shares a summary in ${there.room}`, [
    summingUp(there, points),
    stepping(there, 'summary-shared'),
  ]);

/** The citizen's side says instead of the first point of the summary what she means; the point has an id of the server's. */
export function correcting({ by, room, key, words }: Written): Act {
  return {
    tells: `${by} says the first point of the summary in ${room} in her own words`,
    play: async (world) => {
      const [first] = await world.universe.server.database.asOwner<{ id: string }>(
        `select id from handover_line where handover_id = $1 and kind = 'summary' and struck_at is null order by nr`,
        [world.handover(room)],
      );
      return world.ask(by, 'transitions.correctLine', {
        ...inHandover(world, room),
        lineId: first?.id ?? world.id('no point'),
        id: world.id(`correction ${key}`),
        text: words,
      });
    },
  };
}
