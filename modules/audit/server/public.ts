import type { ServerModule } from '../../../platform/server/module.ts';
import { auditContract } from '../contract.ts';
import { openLogKey } from './log-key.ts';
import { auditRoutes } from './routes.ts';

export { auditAboutMe } from './about-me-store.ts';
export { eraseSalt } from './erase-salt.ts';
export { exportLog } from './export-log.ts';
export { growNodes } from './grow-nodes.ts';
export { anchorInFile } from './log-anchor.ts';
export { checkWith, openLogKey } from './log-key.ts';
export { isNewsUnread } from './news-store.ts';
export { getProof } from './prove-entry.ts';
export { recordTrace } from './record-trace.ts';
export { sha256 } from './sha256.ts';
export { startSealing } from './start-sealing.ts';
export { tellNews } from './tell-news.ts';

export const auditModule: ServerModule = {
  name: 'audit',
  contract: auditContract,
  routes: ({ keys }) => auditRoutes(openLogKey(undefined, keys.log).publicKey),
};
