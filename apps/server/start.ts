import { readEnvironment } from '../../platform/server/config.ts';
import { catchWhatNobodyCaught } from '../../platform/server/last-resort.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { buildWeb } from '../../scripts/build-web.ts';
import { startTillit } from './start-tillit.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

try {
  const env = readEnvironment(process.env);
  // In production the screens are built before; here they are built while the database starts, if they are stale.
  const building = env.NODE_ENV === 'production' ? {} : { screens: buildWeb(say) };
  const tillit = await startTillit(env, say, building);
  say(
    `\nTillit is at ${tillit.origin}\n${tillit.isDemo ? 'The people of the stories are there to sign in as. ' : ''}Ctrl-C ends it.`,
  );
  endOn(tillit.stop);
  catchWhatNobodyCaught(process, tillit.onFault, () => process.exit(1));
} catch (fault) {
  // What somebody can put right is told in one sentence; a fault of ours with all that is known.
  if (!(fault instanceof StartRefusal)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
  // Something may still be listening; the sentence has been said.
  process.exit();
}

function endOn(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      say('\nEnding …');
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
