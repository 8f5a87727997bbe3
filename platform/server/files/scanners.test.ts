import type net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answerAsClamd, listenWith, virus } from '../../testing/clamd-for-tests.ts';
import { openScanner } from './open-scanner.ts';
import { ScannerIsAway } from './scanner-line.ts';

const open: net.Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** Listens, hands all that was said so far to `answer`, and says what that gives. */
async function listen(answer: (heard: Buffer) => string | undefined): Promise<number> {
  const server = listenWith(answer);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** RFC 3507's RESPMOD: the lengths of the headers must be as said, the file is in chunks. */
function icap(heard: Buffer): string | undefined {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = heard.subarray(0, end).toString('latin1');
  const places = /Encapsulated: req-hdr=0, res-hdr=(\d+), res-body=(\d+)/.exec(head);
  const bad = 'ICAP/1.0 400 Bad Request\r\n\r\n';
  if (!head.startsWith('RESPMOD icap://127.0.0.1') || !/\r\nAllow: 204(\r\n|$)/.test(head) || places === null)
    return bad;
  const inner = heard.subarray(end + 4);
  const [response, body] = [Number(places[1]), Number(places[2])];
  if (inner.length < body) return undefined;
  if (
    !inner.subarray(0, response).toString().startsWith('GET ') ||
    !inner.subarray(response, body).toString().startsWith('HTTP/1.1 200')
  )
    return bad;
  const file: Buffer[] = [];
  let at = body;
  for (;;) {
    const line = inner.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const length = Number.parseInt(inner.subarray(at, line).toString(), 16);
    if (length === 0) break;
    if (line + 2 + length + 2 > inner.length) return undefined;
    file.push(inner.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
  return Buffer.concat(file).includes(virus)
    ? 'ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Planted;\r\nEncapsulated: res-hdr=0, null-body=25\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n'
    : 'ICAP/1.0 204 No Content\r\n\r\n';
}

const urls = {
  clamd: (port: number) => `clamd://127.0.0.1:${port}`,
  icap: (port: number) => `icap://127.0.0.1:${port}/avscan`,
};

describe.each([
  ['clamd', answerAsClamd],
  ['icap', icap],
] as const)('A scanner that speaks %s', (name, speaks) => {
  const scan = async (bytes: Buffer, answer: (heard: Buffer) => string | undefined = speaks) =>
    openScanner(urls[name](await listen(answer)))?.scan(bytes);

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a small one', Buffer.from('Hei')],
    ['one in many chunks', Buffer.alloc(1_000_000, 'a')],
  ])('lets %s pass', async (_what, bytes) => expect(await scan(bytes)).toBe('clean'));

  it('finds what is hidden in the middle', async () => {
    expect(await scan(Buffer.concat([Buffer.alloc(400_000), Buffer.from(virus), Buffer.alloc(400_000)]))).toBe(
      'infected',
    );
  });

  it.each([
    ['has an error', () => (name === 'clamd' ? 'INSTREAM size limit exceeded. ERROR\0' : 'ICAP/1.0 500 Error\r\n\r\n')],
    ['hangs up without a word', () => ''],
    ['speaks another language', () => 'HTTP/1.1 200 OK\r\n\r\n\0'],
  ])('counts as away when it %s', async (_what, answer) => {
    await expect(scan(Buffer.from('Hei'), answer)).rejects.toThrow(ScannerIsAway);
  });

  it('counts as away when nobody listens', async () => {
    const port = await listen(speaks);
    await new Promise((resolve) => open.pop()?.close(resolve));
    await expect(openScanner(urls[name](port))?.scan(Buffer.from('Hei'))).rejects.toThrow(ScannerIsAway);
  });
});

it('no setting is no scanner, another protocol is refused at the start', () => {
  expect(openScanner(undefined)).toBeUndefined();
  expect(() => openScanner('http://scanner')).toThrow('SCANNER_URL must');
});
