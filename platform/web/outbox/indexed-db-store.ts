import { type OutboxStore, type Waiting, withRefusal } from './outbox-store.ts';

const table = 'waiting';

/** Keeps waiting things in IndexedDB, so that they survive a reload and a phone that went to sleep. */
export function createIndexedDbStore(name = 'tillit-outbox'): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function inTable<T>(mode: IDBTransactionMode, work: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    opened ??= open(name);
    const transaction = (await opened).transaction(table, mode);
    const request = work(transaction.objectStore(table));
    await finished(transaction);
    return request.result;
  }

  async function keyOf(id: string): Promise<IDBValidKey | undefined> {
    return inTable<IDBValidKey | undefined>('readonly', (rows) => rows.index('id').getKey(id));
  }

  return {
    async list(owner) {
      // Keys count upwards, so the rows come in the order they were written.
      const rows = await inTable<unknown[]>('readonly', (all) => all.getAll());
      return rows.filter(isWaiting).filter((row) => row.owner === owner);
    },
    async add(waiting) {
      if ((await keyOf(waiting.id)) === undefined) await inTable('readwrite', (rows) => rows.add(waiting));
    },
    async mark(id, refusal) {
      const key = await keyOf(id);
      if (key === undefined) return;
      const row = await inTable<unknown>('readonly', (rows) => rows.get(key));
      if (isWaiting(row)) await inTable('readwrite', (rows) => rows.put(withRefusal(row, refusal), key));
    },
    async remove(id) {
      const key = await keyOf(id);
      if (key !== undefined) await inTable<undefined>('readwrite', (rows) => rows.delete(key));
    },
  };
}

/** Only we write here; an older version of ours may have written otherwise. */
function isWaiting(row: unknown): row is Waiting {
  if (typeof row !== 'object' || row === null) return false;
  return 'id' in row && 'owner' in row && 'queue' in row && 'endpoint' in row && 'input' in row;
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const rows = request.result.createObjectStore(table, { autoIncrement: true });
      rows.createIndex('id', 'id', { unique: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
