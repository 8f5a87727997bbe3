import type { Db } from '../../../platform/server/database.ts';
import { asSealer } from './as-sealer.ts';
import { eraseSaltOf } from './seal-store.ts';

/**
 * Erases what shows which sealed entries name a person; every proof stays whole. Not her entries themselves, and not what
 * older backups and copies hold. False when there was nothing to erase.
 */
export function eraseSalt(db: Db, now: Date, personId: string): Promise<boolean> {
  return asSealer(db, now, (trx) => eraseSaltOf(trx, now, personId));
}
