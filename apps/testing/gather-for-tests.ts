import { afterAll, beforeAll } from 'vitest';
import { eachEndpoint } from '../../platform/contract/each-endpoint.ts';
import { modules } from '../server/modules.ts';
import { gatherEverybody } from './everybody-for-tests.ts';
import { rememberTables } from './put-back-for-tests.ts';

/** Every endpoint of every contract, by the name it has in the table of who may what. */
export const endpoints = modules.flatMap((module) =>
  [...eachEndpoint(module.contract)].map((endpoint) => ({ endpoint, name: `${module.name}.${endpoint.name}` })),
);

export type Gathered = Awaited<ReturnType<typeof gatherEverybody>> & {
  /** Undoes whatever has been changed since everybody was gathered. */
  putBack(): Promise<void>;
};

/** Everybody in and around a room, once for all tests of a file. */
export function amongEverybody(give: (all: Gathered) => void): void {
  let world: Gathered['world'];
  beforeAll(async () => {
    const all = await gatherEverybody();
    world = all.world;
    give({ ...all, putBack: await rememberTables(world.server.database) });
  });
  afterAll(() => world.server.close());
}
