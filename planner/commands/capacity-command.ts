import { tellFaults } from '../basics/fault.ts';
import { capacityOf } from '../caseload/capacity/capacity-of.ts';
import { tellCapacity } from '../caseload/capacity/tell-capacity.ts';
import { readCaseload } from '../caseload/problem/read-caseload.ts';
import type { Out } from './command.ts';
import { readWords } from './read-words.ts';

/** `capacity FILE [--json]`: how many intake talks there is room for, with every term. */
export function capacityCommand(rest: readonly string[], out: Out): Promise<number> {
  return Promise.resolve(capacity(rest, out));
}

function capacity(rest: readonly string[], out: Out): number {
  const words = readWords(rest, { json: 'flag' });
  if ('says' in words || words.files.length !== 1) {
    out.tell('says' in words ? words.says : 'Say which file: capacity FILE [--json]');
    return 2;
  }
  const read = readCaseload(words.files[0]);
  if ('faults' in read) {
    out.tell(tellFaults(read.faults));
    return 1;
  }
  const answer = capacityOf(read.file);
  out.say(words.options.has('json') ? JSON.stringify(answer, null, 2) : tellCapacity(answer));
  return 0;
}
