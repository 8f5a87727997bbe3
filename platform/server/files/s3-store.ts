import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { checkFileName, type FileStore, StorageIsFull } from './file-store.ts';

export interface S3Settings {
  /** Without a slash at the end, the bucket included: `https://s3.example/bucket`. */
  bucketUrl: string;
  /** Before each name; empty, or ending with a slash. */
  prefix: string;
  accessKey: string;
  secretKey: string;
  region: string;
}

const timeoutMs = 60_000;

/** Files in a bucket of any store that speaks S3, signed by SigV4; addresses by path, which every one of them knows. */
export function s3Store(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    region: settings.region,
    service: 's3',
    retries: 2,
  });
  const urlOf = (name: string) => `${settings.bucketUrl}/${settings.prefix}${checkFileName(name)}`;
  const ask = async (url: string, init: { method: string; body?: Uint8Array<ArrayBuffer> }) => {
    // Signed with what it holds: what is changed on the way is not kept.
    const hash = createHash('sha256')
      .update(init.body ?? '')
      .digest('hex');
    const headers = { 'x-amz-content-sha256': hash };
    return client.fetch(url, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) });
  };
  return {
    async put(name, bytes) {
      // Signed with its hash, so the whole is known first; nothing here is larger than a document may be.
      const body = await inOne(bytes);
      const answer = await ask(urlOf(name), { method: 'PUT', body });
      if (!answer.ok) await refuse(answer);
      await answer.arrayBuffer();
    },
    async find(name) {
      const answer = await ask(urlOf(name), { method: 'GET' });
      if (answer.status === 404) {
        await answer.arrayBuffer();
        return undefined;
      }
      if (!answer.ok || answer.body === null) return refuse(answer);
      return answer.body;
    },
    async remove(name) {
      const answer = await ask(urlOf(name), { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) await refuse(answer);
      await answer.arrayBuffer();
    },
    async *listBefore(moment) {
      let from: string | undefined;
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: settings.prefix });
        if (from !== undefined) query.set('continuation-token', from);
        const answer = await ask(`${settings.bucketUrl}?${query.toString()}`, { method: 'GET' });
        if (!answer.ok) await refuse(answer);
        const page = await answer.text();
        for (const { name, at } of readListing(page, settings.prefix)) if (at < moment) yield name;
        from = textOf(page, 'NextContinuationToken');
      } while (from !== undefined);
    },
  };
}

async function inOne(bytes: Parameters<FileStore['put']>[1]): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function refuse(answer: Response): Promise<never> {
  const code = textOf(await answer.text(), 'Code') ?? 'no code';
  const isFull = answer.status === 507 || /StorageFull|QuotaExceeded|EntityTooLarge/.test(code);
  const sentence = `The store of files answered ${answer.status} (${code}).`;
  throw isFull ? new StorageIsFull(sentence) : new Error(sentence);
}

// Our own names need no unescaping, and what is not one of ours is not listed.
function* readListing(page: string, prefix: string): Iterable<{ name: string; at: Date }> {
  for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const key = textOf(entry, 'Key') ?? '';
    const name = key.slice(prefix.length);
    const at = new Date(textOf(entry, 'LastModified') ?? '');
    if (key.startsWith(prefix) && /^[a-z0-9][a-z0-9.-]*$/.test(name) && !Number.isNaN(at.getTime())) yield { name, at };
  }
}

function textOf(page: string, element: string): string | undefined {
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(page)?.[1];
  return found === undefined || found === '' ? undefined : found;
}
