import type { ServerModule } from '../../../platform/server/module.ts';
import { pathwaysContract } from '../contract.ts';
import { pathwaysRoutes } from './routes.ts';
import type { PathwayListener } from './take-step.ts';

export { pathwaysAboutMe } from './about-me-store.ts';
export { actorOf } from './actor-of.ts';

export {
  findNames,
  findOrganisationNames,
  findRoleNames,
  findRolesInRooms,
  listPathways,
  type RoleHere,
  type RoleName,
} from './pathway-store.ts';
export { presentPathways } from './present-pathway.ts';
export { endPathwaysWithRoom } from './room-closing.ts';

export type { PathwayListener, TakenStep } from './take-step.ts';

/** The module, with later ones that listen to the steps on a pathway. */
export const pathwaysModuleWith = (listeners: readonly PathwayListener[]): ServerModule => ({
  name: 'pathways',
  contract: pathwaysContract,
  routes: () => pathwaysRoutes(listeners),
});
