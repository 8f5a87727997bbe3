import { readEnvironment } from '../../platform/server/config.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { tellWitnessed, tellWitnessKeys } from './exchange-witness.ts';
import { exportLogTo } from './export-log-to.ts';
import { findLogKey } from './find-log-key.ts';
import { readOptions } from './read-options.ts';
import { verifyEntryFile } from './verify-entry-file.ts';
import { verifyLogFile } from './verify-log-file.ts';

type Set = Readonly<Record<string, string | undefined>>;

/** `log export FILE`, `log verify FILE`, `log verify-entry FILE`, `log key`, `log witness`, `log witnessed`: 1 when it is not the log as it was sealed. */
export async function logCommand(set: Set, words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, 'tillit', {
    anchor: { type: 'string', multiple: true, default: [] },
    key: { type: 'string', multiple: true, default: [] },
    witness: { type: 'string', multiple: true, default: [] },
  });
  const [what, file] = positionals;
  const say = (text: string) => void process.stdout.write(text);
  if (what === 'key') {
    const key = await findLogKey(readEnvironment(set));
    if (key === undefined)
      throw new StartRefusal('Set LOG_KEY or IDENTITY_KEY as the server has it: the key comes from there.');
    say(`${key.publicKey}\n`);
    return 0;
  }
  if (what === 'witness') {
    await tellWitnessKeys(readEnvironment(set), say);
    return 0;
  }
  if (what === 'witnessed') return tellWitnessed(readEnvironment(set), file, say);
  if ((what !== 'export' && what !== 'verify' && what !== 'verify-entry') || file === undefined) {
    throw new StartRefusal('Say what to do and with which file: npm run tillit -- log export log.jsonl');
  }
  const files = { file, anchorFiles: values.anchor, publicKeys: values.key, witnessKeys: values.witness, say };
  if (what === 'verify') return verifyLogFile(files);
  if (what === 'verify-entry') return verifyEntryFile(files);
  await exportLogTo(readEnvironment(set), file, say);
  return 0;
}
