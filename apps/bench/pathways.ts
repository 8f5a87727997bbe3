import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';
import { migrate } from '../../platform/server/migrate.ts';
import { sqlFolders } from '../server/find-database.ts';
import { startServerProcess } from '../testing/start-server-process.ts';
import { call, runFor, summarise } from './load.ts';
import { type BenchWorkers, growPathways } from './pathways-data.ts';

const seconds = Number(process.env['SECONDS'] ?? 8);
const sizes = (process.env['SIZES'] ?? '1000,10000,100000').split(',').map(Number);

/** What a worker waits for her own pathways, and the wall for its number, as more and more are open. */
export async function benchPathways(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-bench-'));
  const postgres = await startEmbeddedPostgres({ folder, onProgress: say });
  try {
    await migrate(postgres.ownerUrl, sqlFolders);
    say(`PostgreSQL ${postgres.version}; 25 open pathways each worker, 10 organisations; one asks at a time.`);
    const { url, stop } = await startServerProcess(postgres.appUrl);
    try {
      say('\n| open pathways | own list p50 ms | p99 ms | growth | number p50 ms | p99 ms | growth |');
      say('|---|---|---|---|---|---|---|');
      let first: { mine: number; lost: number } | undefined;
      for (const open of sizes) {
        const workers = await growPathways(postgres.ownerUrl, open);
        const [mine, lost] = [
          await measure(`${url}/api/pathways/mine`, workers),
          await measure(`${url}/api/pathways/lost`, workers),
        ];
        first ??= { mine: mine.p50, lost: lost.p50 };
        const cells = [mine.p50, mine.p99, mine.p50 / first.mine, lost.p50, lost.p99, lost.p50 / first.lost];
        say(`| ${[open.toLocaleString('en'), ...cells.map((cell) => cell.toFixed(cell < 10 ? 2 : 0))].join(' | ')} |`);
      }
    } finally {
      await stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Warmed up, then turn about among the workers. */
async function measure(url: string, workers: BenchWorkers): Promise<{ p50: number; p99: number }> {
  let turn = 0;
  const ask = async () => {
    const cookie = workers[turn % workers.length];
    turn += 1;
    if (cookie === undefined) throw new Error('Nobody holds a pathway.');
    await call(url, { method: 'GET', cookie });
  };
  await runFor(Math.min(2, seconds), 1, ask);
  return summarise((await runFor(seconds, 1, ask)).took);
}
