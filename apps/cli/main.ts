import { endWith } from './end-with.ts';
import { helpText } from './help-text.ts';
import { plannerWords, runPlanner } from './run-planner.ts';

const [command, ...rest] = process.argv.slice(2);

await endWith(run);

/** Gives the code the program ends with. What a word needs is loaded for it alone: the planner waits for no server's code. */
async function run(): Promise<number> {
  if (command !== undefined && plannerWords.includes(command)) return runPlanner([command, ...rest]);
  switch (command) {
    case 'import':
      return (await import('./import-command.ts')).importCommand(await environment(), rest);
    case 'log':
      return (await import('./log-command.ts')).logCommand(process.env, rest);
    case 'promises':
      return (await import('./promises-command.ts')).promisesCommand(await environment(), rest);
    case 'retention':
      return (await import('./retention-command.ts')).retentionCommand(await environment(), rest);
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

async function environment() {
  return (await import('../../platform/server/config.ts')).readEnvironment(process.env);
}
