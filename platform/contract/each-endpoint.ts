import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import type { EndpointMeta } from './endpoint.ts';

export interface EndpointFacts {
  /** Where it stands in the contract: `sendMessage`. */
  name: string;
  method: string;
  path: string;
  meta: EndpointMeta;
  /** Every refusal it lists, the common ones included. */
  refusals: string[];
  procedure: AnyContractProcedure;
}

// The library types what a contract holds as anything at all; here it is made sure of.
const Facts = z.object({
  route: z.object({ method: z.string().optional(), path: z.string().optional() }),
  meta: z.custom<EndpointMeta>((meta) => typeof meta === 'object' && meta !== null && 'audit' in meta && 'who' in meta),
  errorMap: z.record(z.string(), z.unknown()),
});

/** Every endpoint of a contract, for what must hold of all of them. */
export function* eachEndpoint(contract: AnyContractRouter, name = ''): Generator<EndpointFacts> {
  if (isContractProcedure(contract)) {
    const { route, meta, errorMap } = Facts.parse(contract['~orpc']);
    yield {
      name,
      method: route.method ?? 'POST',
      path: route.path ?? '',
      meta,
      refusals: Object.keys(errorMap),
      procedure: contract,
    };
    return;
  }
  for (const [key, inner] of Object.entries(contract)) yield* eachEndpoint(inner, name === '' ? key : `${name}.${key}`);
}
