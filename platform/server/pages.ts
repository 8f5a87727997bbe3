import { existsSync } from 'node:fs';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const aYear = 365 * 24 * 60 * 60 * 1000;

/** Serves the built screens: files with a hash in their name are kept for a year, everything else is asked for each time. */
export async function addPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(staticFiles, {
    root: folder,
    setHeaders: (reply, file) => {
      const lasting = path.relative(folder, file).startsWith(`assets${path.sep}`);
      reply.header('cache-control', lasting ? `public, max-age=${aYear / 1000}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !path.extname(request.url.split('?')[0] ?? '');
    if (!isPage) return reply.code(404).send({ code: 'not-found' });
    // Every address of the screens is the one page, which then finds its way by itself.
    if (!existsSync(path.join(folder, 'index.html')))
      return reply.code(503).type('text/plain').send('The screens are not built: run "npm run build".');
    return reply.header('cache-control', 'no-cache').type('text/html').sendFile('index.html', folder);
  });
}
