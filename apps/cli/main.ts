import { readEnvironment } from '../../platform/server/config.ts';
import { endWith } from './end-with.ts';
import { helpText } from './help-text.ts';
import { importCommand } from './import-command.ts';
import { logCommand } from './log-command.ts';
import { promisesCommand } from './promises-command.ts';
import { retentionCommand } from './retention-command.ts';
import { plannerWords, runPlanner } from './run-planner.ts';

const [command, ...rest] = process.argv.slice(2);

await endWith(run);

/** Gives the code the program ends with. */
async function run(): Promise<number> {
  if (command !== undefined && plannerWords.includes(command)) return runPlanner([command, ...rest]);
  switch (command) {
    case 'import':
      return importCommand(readEnvironment(process.env), rest);
    case 'log':
      return logCommand(process.env, rest);
    case 'promises':
      return promisesCommand(readEnvironment(process.env), rest);
    case 'retention':
      return retentionCommand(readEnvironment(process.env), rest);
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
