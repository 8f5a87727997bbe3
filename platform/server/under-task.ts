import { z } from 'zod';
import { type Db, runTogether, type ServerTask } from './database.ts';

const Before = z.object({ task: z.string() });

/**
 * Does a part of a person's own transaction as a task of the server: what the policies of that task allow comes on top
 * of what the person may. Kept as small as the one thing that needs it.
 */
export async function underTask<T>(db: Db, task: ServerTask, work: () => Promise<T>): Promise<T> {
  const before = await setTask(db, task);
  try {
    return await work();
  } finally {
    // After a fault of PostgreSQL nothing more runs in the transaction, and its end takes the task with it.
    await setTask(db, before).catch(() => undefined);
  }
}

async function setTask(db: Db, task: string): Promise<string> {
  const { rows } = await runTogether(
    db,
    `with before as materialized (select coalesce(current_setting('app.task', true), '') as task)
     select task, set_config('app.task', '${task}', true) from before`,
  );
  return Before.parse(rows[0]).task;
}
