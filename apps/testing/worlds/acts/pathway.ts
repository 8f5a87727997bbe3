import { type Act, roomId } from '../act.ts';
import { type Name, organisationId } from '../cast.ts';
import type { RoomName, World } from '../world.ts';

/** Refers the citizen to NAV; a hand-over opens by itself, under an id of the server's. One for each room. */
export function referring(by: Name, room: RoomName): Act {
  return {
    tells: `${by} refers the citizen of ${room} to NAV`,
    play: async (world) => {
      const seen = await world.ask(by, 'pathways.refer', {
        roomId: roomId(world, room),
        id: world.id(`pathway ${room}`),
        organisationId: organisationId('nav'),
        why: 'Søvn og uro',
        intake: { help: 'Å sove om natta' },
        next: { day: world.days[1], what: 'Samtale' },
      });
      await learnHandover(world, room);
      return seen;
    },
  };
}

async function learnHandover(world: World, room: RoomName): Promise<void> {
  const [found] = await world.universe.server.database.asOwner<{ id: string }>(
    'select id from handover where pathway_id = $1',
    [world.id(`pathway ${room}`)],
  );
  if (found !== undefined) world.handovers.set(room, found.id);
}

/** Says that she receives the citizen. */
export function accepting(by: Name, room: RoomName): Act {
  return {
    tells: `${by} receives the citizen of ${room}`,
    play: (world, step) =>
      world.ask(by, 'pathways.takeStep', {
        pathwayId: world.id(`pathway ${room}`),
        id: world.id('pathway step', room, step),
        step: { kind: 'accepted' },
      }),
  };
}
