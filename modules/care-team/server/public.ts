import type { ServerModule } from '../../../platform/server/module.ts';
import { careTeamContract } from '../contract.ts';
import { careTeamRoutes } from './routes.ts';

export { careTeamAboutMe } from './about-me-store.ts';
export { findConfirmedInRoom } from './care-team-store.ts';

export const careTeamModule: ServerModule = {
  name: 'care-team',
  contract: careTeamContract,
  routes: careTeamRoutes,
};
