import net from 'node:net';

/** The scanner does not answer, or not with yes or no: nothing may pass then. */
export class ScannerIsAway extends Error {}

const timeoutMs = 60_000;

/** Says something to a scanner and gives all that it answers until `isDone` or until it hangs up. */
export async function askScanner(
  at: { host: string; port: number },
  said: readonly Uint8Array[],
  isDone: (answer: Buffer) => boolean,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(at);
    let answer = Buffer.alloc(0);
    const away = (cause?: unknown) => {
      socket.destroy();
      reject(new ScannerIsAway('The virus scanner does not answer.', { cause }));
    };
    const finish = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => away());
    socket.on('error', (fault) => (answer.length > 0 && isDone(answer) ? finish() : away(fault)));
    socket.on('data', (data) => {
      answer = Buffer.concat([answer, data]);
      // No scanner has so much to say.
      if (answer.length > 64 * 1024) away();
      else if (isDone(answer)) finish();
    });
    socket.on('end', finish);
    for (const part of said) socket.write(part);
  });
}
