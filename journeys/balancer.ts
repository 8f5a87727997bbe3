import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  origin: string;
  /** Where whatever begins with this path always goes, past the servers. */
  route(prefix: string, port: number): void;
  add(port: number): void;
  /** How many requests each of the servers has answered, by port. */
  answered: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/**
 * What stands before several servers: one after the other in turn, no sticky sessions. Where nobody listens any more it asks
 * the next and forgets that one; what breaks off later is the browser's to try again, as with any balancer.
 */
export async function openBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  const routes = new Map<string, number>();
  const answered = new Map<number, number>();
  let turn = 0;

  const pass = (from: http.IncomingMessage, to: http.ServerResponse) => {
    const fixed = [...routes].find(([prefix]) => from.url?.startsWith(prefix))?.[1];
    const port = fixed ?? ports[turn++ % ports.length];
    if (port === undefined) {
      to.writeHead(503).end();
      return;
    }
    const onward = http.request({
      port,
      host: '127.0.0.1',
      method: from.method,
      path: from.url,
      headers: from.headers,
    });
    onward.on('response', (answer) => {
      if (fixed === undefined) answered.set(port, (answered.get(port) ?? 0) + 1);
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => to.destroy());
      answer.on('close', () => (answer.complete ? undefined : to.destroy()));
      answer.pipe(to);
    });
    onward.on('error', (fault: NodeJS.ErrnoException) => {
      const gone = ports.indexOf(port);
      // Nothing of the request has reached anybody, so the next may have it.
      if (fault.code === 'ECONNREFUSED' && gone >= 0) {
        ports.splice(gone, 1);
        pass(from, to);
      } else if (to.headersSent) to.destroy();
      else to.writeHead(502).end();
    });
    to.on('close', () => onward.destroy());
    from.pipe(onward);
  };

  const server = http.createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    route: (prefix, to) => void routes.set(prefix, to),
    add: (added) => void ports.push(added),
    answered,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
