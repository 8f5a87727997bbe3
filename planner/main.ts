import { balanceCommand } from './commands/balance-command.ts';
import { capacityCommand } from './commands/capacity-command.ts';
import { checkCommand } from './commands/check-command.ts';
import type { Command } from './commands/command.ts';
import { helpText } from './commands/help-text.ts';
import { planCommand } from './commands/plan-command.ts';

const commands: Readonly<Record<string, Command>> = {
  plan: planCommand,
  capacity: capacityCommand,
  balance: balanceCommand,
  check: checkCommand,
};

const [name, ...rest] = process.argv.slice(2);
const command = name === undefined ? undefined : commands[name];
const out = {
  say: (text: string) => void process.stdout.write(`${text}\n`),
  tell: (text: string) => void process.stderr.write(`${text}\n`),
};
if (command === undefined || rest.includes('--help')) {
  out.say(helpText);
  process.exitCode = command === undefined && name !== '--help' ? 2 : 0;
} else {
  process.exitCode = await command(rest, out);
}
