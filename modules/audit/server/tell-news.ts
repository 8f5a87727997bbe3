import type { Db } from '../../../platform/server/database.ts';
import { tellLateQuestions } from './tell-late-questions.ts';
import { tellAllLooks } from './tell-looks.ts';

/** Tells people what the log has for them: looks that have been sealed, and answers whose day has passed. */
export async function tellNews(db: Db, now: Date): Promise<void> {
  await tellAllLooks(db, now);
  await tellLateQuestions(db, now);
}
