/** Says one sentence about what happens now to whoever waits for it (a terminal, a log, nobody). */
export type Progress = (sentence: string) => void;

const HEARTBEAT_MS = 3_000;

/** Does the work and says the sentence at once, and again with the seconds gone for as long as it takes. */
export async function withProgress<T>(sentence: string, onProgress: Progress, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  onProgress(`${sentence} …`);
  const heartbeat = setInterval(() => {
    onProgress(`${sentence} … still working, ${Math.round((performance.now() - startedAt) / 1000)} seconds so far`);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
