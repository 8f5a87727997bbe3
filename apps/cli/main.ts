import { readEnvironment } from '../../platform/server/config.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { helpText } from './help-text.ts';
import { importCommand } from './import-command.ts';
import { logCommand } from './log-command.ts';
import { promisesCommand } from './promises-command.ts';

const [command, ...rest] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (fault) {
  // What somebody can put right is told in one sentence; a fault of ours with all that is known.
  if (!(fault instanceof StartRefusal)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}

/** Gives the code the program ends with. */
async function run(): Promise<number> {
  switch (command) {
    case 'import':
      return importCommand(readEnvironment(process.env), rest);
    case 'log':
      return logCommand(process.env, rest);
    case 'promises':
      return promisesCommand(readEnvironment(process.env), rest);
    case undefined:
    case 'help':
    case '--help':
      process.stdout.write(helpText);
      return 0;
    default:
      process.stderr.write(`There is no command "${command}".\n\n${helpText}`);
      return 1;
  }
}
