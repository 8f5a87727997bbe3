import { asTask, type Db } from '../../../platform/server/database.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import { takeLate } from './why-store.ts';

/** Tells whoever asked that the day of the answer has passed, once for each question; gives how many. */
export function tellLateQuestions(db: Db, now: Date): Promise<number> {
  return asTask(db, 'tell', now, async (trx) => {
    const late = await takeLate(trx, now);
    const hints = late.map(({ id, askedBy }) => ({
      what: 'audit.why-late',
      place: id,
      audience: [askedBy],
      notify: true,
    }));
    await storeHints(trx, now, hints);
    return late.length;
  });
}
