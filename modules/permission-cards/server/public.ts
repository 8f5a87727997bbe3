import type { ServerModule } from '../../../platform/server/module.ts';
import { permissionCardsContract } from '../contract.ts';
import { permissionCardsRoutes } from './routes.ts';

export { permissionCardsAboutMe } from './about-me-store.ts';
export { listCards } from './card-store.ts';
export { presentCards } from './present-cards.ts';

export const permissionCardsModule: ServerModule = {
  name: 'permission-cards',
  contract: permissionCardsContract,
  routes: permissionCardsRoutes,
};
