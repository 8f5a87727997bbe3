import { existsSync, renameSync, rmSync } from 'node:fs';

/**
 * Moves a folder that was made beside to where it is read from, so that nobody ever finds half of it. Several processes
 * may do so at once: whoever comes last stays.
 */
export function putInPlace(made: string, target: string): void {
  const old = `${made}.old`;
  for (;;) {
    rmSync(old, { recursive: true, force: true });
    if (existsSync(target)) moved(target, old, 'ENOENT');
    if (moved(made, target, 'ENOTEMPTY')) break;
  }
  rmSync(old, { recursive: true, force: true });
}

/** Not, when another process was there in between, whom the error tells. */
function moved(from: string, to: string, error: 'ENOENT' | 'ENOTEMPTY'): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && (fault.code === error || fault.code === 'EEXIST')) return false;
    throw fault;
  }
}
