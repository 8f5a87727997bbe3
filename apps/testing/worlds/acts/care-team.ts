import type { Act } from '../act.ts';
import { type Name, roleId } from '../cast.ts';

/** The citizen says that somebody is one of hers, which all in the rooms of both may see. */
export function callingMine(by: Name, whom: Name): Act {
  return {
    tells: `${by} says that ${whom} is one of hers`,
    play: (world) => world.ask(by, 'care-team.sayMine', { roleId: roleId(world.key, whom), isMine: true }),
  };
}

/** Whether she has somebody whom she trusts: told to nobody. */
export function answeringTrust(by: Name, answer: 'yes' | 'not-now' | 'rather-not'): Act {
  return {
    tells: `${by} answers whether she has somebody: ${answer}`,
    play: (world) => world.ask(by, 'care-team.answerTrust', { answer }),
  };
}
