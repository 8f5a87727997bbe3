import type { ServerModule } from '../../../platform/server/module.ts';
import { transitionsContract } from '../contract.ts';
import { closeMonths } from './close-months.ts';
import { transitionsRoutes } from './routes.ts';

export { transitionsAboutMe } from './about-me-store.ts';

export { handoversFollow } from './follow-pathways.ts';
export { listHandovers } from './handover-store.ts';
export { presentHandovers } from './present-handover.ts';

export const transitionsModule: ServerModule = {
  name: 'transitions',
  contract: transitionsContract,
  routes: transitionsRoutes,
  sweep: ({ db, clock }) => closeMonths(db, clock.now()),
};
