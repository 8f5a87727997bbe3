import type { ServerModule } from '../../../platform/server/module.ts';
import { auditContract } from '../contract.ts';
import { auditRoutes } from './routes.ts';

export { recordTrace } from './record-trace.ts';

export const auditModule: ServerModule = { name: 'audit', contract: auditContract, routes: () => auditRoutes };
