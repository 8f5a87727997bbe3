import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

export interface S3ForTests {
  url: string;
  objects: Map<string, { bytes: Buffer; at: Date }>;
  /** Requests that were turned away because they were not signed as they should be. */
  unsigned: string[];
  /** From how many bytes on it is full. */
  room: number;
  close(): Promise<void>;
}

/** A small store that speaks S3 and believes nobody whose signature it can't compute itself (SigV4). */
export async function startS3({ secret = 'geheim', pageSize = 2 } = {}): Promise<S3ForTests> {
  const objects: S3ForTests['objects'] = new Map();
  const store: S3ForTests = {
    url: '',
    objects,
    unsigned: [],
    room: Number.POSITIVE_INFINITY,
    close: async () => undefined,
  };
  const server = createServer((request, response) => {
    const answer = (status: number, body = '') => void response.writeHead(status).end(body);
    void read(request).then((body) => {
      if (!isSigned(request, body, secret)) {
        store.unsigned.push(`${request.method} ${request.url}`);
        return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
      }
      const url = new URL(request.url ?? '', 'http://s3');
      if (url.searchParams.has('list-type')) return answer(200, listing(objects, url.searchParams, pageSize));
      if (request.method === 'PUT') {
        const held = [...objects.values()].reduce((sum, one) => sum + one.bytes.length, 0);
        if (held + body.length > store.room) return answer(507, '<Error><Code>XMinioStorageFull</Code></Error>');
        objects.set(url.pathname, { bytes: body, at: new Date() });
        return answer(200);
      }
      if (request.method === 'DELETE') return answer(objects.delete(url.pathname) ? 204 : 204);
      const found = objects.get(url.pathname);
      if (found === undefined) return answer(404, '<Error><Code>NoSuchKey</Code></Error>');
      response.writeHead(200, { 'content-length': found.bytes.length }).end(found.bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  store.url = `s3://AKTEST:${secret}@127.0.0.1:${port}/files/tillit?region=eu-north-1&tls=off`;
  store.close = () => new Promise((resolve) => void server.close(() => resolve()));
  return store;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function isSigned(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const said =
    /^AWS4-HMAC-SHA256 Credential=AKTEST\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  const [, day = '', region = '', signedHeaders = '', signature = ''] = said ?? [];
  const moment = String(request.headers['x-amz-date'] ?? '');
  const bodyHash = String(request.headers['x-amz-content-sha256'] ?? '');
  if (said === null || !moment.startsWith(day) || bodyHash !== hash(body)) return false;
  const url = new URL(request.url ?? '', 'http://s3');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const headers = signedHeaders
    .split(';')
    .map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    .join('');
  const canonical = [request.method, url.pathname, query, headers, signedHeaders, bodyHash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, hash(canonical)].join('\n');
  const key = mac(mac(mac(mac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
  return (
    ['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signedHeaders.split(';').includes(name)) &&
    timingSafeEqual(mac(key, toSign), Buffer.from(signature, 'hex'))
  );
}

function listing(objects: S3ForTests['objects'], query: URLSearchParams, pageSize: number): string {
  const prefix = query.get('prefix') ?? '';
  const from = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .map((path) => path.replace(/^\/files\//, ''))
    .filter((key) => key.startsWith(prefix) && key > from)
    .sort();
  const page = keys.slice(0, pageSize);
  const entries = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${objects.get(`/files/${key}`)?.at.toISOString()}</LastModified></Contents>`,
  );
  const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult>${entries.join('')}${next}</ListBucketResult>`;
}
