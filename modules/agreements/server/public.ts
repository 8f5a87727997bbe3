import type { ServerModule } from '../../../platform/server/module.ts';
import { agreementsContract } from '../contract.ts';
import { agreementsRoutes } from './routes.ts';

export { agreementsAboutMe } from './about-me-store.ts';
export { findOpenAgreements } from './read-agreements.ts';

export const agreementsModule: ServerModule = {
  name: 'agreements',
  contract: agreementsContract,
  routes: agreementsRoutes,
};
