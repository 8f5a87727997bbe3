import { startTillit } from '../apps/server/start-tillit.ts';
import { readEnvironment } from '../platform/server/config.ts';
import { HeldClock } from '../platform/testing/held-clock.ts';

// The whole product in a process of its own, as one of several; the time comes from the story.
const clock = new HeldClock(process.env['BEGINS'] ?? '');
await startTillit(readEnvironment(process.env), () => undefined, { clock });
process.on('message', (at: string) => {
  clock.moveTo(at);
  process.send?.('moved');
});
process.send?.('listening');
