import { endWith } from './end-with.ts';
import { sqlCommand } from './sql-command.ts';

await endWith(() => sqlCommand(process.env, process.argv.slice(2)));
