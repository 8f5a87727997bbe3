import type { ServerModule } from '../../../platform/server/module.ts';
import { storyContract } from '../contract.ts';
import { storyRoutes } from './routes.ts';

export { storyAboutMe } from './about-me-store.ts';
export { findTold } from './before-we-meet.ts';

export const storyModule: ServerModule = { name: 'story', contract: storyContract, routes: storyRoutes };
