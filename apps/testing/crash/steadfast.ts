/**
 * Does something until it is acknowledged, as the outbox of a browser does: what breaks off on the way, or is told to come
 * again, is sent again as it was, once `healed` says that somebody may be there. Any other refusal is thrown.
 */
export async function untilAcknowledged<T>(act: () => Promise<T>, healed: () => Promise<void>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      if (!isBrokenOff(fault)) throw fault;
      await healed();
    }
  }
}

/** The line broke, the server is gone, or the database is away: nobody knows whether it was done. */
function isBrokenOff(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const status = 'status' in fault ? fault.status : undefined;
  return status === undefined || status === 503;
}
