import { StartRefusal } from '../../platform/server/start-refusal.ts';

/** Runs a command to its end: its code is the program's, and what somebody can put right is told in one sentence, a fault of ours with all that is known. */
export async function endWith(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (fault) {
    if (!(fault instanceof StartRefusal)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  }
}
