import { asCommand } from './as-command.ts';
import { endWith } from './end-with.ts';

await endWith(() => asCommand(process.env, process.argv.slice(2)));
