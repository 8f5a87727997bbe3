import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerEnvelope } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** By their names in small letters, unfolded and decoded. */
  headers: Map<string, string>;
  text: string;
  raw: string;
}

/** A real SMTP server that keeps what it is given. */
export interface SmtpSink {
  url: string;
  mails: ReceivedMail[];
  /** Answers recipients with this from now on, `550 5.1.1 No such user` for one. */
  refuseRecipients(answer: string | undefined): void;
  /** Goes away; the address stays its own. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function openSmtpSink(): Promise<SmtpSink> {
  const port = await getFreePort();
  const mails: ReceivedMail[] = [];
  let refusal: string | undefined;
  let server: SMTPServer | undefined;
  const keep = async (stream: Readable, { mailFrom, rcptTo }: SMTPServerEnvelope, done: () => void) => {
    const raw = await text(stream);
    const from = mailFrom === false ? '' : mailFrom.address;
    mails.push({ from, to: rcptTo.map(({ address }) => address), ...readMail(raw), raw });
    done();
  };
  const start = async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 20,
      onRcptTo: (_address, _session, done) => done(refusal === undefined ? null : answering(refusal)),
      onData: (stream, { envelope }, done) => {
        void keep(stream, envelope, done);
      },
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuseRecipients: (answer) => {
      refusal = answer;
    },
    stop: () => new Promise((stopped) => (server === undefined ? stopped() : server.close(stopped))),
    start,
  };
}

function answering(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}

function readMail(raw: string): { headers: Map<string, string>; text: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      decodeWords(line.slice(line.indexOf(':') + 1).trim()),
    ]),
  );
  const body = raw.slice(end + 4);
  return {
    headers,
    text: decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit').replaceAll('\r\n', '\n'),
  };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? decodeQuoted(body.replaceAll('=\r\n', '')) : body;
}

/** Words of a header that are not ASCII (RFC 2047). */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : decodeQuoted(word.replaceAll('_', ' ')),
    );
}

function decodeQuoted(quoted: string): string {
  return Buffer.from(
    quoted.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
}

async function getFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
