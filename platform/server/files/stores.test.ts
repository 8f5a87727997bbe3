import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3ForTests, startS3 } from '../../testing/s3-for-tests.ts';
import { StorageIsFull } from './file-store.ts';
import { localStore } from './local-store.ts';
import { openFileStore } from './open-file-store.ts';

let folder: string;
let s3: S3ForTests;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tillit-store-'));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

const later = () => new Date(Date.now() + 60_000);
const stores = {
  'a local folder': () => localStore(folder),
  'an S3-compatible store': () => openFileStore(s3.url, ''),
};

async function all(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (bytes === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function listed(names: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all.sort();
}

describe.each(Object.entries(stores))('%s', (_name, open) => {
  it('gives back what was put, the newest under a name, and nothing under another', async () => {
    const bytes = randomBytes(300_000);
    await open().put('whole.a', [Buffer.from('before')]);
    await open().put('whole.a', [bytes.subarray(0, 7), bytes.subarray(7)]);
    expect(await all(await open().find('whole.a'))).toEqual(bytes);
    expect(await open().find('whole.b')).toBeUndefined();
  });

  it('takes away, also what is not there', async () => {
    await open().put('whole.gone', [Buffer.from('x')]);
    await open().remove('whole.gone');
    await open().remove('whole.gone');
    expect(await open().find('whole.gone')).toBeUndefined();
  });

  it('lists what is older than a moment, however much it is', async () => {
    for (const nr of [1, 2, 3, 4, 5]) await open().put(`piece.${nr}`, [Buffer.from('x')]);
    expect(await listed(open().listBefore(later()))).toEqual([
      'piece.1',
      'piece.2',
      'piece.3',
      'piece.4',
      'piece.5',
      'whole.a',
    ]);
    expect(await listed(open().listBefore(new Date(Date.now() - 60_000)))).toEqual([]);
  });

  it.each(['../secret', '/etc/passwd', 'a/b', '.hidden', ''])('knows no name like "%s"', async (name) => {
    await expect(open().put(name, [Buffer.from('x')])).rejects.toThrow('not ours');
    await expect(open().find(name)).rejects.toThrow('not ours');
  });

  it('keeps nothing of what breaks off half way', async () => {
    const breaking = async function* () {
      yield Buffer.from('half');
      throw new Error('the line is gone');
    };
    await expect(open().put('whole.half', breaking())).rejects.toThrow('the line is gone');
    expect(await open().find('whole.half')).toBeUndefined();
  });
});

describe('A local folder', () => {
  it('is rid of what was half written when the process died', async () => {
    const store = localStore(folder);
    const [inner = ''] = await readdir(folder);
    const part = path.join(folder, inner, 'whole.z.part');
    await writeFile(part, 'half');
    await utimes(part, new Date(0), new Date(0));
    await listed(store.listBefore(new Date(1_000_000)));
    expect(await readdir(path.join(folder, inner))).not.toContain('whole.z.part');
  });

  it('says that it is full when the system lets nothing more be written, and keeps no half', async () => {
    const here = path.join(folder, 'bounded');
    const script = `
      const { localStore } = await import(${JSON.stringify(path.join(import.meta.dirname, 'local-store.ts'))});
      const store = localStore(${JSON.stringify(here)});
      await store.put('whole.small', [Buffer.alloc(1_000)]);
      const told = await store.put('whole.large', [Buffer.alloc(500_000)]).then(() => 'kept', (fault) => fault.constructor.name);
      console.log(told, await store.find('whole.large'));
      process.exit();`;
    // The real limit of the operating system on the size of a file, which is met like a full disk.
    const bounded = `trap '' XFSZ; ulimit -f 64; exec "$0" --input-type=module --eval "$1"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', bounded, process.execPath, script]);
    expect(stdout.trim()).toBe('StorageIsFull undefined');
    expect((await readdir(here, { recursive: true })).filter((name) => name.includes('large'))).toEqual([]);
  });
});

describe('An S3-compatible store', () => {
  it('that is full says so', async () => {
    s3.room = 1_000;
    await expect(openFileStore(s3.url, '').put('whole.large', [Buffer.alloc(2_000)])).rejects.toThrow(StorageIsFull);
    s3.room = Number.POSITIVE_INFINITY;
  });

  it('is asked with signatures that it can compute itself, and with no other secret', async () => {
    expect(s3.unsigned).toEqual([]);
    const other = openFileStore(s3.url.replace('geheim', 'geraten'), '');
    await expect(other.put('whole.x', [Buffer.from('x')])).rejects.toThrow('403 (SignatureDoesNotMatch)');
    expect(s3.unsigned).toEqual(['PUT /files/tillit/whole.x']);
  });
});

it.each(['ftp://host/files', 's3://host/bucket', 's3://KEY:SECRET@host/'])(
  'the setting %s is refused at the start',
  (url) => {
    expect(() => openFileStore(url, '')).toThrow('FILES_URL must');
  },
);
