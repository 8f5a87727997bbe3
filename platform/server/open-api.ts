import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance } from 'fastify';
import { eachEndpoint } from '../contract/each-endpoint.ts';
import type { ServerModule } from './module.ts';

/** Serves the API's description: `/api/openapi.json` for programs and `/api/docs` for people, both made from the contracts. */
export async function addOpenApi(
  app: FastifyInstance,
  modules: readonly ServerModule[],
  origin: string,
): Promise<void> {
  const document = await describeApi(modules, origin);
  const page = toPage(modules);
  app.get('/api/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document));
  app.get('/api/docs', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page),
  );
}

/** OpenAPI 3.1 of every module's contract. */
export async function describeApi(modules: readonly ServerModule[], origin: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const contract = Object.fromEntries(modules.map((module) => [module.name, module.contract]));
  return generator.generate(contract, {
    info: {
      title: 'Tillit',
      version: '0.1.0',
      description:
        'Signed in by the session cookie; whatever changes something carries the header "x-tillit: 1". What one may not see is answered as what does not exist.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${origin}/api` }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tillit' } } },
    security: [{ session: [] }],
  });
}

// A page of our own: the usual viewers load from a foreign host, which our policy forbids.
function toPage(modules: readonly ServerModule[]): string {
  const sections = modules.map((module) => {
    const rows = [...eachEndpoint(module.contract)].map(
      ({ name, method, path, meta, refusals }) =>
        `<tr><th scope="row"><code>${method} /api${path}</code></th><td>${name}</td><td>${meta.who}</td>` +
        `<td>${typeof meta.audit === 'string' ? meta.audit : `not traced: ${escaped(meta.audit.untraced)}`}</td><td>${refusals.join(', ')}</td></tr>`,
    );
    return `<h2>${module.name}</h2><div class="wide"><table><thead><tr><th scope="col">Endpoint</th><th scope="col">Name</th><th scope="col">Who</th><th scope="col">Trace</th><th scope="col">Refusals</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tillit: the API</title>
<style>body{font:17px/1.5 system-ui,sans-serif;margin:2rem;color:#1d2b2b;background:#fbf9f5}table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.4rem .8rem;border-bottom:1px solid #e2ddd3}.wide{overflow-x:auto}a{color:#0f5e5c}</style></head>
<body><main><h1>Tillit: the API</h1><p>Made from the contracts. The whole description with every shape is <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>${sections.join('')}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
