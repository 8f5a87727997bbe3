import type { AnswerPromise } from '../../kernel/working-days.ts';
import { mostUrgentFirst, type Promises, withUsual } from '../../modules/rooms/domain/answer-promise.ts';

/** What an organisation promises, a line for each urgency; what it has not said itself is called usual. */
export function tellPromises({ name, code, said }: { name: string; code: string | null; said: Promises }): string {
  const promises = withUsual(said);
  const lines = mostUrgentFirst.map((urgency) => {
    const line = `  ${urgency.padEnd(10)} within ${inWords(promises[urgency])}`;
    return said[urgency] === undefined ? `${line} (usual)` : line;
  });
  return [code === null ? name : `${name} (${code})`, ...lines, ''].join('\n');
}

function inWords({ within, unit }: AnswerPromise): string {
  const noun = unit === 'hours' ? 'hour' : 'working day';
  return `${within} ${noun}${within === 1 ? '' : 's'}`;
}
