import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Universe } from '../universe.ts';

/** Something in front of the server that says in a header how many messages there are. */
export async function countingInFront(universe: Universe): Promise<() => Promise<void>> {
  const { server } = universe;
  const passOn = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const [row] = await server.database.asOwner<{ count: number }>('select count(*)::int as count from message');
    const { method, headers, url } = incoming;
    const through = request(`${server.url}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, 'x-messages': String(row?.count) });
      answer.pipe(outgoing);
    });
    incoming.pipe(through);
    outgoing.on('close', () => through.destroy());
    through.on('error', () => outgoing.destroy());
  };
  const front = createServer((incoming, outgoing) => void passOn(incoming, outgoing));
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  universe.url = `http://127.0.0.1:${port}`;
  return async () => {
    universe.url = server.url;
    front.closeAllConnections();
    await new Promise((closed) => front.close(closed));
  };
}
