import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBreach } from './architecture/breaches.ts';
import { findCircles } from './architecture/circles.ts';
import { importsOf, listFiles, ROOT, readOrder, readSource } from './architecture/sources.ts';

const MOST_LINES = 400;
const order = readOrder();
const sources = listFiles(['.ts', '.tsx', '.mjs']);
const imports = sources.flatMap((path) => importsOf(path, readSource(path)));

describe('The architecture', () => {
  test('every import is one the house allows', () => {
    expect(imports.flatMap((one) => findBreach(one, order) ?? [])).toEqual([]);
  });

  test('no file imports itself through others', () => {
    const graph = new Map(sources.map((path) => [path, [] as string[]]));
    for (const { from, to, kind } of imports) if (kind === 'ours' && graph.has(to)) graph.get(from)?.push(to);
    expect(findCircles(graph).map((circle) => circle.join(' → '))).toEqual([]);
  });

  test('no file is an index that only passes others on', () => {
    expect(sources.filter((path) => /(^|\/)index\.(tsx?|mjs)$/.test(path))).toEqual([]);
  });

  test(`no file is longer than ${MOST_LINES} lines`, () => {
    const long = [...sources, ...listFiles(['.sql', '.css'])].filter(
      (path) => readSource(path).split('\n').length > MOST_LINES + 1,
    );
    expect(long).toEqual([]);
  });

  test('every module has its place in the order', () => {
    const folders = readdirSync(join(ROOT, 'modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name).filter((name) => !order.includes(name))).toEqual([]);
  });

  test('every module says on one page what it is', () => {
    const without = order.filter(
      (name) => existsSync(join(ROOT, 'modules', name)) && !existsSync(join(ROOT, 'modules', name, 'README.md')),
    );
    expect(without).toEqual([]);
  });
});

describe('The rules of imports', () => {
  const breaks = (from: string, to: string, kind: 'ours' | 'package' = 'ours') =>
    findBreach({ from, to, kind }, ['people', 'rooms']) !== undefined;

  test.each([
    ['kernel/ids.ts', 'platform/contract/endpoint.ts'],
    ['platform/server/http.ts', 'modules/people/contract.ts'],
    ['planner/solve.ts', 'kernel/ids.ts'],
    ['apps/cli/main.ts', 'planner/solve.ts'],
    ['planner/check/check-plan.ts', 'planner/rules/lateness.ts'],
    ['planner/caseload/check/check-balance.ts', 'planner/caseload/search/level.ts'],
    ['platform/testing/world.ts', 'apps/server/main.ts'],
    ['modules/rooms/server/routes.ts', 'apps/server/main.ts'],
    ['modules/rooms/server/routes.ts', 'scripts/words.ts'],
    ['modules/rooms/domain/room.ts', 'platform/contract/endpoint.ts'],
    ['modules/rooms/contract.ts', 'modules/rooms/server/room-store.ts'],
    ['modules/rooms/web/RoomPage.tsx', 'modules/rooms/server/public.ts'],
    ['modules/rooms/server/routes.ts', 'platform/web/api.ts'],
    ['modules/people/server/routes.ts', 'modules/rooms/server/public.ts'],
    ['modules/rooms/server/routes.ts', 'modules/people/server/people-store.ts'],
    ['modules/rooms/server/routes.ts', 'modules/rooms/server/public.ts'],
    ['apps/server/main.ts', 'modules/rooms/server/room-store.ts'],
    ['modules/unlisted/server/routes.ts', 'modules/people/contract.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(breaks(from, to)).toBe(true);
  });

  test.each([
    ['modules/rooms/domain/room.ts', 'kernel/ids.ts'],
    ['modules/rooms/domain/room.ts', 'modules/people/domain/citizen.ts'],
    ['modules/rooms/contract.ts', 'platform/contract/endpoint.ts'],
    ['modules/rooms/server/routes.ts', 'modules/people/server/public.ts'],
    ['modules/rooms/web/RoomPage.tsx', 'modules/people/web/public.tsx'],
    ['modules/rooms/server/send-message.test.ts', 'apps/testing/world.ts'],
    ['apps/web/main.tsx', 'modules/rooms/web/public.tsx'],
    ['planner/check/check-plan.ts', 'planner/problem/plan-file.ts'],
    ['planner/check/check-plan.test.ts', 'planner/solve.ts'],
  ])('%s may import %s', (from, to) => {
    expect(breaks(from, to)).toBe(false);
  });

  test('a domain takes zod and no other package', () => {
    expect(breaks('modules/rooms/domain/room.ts', 'zod', 'package')).toBe(false);
    expect(breaks('modules/rooms/domain/room.ts', 'node:crypto', 'package')).toBe(true);
  });

  test('an import over several lines, of a type, for its effect or at run time is seen', () => {
    const text =
      "import type {\n  A,\n} from './a.ts';\nimport './b.ts';\nexport { c } from './c.ts';\nconst d = await import('./d.ts');\n";
    expect(importsOf('kernel/x.ts', text).map((one) => one.to)).toEqual([
      'kernel/a.ts',
      'kernel/c.ts',
      'kernel/b.ts',
      'kernel/d.ts',
    ]);
  });

  test('a circle is found', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
    ]);
    expect(findCircles(graph)).toEqual([['a', 'b', 'c', 'a']]);
  });
});
