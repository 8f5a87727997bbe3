import { addDays, type Day } from '../../../../kernel/day.ts';
import { type Act, roomId } from '../act.ts';
import { type Name, roleId } from '../cast.ts';
import type { RoomName, World } from '../world.ts';
import { answering, inviting, joining, opening } from './people.ts';
import { together } from './together.ts';

const after = (world: World, count: number) => addDays(world.days[1] as Day, count);
/** When somebody is busy in a story: two half hours, on another day than its appointments. */
export const busyTimes = (world: World): string[] =>
  ['11:00', '13:30'].map((time) => `${after(world, 1)}T${time}:00.000Z`);
const offeredTimes = (world: World) => ['10:00', '12:00'].map((time) => `${after(world, 2)}T${time}:00.000Z`);
/** The days in which all of that lies. */
export const calendarWindow = (world: World) => ({
  from: `${world.days[1]}T00:00:00.000Z`,
  until: `${after(world, 6)}T00:00:00.000Z`,
});

interface Appointed {
  by: Name;
  room: RoomName;
  citizen: Name;
  /** Who works there and takes part. */
  worker: Name;
}

/** Proposes two times; somebody without an account may come too. */
function proposing({ by, room, citizen, worker }: Appointed, times: (world: World) => string[]): Act {
  return {
    tells: `${by} proposes times for ${citizen} and ${worker} in ${room}`,
    play: (world) =>
      world.ask(by, 'calendar.propose', {
        roomId: roomId(world, room),
        id: world.id(`appointment ${room}`),
        proposal: {
          appointmentKind: 'talk',
          what: 'Samtale',
          place: { kind: 'phone', words: '' },
          minutes: 30,
          parties: [
            { kind: 'citizen', id: world.id('person', citizen) },
            { kind: 'practitioner', id: roleId(world.key, worker), needed: true },
            { kind: 'outside', id: world.id(`party ${room}`), needed: false, name: 'Fastlegen', contact: '' },
          ],
          options: times(world),
          dependsOn: null,
        },
      }),
  };
}

function wishing(by: Name, room: RoomName, kind: string, wish: (world: World) => object): Act {
  return {
    tells: `${by}: ${kind} in ${room}`,
    play: (world, step) =>
      world.ask(by, 'calendar.takeStep', {
        appointmentId: world.id(`appointment ${room}`),
        id: world.id('appointment step', kind, room, step),
        wish: { kind, told: 'self', ...wish(world) },
      }),
  };
}

/** The citizen takes the first time, and whoever works there says yes. */
const agreeing = ({ room, worker }: Appointed, decider: Name, times: (world: World) => string[]) => [
  wishing(decider, room, 'choose', (world) => ({ option: times(world)[0] })),
  wishing(worker, room, 'answer', (world) => ({ partyId: roleId(world.key, worker), answer: 'yes' })),
];

/** An appointment of the room that is looked at, perhaps agreed upon. */
export function appointing(by: Name, worker: Name, decider: Name, isAgreed: boolean): Act {
  const one = { by, room: 'main', citizen: 'are', worker } as const;
  return together(`${by} proposes times with ${worker}${isAgreed ? ', and one is agreed' : ''}`, [
    proposing(one, offeredTimes),
    ...(isAgreed ? agreeing(one, decider, offeredTimes) : []),
  ]);
}

/** Ingrid writes into her own calendar that she is busy, at the first of the times or at both. */
export function beingBusy(times: 1 | 2, words = 'Kurs'): Act {
  const one = (nth: number): Act => ({
    tells: 'busy',
    play: (world) => {
      const startsAt = busyTimes(world)[nth] ?? '';
      const endsAt = new Date(new Date(startsAt).getTime() + 30 * 60_000).toISOString();
      return world.ask('ingrid', 'calendar.addBusyPeriod', {
        id: world.id('busy', nth),
        startsAt,
        endsAt,
        words,
      });
    },
  });
  return { ...together(`ingrid is busy at ${times} times`, [0, 1].slice(0, times).map(one)), busy: times };
}

/** The same times of hers are taken in a room around Per: one that is agreed, or two that are held. */
export function beingBusyElsewhere(times: 1 | 2): Act {
  const room = 'elsewhere' as const;
  const one = { by: 'lars', room, citizen: 'per', worker: 'ingrid' } as const;
  return together(`ingrid has an appointment with Per at ${times} times`, [
    ...opening(room, 'lars', 'per'),
    inviting('lars', room, 'ingrid'),
    answering({ by: 'per', room, whom: 'ingrid', decision: 'give', sees: 'all' }),
    joining(room, 'ingrid'),
    proposing(one, busyTimes),
    ...(times === 1 ? agreeing(one, 'per', busyTimes) : []),
  ]);
}
