import type { Act } from '../act.ts';
import type { Name } from '../cast.ts';
import { numbersOf } from '../numbers.ts';

export const emergencyWords = 'Funnet bevisstløs hjemme, og kan ikke svare for seg.';

/** Somebody outside the room looks who is around Are, and ends it perhaps. */
export function lookingInEmergency(by: Name, access: string, words = emergencyWords): Act {
  return {
    tells: `${by} looks who is around Are in an emergency`,
    play: async (world) => {
      const opened = await world.ask(by, 'emergency.open', {
        id: world.id(access),
        country: 'NO',
        identityNumber: numbersOf(world.key).identity,
        reason: 'life-at-risk',
        words,
      });
      if (opened.status < 300) await world.ask(by, 'emergency.look', { accessId: world.id(access) });
      return opened;
    },
    note: (history) => history.noteLook(by),
  };
}

export function endingEmergency(by: Name, access: string): Act {
  return {
    tells: `${by} ends the emergency`,
    play: (world) => world.ask(by, 'emergency.end', { accessId: world.id(access) }),
  };
}
