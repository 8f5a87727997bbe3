import { createServer } from 'node:net';
import { portTaken } from './postmaster.ts';

/** A loopback port nobody listens on: the wanted one, or any. StartRefusal when the wanted one is taken. */
export function getFreePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (fault: NodeJS.ErrnoException) =>
      fail(fault.code === 'EADDRINUSE' ? portTaken(wanted) : fault),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      probe.close(() => done(port));
    });
  });
}
