import { asTask, type Db } from '../../../platform/server/database.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import { lastMonth } from '../domain/closed-month.ts';
import { spanOf } from '../domain/months.ts';
import { findLeaders, findMonthsToClose, lockClosing, storeClosedMonth } from './month-store.ts';
import { questionsOf } from './read-handovers.ts';

/**
 * Closes the month that is over, for every organisation in which anything happened: its numbers are kept as they are now, and its leaders
 * are told, without content, that there are questions. Closed once, however often it is asked; gives for how many organisations.
 */
export function closeMonths(db: Db, now: Date): Promise<number> {
  const month = lastMonth(now);
  return asTask(db, 'sweep', now, async (trx) => {
    await lockClosing(trx);
    const all = await findMonthsToClose(trx, month, spanOf(month, 1));
    for (const [organisationId, counted] of all) {
      const questions = questionsOf(counted.handovers);
      await storeClosedMonth(trx, now, { organisationId, month, counted, questions });
      const audience = questions.length === 0 ? [] : await findLeaders(trx, organisationId);
      if (audience.length > 0)
        await storeHints(trx, now, [
          { what: 'transitions.month-closed', place: organisationId, audience, notify: true },
        ]);
    }
    return all.size;
  });
}
