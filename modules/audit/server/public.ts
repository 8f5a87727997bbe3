import type { ServerModule } from '../../../platform/server/module.ts';
import { auditContract } from '../contract.ts';
import { openLogKey } from './log-key.ts';
import { auditRoutes } from './routes.ts';

export { auditAboutMe } from './about-me-store.ts';
export { addWitnessRoute, witnessPath } from './add-witness-route.ts';
export { askWitness, type OwnLog, type WitnessAddress } from './ask-witness.ts';
export { basisOf } from './basis-of.ts';
export { checkCheckpoint } from './check-checkpoint.ts';
export { findCheckpoints } from './checkpoint.ts';
export { eraseSalt } from './erase-salt.ts';
export { exportLog } from './export-log.ts';
export { growNodes } from './grow-nodes.ts';
export { anchorInFile } from './log-anchor.ts';
export { checkWith, openLogKey } from './log-key.ts';
export { mailHead } from './mail-head.ts';
export { isNewsUnread } from './news-store.ts';
export { getProof } from './prove-entry.ts';
export { recordTrace } from './record-trace.ts';
export { sha256 } from './sha256.ts';
export { type NoteKey, readNote, readVerifierKey, type SignedNote, toVerifierKey } from './signed-note.ts';
export { startSealing } from './start-sealing.ts';
export { tellNews } from './tell-news.ts';
export { openWitnessKey } from './witness-key.ts';
export { listNewestWitnessed } from './witness-store.ts';

export const auditModule: ServerModule = {
  name: 'audit',
  contract: auditContract,
  routes: ({ keys }) => auditRoutes(openLogKey(undefined, keys.log).publicKey),
};
