import { createORPCClient, ORPCError } from '@orpc/client';
import { ClientRetryPlugin, type ClientRetryPluginContext } from '@orpc/client/plugins';
import { type AnyContractRouter, type ContractRouterClient, getContractRouter } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

export type ApiOptions = {
  /** The module's name: the first part of all its query keys. */
  name: string;
  /** Where the API is; only tests say something else than this page's own `/api`. */
  url?: string;
  /** How to fetch; only tests say something else than the browser's own way. */
  fetch?: (request: Request, init: RequestInit) => Promise<Response>;
};

/**
 * The typed client of a module's contract, and the same as options for TanStack Query:
 * `api.client.send({ … })`, `useQuery(api.query.find.queryOptions({ input }))`.
 * A refusal is thrown as an error; `refusalOf(error)` gives its code.
 */
export function createApi<Contract extends AnyContractRouter>(contract: Contract, options: ApiOptions) {
  const fetchOwn = options.fetch ?? ((request: Request, init: RequestInit) => globalThis.fetch(request, init));
  const link = new OpenAPILink<ClientRetryPluginContext>(contract, {
    url: options.url ?? (() => new URL('/api', window.location.href)),
    // Another site cannot set this header without asking us first.
    headers: { 'x-tillit': '1' },
    fetch: (request, init) => fetchOwn(request, { ...init, credentials: 'same-origin' }),
    plugins: [
      new ClientRetryPlugin({
        default: {
          retry: ({ path }) => (isRead(contract, path) ? 2 : 0),
          retryDelay: ({ attemptIndex }) => 400 * 3 ** attemptIndex,
          shouldRetry: ({ error }) => isPassing(error),
        },
      }),
    ],
  });
  const client: ContractRouterClient<Contract, ClientRetryPluginContext> = createORPCClient(link);
  return { client, query: createTanstackQueryUtils(client, { path: [options.name] }) };
}

/** Whether trying the same again may help: no contact, or a server on its way up or down. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ORPCError) return [408, 429, 502, 503, 504].includes(error.status);
  return error instanceof TypeError;
}

function isRead(contract: AnyContractRouter, path: readonly string[]): boolean {
  const procedure = getContractRouter(contract, path);
  if (procedure === undefined || !('~orpc' in procedure)) return false;
  const definition: unknown = procedure['~orpc'];
  if (typeof definition !== 'object' || definition === null || !('route' in definition)) return false;
  const route: unknown = definition.route;
  return typeof route === 'object' && route !== null && 'method' in route && route.method === 'GET';
}
