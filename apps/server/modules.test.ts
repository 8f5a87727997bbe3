import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, readOrder } from '../../platform/testing/architecture/sources.ts';
import { modules } from './modules.ts';

it('every module that is built is served, in the order of modules/README.md', () => {
  const built = readOrder().filter((name) => existsSync(path.join(ROOT, 'modules', name)));
  expect(modules.map(({ name }) => name)).toEqual(built);
});
