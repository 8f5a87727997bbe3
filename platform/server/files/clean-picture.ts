import { Worker } from 'node:worker_threads';
import type { CleanPicture, PictureRefusal, PictureTask } from './picture-limits.ts';

const longestMs = 30_000;
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Makes a picture anew in a thread of its own, which ends with it: what goes wrong in there goes wrong alone, and what takes
 * too long is ended. Two at a time, so that pictures never take the whole machine.
 */
export async function cleanPicture(task: PictureTask): Promise<CleanPicture | PictureRefusal> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await inOwnThread(task);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function inOwnThread(task: PictureTask): Promise<CleanPicture | PictureRefusal> {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<CleanPicture | PictureRefusal>((resolve, reject) => {
      timer = setTimeout(() => resolve('picture-is-too-large'), longestMs);
      worker.once('message', resolve);
      worker.once('error', (fault) => (isOutOfMemory(fault) ? resolve('picture-is-too-large') : reject(fault)));
      worker.once('exit', () => reject(new Error('The thread for pictures has ended without an answer.')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function isOutOfMemory(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
