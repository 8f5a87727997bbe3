/** A place for sealed bytes under names of ours; it knows neither what they are nor whose. */
export interface FileStore {
  /** Keeps all of `bytes` under a name, or nothing. What stood there before is replaced. */
  put(name: string, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /** The bytes under a name; nothing when there are none. */
  find(name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Takes away what stands under a name; harmless when nothing does. */
  remove(name: string): Promise<void>;
  /** Every name that was written before a moment, also of what was never finished. */
  listBefore(moment: Date): AsyncIterable<string>;
}

/** There is no room for more. */
export class StorageIsFull extends Error {}

const fileName = /^[a-z0-9][a-z0-9.-]{0,199}$/;

/** Names are made by us; one that could leave its place is a fault of ours. */
export function checkFileName(name: string): string {
  if (!fileName.test(name) || name.includes('..')) throw new Error('A file has a name that is not ours.');
  return name;
}
