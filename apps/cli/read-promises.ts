import { longestPromise, type Promises } from '../../modules/rooms/domain/answer-promise.ts';
import { Urgency } from '../../modules/rooms/domain/room.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';

const how = 'Say it as today=4h or next-day=2d: h for hours, d for working days.';

/** Reads `today=4h next-day=2d`; throws a `StartRefusal` that says what to write instead. */
export function readPromises(words: readonly string[]): Promises {
  const promises: Promises = {};
  for (const word of words) {
    const { urgency, promise } = readPromise(word);
    if (promises[urgency] !== undefined) throw new StartRefusal(`"${urgency}" is said twice: say each urgency once.`);
    promises[urgency] = promise;
  }
  return promises;
}

function readPromise(word: string) {
  const [name, time, ...rest] = word.split('=');
  if (time === undefined || rest.length > 0) throw new StartRefusal(`"${word}" is no promise. ${how}`);
  const urgency = Urgency.safeParse(name).data;
  if (urgency === undefined) {
    throw new StartRefusal(`There is no urgency "${name}". There are: ${Urgency.options.join(', ')}.`);
  }
  const [, digits, letter] = /^(\d{1,4})(h|d)$/.exec(time) ?? [];
  if (digits === undefined) throw new StartRefusal(`"${time}" is no time. ${how}`);
  const promise = { within: Number(digits), unit: letter === 'h' ? 'hours' : 'working-days' } as const;
  if (promise.within < 1 || promise.within > longestPromise[promise.unit]) {
    throw new StartRefusal(
      `${time} can't be promised: from 1h to ${longestPromise.hours}h, or from 1d to ${longestPromise['working-days']}d.`,
    );
  }
  return { urgency, promise };
}
