import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { openScanner } from '../server/files/open-scanner.ts';
import type { Scanner } from '../server/files/scanner.ts';

/** What the scanners of the tests know as a virus. */
export const virus = 'PLANTED-VIRUS';

export interface ClamdForTests {
  /** Ours, asking this one. */
  scanner(): Scanner;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Listens and speaks ClamAV's INSTREAM as its manual has it. */
export async function clamdForTests(): Promise<ClamdForTests> {
  let port = 0;
  let server: net.Server | undefined;
  const start = async () => {
    server = listenWith(answerAsClamd);
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  };
  const stop = async () => {
    await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
    server = undefined;
  };
  await start();
  return {
    scanner: () => {
      const scanner = openScanner(`clamd://127.0.0.1:${port}`);
      if (scanner === undefined) throw new Error('There is no scanner.');
      return scanner;
    },
    start,
    stop,
    close: stop,
  };
}

/** A server that hands on all that was said so far, and says what comes back. */
export function listenWith(answer: (heard: Buffer) => string | undefined): net.Server {
  return net.createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      const said = answer(heard);
      if (said !== undefined) socket.end(said);
    });
  });
}

/** The command, chunks behind their lengths, a length of nothing; nothing is said before that. */
export function answerAsClamd(heard: Buffer): string | undefined {
  const command = 'zINSTREAM\0';
  if (heard.length < command.length) return undefined;
  if (heard.subarray(0, command.length).toString() !== command) return 'UNKNOWN COMMAND\0';
  const file: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= heard.length) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(file).includes(virus) ? 'stream: Planted.Virus FOUND\0' : 'stream: OK\0';
    if (at + 4 + length > heard.length) return undefined;
    file.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
