import type { ServerModule } from '../../../platform/server/module.ts';
import { braveStepsContract } from '../contract.ts';
import { braveStepsRoutes } from './routes.ts';

export { braveStepsAboutMe } from './about-me-store.ts';
export { findOpenSteps } from './read-steps.ts';

export const braveStepsModule: ServerModule = {
  name: 'brave-steps',
  contract: braveStepsContract,
  routes: braveStepsRoutes,
};
