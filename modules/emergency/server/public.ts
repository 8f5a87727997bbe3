import type { ServerModule } from '../../../platform/server/module.ts';
import { emergencyContract } from '../contract.ts';
import { emergencyRoutes } from './routes.ts';

export { emergencyAboutMe } from './about-me-store.ts';

export const emergencyModule: ServerModule = {
  name: 'emergency',
  contract: emergencyContract,
  routes: (parts) => emergencyRoutes(parts),
};
