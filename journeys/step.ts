/** One step of a story, named as it is told; a failure says in which it happened. */
export async function step<T>(told: string, play: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    const outcome = await play();
    if (process.env['SECONDS']) process.stderr.write(`${((performance.now() - from) / 1000).toFixed(1)} s  ${told}\n`);
    return outcome;
  } catch (fault) {
    throw new Error(`${told}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}
