import { asTask, type Db } from '../../../platform/server/database.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import { lastMonth } from '../domain/closed-month.ts';
import { addMonths, type Month, spanOf } from '../domain/months.ts';
import { findLeaders, findMonthsToClose, lockClosing, storeClosedMonth } from './month-store.ts';
import { questionsOf } from './read-handovers.ts';

/** How far back it closes what was left open, as where no server ran for the whole of the next month. */
const monthsBack = 3;

/**
 * Closes the month that is over and those before it that are still open, for every organisation in which anything happened: its numbers are
 * kept as they are now, and its leaders are told, without content, that there are questions. Closed once, however often it is asked; gives
 * how many were closed, each organisation's by itself.
 */
export async function closeMonths(db: Db, now: Date): Promise<number> {
  let closed = 0;
  for (let back = monthsBack - 1; back >= 0; back--)
    closed += await closeMonth(db, now, addMonths(lastMonth(now), -back));
  return closed;
}

function closeMonth(db: Db, now: Date, month: Month): Promise<number> {
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
