/** Does the work every so many milliseconds, never twice at the same time. The stop waits for what is under way. */
export function repeat(
  work: () => Promise<unknown>,
  everyMs: number,
  onFault: (fault: unknown) => void,
): { stop(): Promise<void> } {
  let underWay: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    underWay ??= work()
      .catch(onFault)
      .finally(() => {
        underWay = undefined;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
