import type { ServerModule } from '../../../platform/server/module.ts';
import { pathwaysContract } from '../contract.ts';
import { pathwaysRoutes } from './routes.ts';

export { pathwaysAboutMe } from './about-me-store.ts';

export { findNames, findRoleNames, findRolesInRooms, listPathways, type RoleHere } from './pathway-store.ts';
export { presentPathways } from './present-pathway.ts';
export { endPathwaysWithRoom } from './room-closing.ts';

export const pathwaysModule: ServerModule = { name: 'pathways', contract: pathwaysContract, routes: pathwaysRoutes };
