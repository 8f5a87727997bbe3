import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLogKey, recordTrace, startSealing } from '../../modules/audit/server/public.ts';
import { systemClock } from '../../platform/server/clock.ts';
import { localStore } from '../../platform/server/files/local-store.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { openServer } from '../../platform/server/server.ts';
import { modules } from '../server/modules.ts';

const onFault = (fault: unknown) => process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
// The whole server but for pages, sign-in and mail, in a process of its own, as it would be in an office.
const server = await openServer({
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  databasePool: Number(process.env['DATABASE_POOL'] ?? 12),
  origin: 'http://localhost',
  rateLimit: 100_000_000,
  trustProxy: false,
  clock: systemClock,
  keys: drawKeys(Buffer.alloc(32, 7).toString('base64')),
  files: { store: localStore(path.join(tmpdir(), 'tillit-files')), scanner: undefined },
  modules,
  recordTrace,
  onFault,
});
const port = await server.listen('127.0.0.1', Number(process.env['PORT'] ?? 0));
process.send?.({ port });
// To be measured, the log is sealed every second instead of every minute.
let stopSealing: () => Promise<void> = async () => undefined;
process.on('message', (order: 'seal' | 'stop-sealing') => {
  void stopSealing().then(() => {
    const key = openLogKey(undefined, server.parts.keys.log);
    stopSealing =
      order === 'seal'
        ? startSealing({ ...server.parts, key, anchors: [], onFault, everyMs: 1_000 })
        : async () => undefined;
  });
});
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
