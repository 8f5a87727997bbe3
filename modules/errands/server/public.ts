import type { ServerModule } from '../../../platform/server/module.ts';
import { errandsContract } from '../contract.ts';
import { errandsRoutes } from './routes.ts';

export { errandsAboutMe } from './about-me-store.ts';

export const errandsModule: ServerModule = { name: 'errands', contract: errandsContract, routes: errandsRoutes };
