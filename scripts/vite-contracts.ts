import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type AnyContractRouter, minifyContractRouter } from '@orpc/contract';
import type { Plugin } from 'vite';

const isContract = /\/modules\/[\w-]+\/contract\.ts$/;

/**
 * A screen needs only the addresses of a contract's endpoints; the schemas, and zod with them, stay on the server.
 * So in the bundle a `contract.ts` holds its routers and nothing else; its types are as before.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'tillit-contract-routes',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id;
      if (!isContract.test(file)) return undefined;
      const url = pathToFileURL(file);
      url.searchParams.set('at', String(statSync(file).mtimeMs));
      const exported: unknown = await import(url.href);
      if (typeof exported !== 'object' || exported === null) return undefined;
      const routers = Object.entries(exported).filter((entry): entry is [string, AnyContractRouter] =>
        isRouter(entry[1]),
      );
      return routers.map(([name, router]) => `export const ${name} = ${JSON.stringify(routesOf(router))};`).join('\n');
    },
  };
}

/** Method and path of every endpoint; what a trace is called is nobody's business in a browser. */
function routesOf(router: AnyContractRouter): unknown {
  return JSON.parse(JSON.stringify(minifyContractRouter(router)), (key, value: unknown) =>
    key === 'meta' ? {} : value,
  );
}

function isRouter(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('~orpc' in value) return true;
  const parts = Object.values(value);
  return parts.length > 0 && parts.every(isRouter);
}
