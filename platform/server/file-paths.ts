import type { AnyContractRouter } from '@orpc/contract';
import { eachEndpoint } from '../contract/each-endpoint.ts';

/** The paths of the endpoints of a contract that take a whole file. */
export function filePathsOf(contract: AnyContractRouter): string[] {
  return [...eachEndpoint(contract)]
    .filter((endpoint) => endpoint.meta.body === 'file')
    .map((endpoint) => endpoint.path);
}
