/** One step of a story, named as it is told; a failure says in which it happened. */
export async function step<T>(told: string, play: () => Promise<T>): Promise<T> {
  try {
    return await play();
  } catch (fault) {
    throw new Error(`${told}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}
