import path from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import type { FileStore } from './file-store.ts';
import { localStore } from './local-store.ts';
import { s3Store } from './s3-store.ts';

/** The store of the settings: a folder of the data folder unless `FILES_URL` names another, or a bucket. */
export function openFileStore(filesUrl: string | undefined, dataFolder: string): FileStore {
  if (filesUrl === undefined) return localStore(path.resolve(dataFolder, 'files'));
  const url = new URL(filesUrl);
  if (url.protocol === 'file:') return localStore(decodeURIComponent(url.pathname));
  if (url.protocol !== 's3:') throw new StartRefusal('FILES_URL must begin with s3:// or file://.');
  const [bucket = '', ...folders] = url.pathname.split('/').filter((part) => part !== '');
  if (bucket === '' || url.username === '' || url.password === '') {
    throw new StartRefusal(
      'FILES_URL must name key, secret, host and bucket: s3://KEY:SECRET@host/bucket?region=eu-north-1',
    );
  }
  const scheme = url.searchParams.get('tls') === 'off' ? 'http' : 'https';
  return s3Store({
    bucketUrl: `${scheme}://${url.host}/${bucket}`,
    prefix: folders.map((part) => `${part}/`).join(''),
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  });
}
