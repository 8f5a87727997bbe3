import type { ServerModule } from '../../../platform/server/module.ts';
import { encountersContract } from '../contract.ts';
import { encountersRoutes } from './routes.ts';

export { encountersAboutMe } from './about-me-store.ts';

export const encountersModule: ServerModule = {
  name: 'encounters',
  contract: encountersContract,
  routes: encountersRoutes,
};
