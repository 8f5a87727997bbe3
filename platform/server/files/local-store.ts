import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { checkFileName, type FileStore, StorageIsFull } from './file-store.ts';

const halfWritten = '.part';
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Files in one folder of this machine, spread over 256 folders by the end of their names. */
export function localStore(folder: string): FileStore {
  const placeOf = (name: string) => path.join(folder, checkFileName(name).slice(-2).replaceAll('.', '_'), name);
  return {
    async put(name, bytes) {
      const place = placeOf(name);
      const unfinished = `${place}.${randomUUID()}${halfWritten}`;
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      try {
        await writeAll(unfinished, bytes);
        await rename(unfinished, place);
        await settleFolder(path.dirname(place));
      } catch (fault) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw isFull(fault) ? new StorageIsFull('The disk is full.', { cause: fault }) : fault;
      }
    },
    async find(name) {
      const place = placeOf(name);
      const stands = await stat(place).catch(nothingThere);
      return stands === undefined ? undefined : createReadStream(place);
    },
    async remove(name) {
      await unlink(placeOf(name)).catch(nothingThere);
    },
    async *listBefore(moment) {
      for (const inner of (await readdir(folder).catch(nothingThere)) ?? []) {
        for (const name of (await readdir(path.join(folder, inner)).catch(nothingThere)) ?? []) {
          const file = path.join(folder, inner, name);
          const stands = await stat(file).catch(nothingThere);
          if (stands === undefined || stands.mtime >= moment) continue;
          // What was half written when the process died has no name to be removed by.
          if (name.endsWith(halfWritten)) await unlink(file).catch(nothingThere);
          else yield name;
        }
      }
    },
  };
}

async function writeAll(place: string, bytes: Parameters<FileStore['put']>[1]): Promise<void> {
  const file = await open(place, 'wx', 0o600);
  try {
    // Not `write`, which on a disk that fills up writes a part and says so only in passing.
    for await (const chunk of bytes) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name that is not on the disk yet would be gone after a power failure. */
async function settleFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function isFull(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && fullCodes.has(fault.code);
}

function nothingThere(fault: NodeJS.ErrnoException): undefined {
  if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return undefined;
  throw fault;
}
