import type { FileStore } from './file-store.ts';
import type { Scanner } from './scanner.ts';

/** Where files are kept, and who looks through them first. */
export interface Files {
  store: FileStore;
  scanner: Scanner | undefined;
}
