import { execFileSync } from 'node:child_process';
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';

export interface ReceivedPush {
  path: string;
  headers: IncomingHttpHeaders;
  /** As it came, encrypted. */
  body: Buffer;
}

/** What a browser gives when it signs up, and how it reads what comes. */
export interface TestBrowser {
  path: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  read(push: ReceivedPush): string;
}

/** A push server as browsers have one, over HTTPS with a certificate of its own. */
export interface PushSink {
  /** Trusts this sink's certificate, and no other. */
  agent: Agent;
  pushes: ReceivedPush[];
  /** Answers a browser's pushes with this status from now on; 201 unless told. */
  answer(browser: TestBrowser, status: number): void;
  newBrowser(): TestBrowser;
  stop(): Promise<void>;
}

export async function openPushSink(): Promise<PushSink> {
  const { key, cert } = makeCertificate();
  const pushes: ReceivedPush[] = [];
  const answers = new Map<string, number>();
  const keep = async (request: IncomingMessage, response: ServerResponse) => {
    const at = request.url ?? '';
    pushes.push({ path: at, headers: request.headers, body: await buffer(request) });
    response.writeHead(answers.get(at) ?? 201).end();
  };
  const server = createServer({ key, cert }, (request, response) => void keep(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    agent: new Agent({ ca: cert }),
    pushes,
    answer: (browser, status) => answers.set(browser.path, status),
    newBrowser: () => newBrowser(`https://localhost:${port}`),
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

function makeCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillit-push-'));
  const key = path.join(folder, 'key.pem');
  const cert = path.join(folder, 'cert.pem');
  const request = ['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '2'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  try {
    execFileSync('openssl', [...request, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function newBrowser(origin: string): TestBrowser {
  const ecdh = createECDH('prime256v1');
  const own = ecdh.generateKeys();
  const auth = randomBytes(16);
  const at = `/push/${randomBytes(8).toString('hex')}`;
  return {
    path: at,
    endpoint: `${origin}${at}`,
    p256dh: own.toString('base64url'),
    auth: auth.toString('base64url'),
    // RFC 8291 and, for the layout, RFC 8188: salt, record size, key id (the sender's key), one record.
    read: ({ body }) => {
      const salt = body.subarray(0, 16);
      const keyEnd = 21 + body.readUInt8(20);
      const sender = body.subarray(21, keyEnd);
      const draw = (secret: Buffer, with_: Buffer, info: Buffer | string, length: number) =>
        Buffer.from(hkdfSync('sha256', secret, with_, info, length));
      const shared = draw(
        ecdh.computeSecret(sender),
        auth,
        Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]),
        32,
      );
      const cek = draw(shared, salt, 'Content-Encoding: aes128gcm\0', 16);
      const decipher = createDecipheriv('aes-128-gcm', cek, draw(shared, salt, 'Content-Encoding: nonce\0', 12));
      decipher.setAuthTag(body.subarray(-16));
      const padded = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()]);
      return padded.subarray(0, padded.lastIndexOf(2)).toString();
    },
  };
}
