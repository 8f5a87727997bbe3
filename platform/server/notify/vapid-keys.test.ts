import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getVapidKeys } from './vapid-keys.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tillit-vapid-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('Push keys are made once, also by several servers at the same time, where only we can read them', async () => {
  const all = await Promise.all([1, 2, 3].map(() => getVapidKeys({ folder: path.join(folder, 'data') })));
  expect(new Set(all.map(({ privateKey }) => privateKey)).size).toBe(1);
  expect(await getVapidKeys({ folder: path.join(folder, 'data') })).toEqual(all[0]);
  expect(await readdir(path.join(folder, 'data'))).toEqual(['vapid-keys.json']);
  expect((await stat(path.join(folder, 'data/vapid-keys.json'))).mode & 0o777).toBe(0o600);
});

test('Configured push keys are taken, and nothing is written', async () => {
  expect(await getVapidKeys({ folder, publicKey: 'public', privateKey: 'private' })).toEqual({
    publicKey: 'public',
    privateKey: 'private',
  });
  expect(await readdir(folder)).toEqual([]);
});

test('Half a pair and a broken file are said in a sentence', async () => {
  await expect(getVapidKeys({ folder, publicKey: 'public' })).rejects.toThrow('set both or neither');
  await writeFile(path.join(folder, 'vapid-keys.json'), '{');
  await expect(getVapidKeys({ folder })).rejects.toThrow("can't be read");
});
