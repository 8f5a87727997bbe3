import { appendFile } from 'node:fs/promises';
import type { LogHead } from '../domain/log-head.ts';

/** A place outside the database where signed heads are kept, so that a log rewritten as a whole is found. */
export interface LogAnchor {
  keep(head: LogHead): Promise<void>;
}

/** One line of JSON for each head at the end of a file; on a disk that the database's owner does not write. */
export function anchorInFile(file: string): LogAnchor {
  return { keep: (head) => appendFile(file, `${JSON.stringify(head)}\n`) };
}
