import { execFile } from 'node:child_process';
import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk that is so small that a test can fill it. */
export interface SmallDisk {
  folder: string;
  /** Puts something there until nothing more can be written. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts one, in memory; where that is not permitted, says why. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | { missing: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-small-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
  } catch (fault) {
    await rmdir(folder);
    const why = fault instanceof Error ? fault.message.trim().split('\n').at(-1) : String(fault);
    // Where the whole check runs it must not be left out unseen.
    if (process.env['CI'] === 'true' && process.getuid?.() === 0) throw fault;
    return { missing: `a small disk could not be mounted here, which takes root on Linux (${why})` };
  }
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill: () => writeFile(ballast, endlessly(), { flag: 'a' }).catch(refuseAnotherFault),
    makeRoom: () => rm(ballast, { force: true }),
    remove: async () => {
      await run('umount', ['--lazy', folder]);
      await rmdir(folder);
    },
  };
}

// Large pieces first; the small ones take what these leave.
function* endlessly(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(64 * 1024, 1);
}

function refuseAnotherFault(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'ENOSPC') throw fault;
}
