import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartRefusal } from '../../platform/server/start-refusal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words and options after a command; what it does not know is refused in a sentence that names the help. */
export function readOptions<const O extends Options>(args: readonly string[], command: string, options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS'))) throw fault;
    const [sentence = ''] = fault.message.split(/\. |\n/);
    throw new StartRefusal(`${sentence}: "npm run ${command} -- --help" tells what there is.`);
  }
}
