import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './pid-file.ts';

/**
 * Takes the duty of stopping the database, unless another living process has it: true when we hold it now. So a second program on the same
 * folder can use the database without taking it away from the first.
 */
export async function takeHold(place: string): Promise<boolean> {
  const file = join(place, 'holder.pid');
  const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (holder > 0 && isAlive(holder)) return false;
  await writeFile(file, `${process.pid}\n`);
  return true;
}

/** Becomes the holder whoever had it before: for the one who has just started the database. */
export async function becomeHolder(place: string): Promise<void> {
  await writeFile(join(place, 'holder.pid'), `${process.pid}\n`);
}
