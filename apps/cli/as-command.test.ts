import { describe, expect, it } from 'vitest';
import { getFreePort } from '../../platform/server/embedded-postgres/free-port.ts';
import { startTestServer } from '../../platform/testing/test-server.ts';
import { runCli } from './run-cli-for-tests.ts';

/** That it opens a browser stands in journeys/as.test.ts. */
describe.concurrent('npm run as', () => {
  it('names the people of the stories where it does not know somebody', async () => {
    const { code, err } = await runCli('as', ['bodil']);
    expect(code).toBe(1);
    expect(err).toMatch(/^Nobody in the stories is called "bodil"; there are Are, Ingrid, .+ Jonas\.\n$/);
  });

  it('tells what it can', async () => {
    const { code, out } = await runCli('as', ['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--picture FILE');
    expect(out).toMatch(/Vera +Veileder, NAV Askøy/);
  });

  it('says that Tillit must run first', async () => {
    const PORT = String(await getFreePort());
    expect(await runCli('as', ['are', '--picture', 'are.png'], { PORT })).toEqual({
      code: 1,
      out: '',
      err: `Nothing answers at http://localhost:${PORT}: run "npm start" first, or say with PORT where it runs.\n`,
    });
  });

  it('does not try to sign in where there is no demonstration', async () => {
    const server = await startTestServer({ modules: [] });
    const { code, err } = await runCli('as', ['are', '--picture', 'are.png'], { ORIGIN: server.url });
    await server.close();
    expect(code).toBe(1);
    expect(err).toContain(`What answers at ${server.url} is no demonstration of Tillit`);
  });

  it.runIf(process.platform === 'linux')('says so where there is no display, and what to do', async () => {
    const { code, err } = await runCli('as', ['are'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(code).toBe(1);
    expect(err).toMatch(/^There is no display here .+ --picture FILE .+\.\n$/);
  });

  it.each([
    [['are', '--language', 'sv'], 'Tillit does not speak "sv"; it speaks en, da, nb, nn.\n'],
    [['are', '--tablet'], `Unknown option '--tablet': "npm run as -- --help" tells what there is.\n`],
  ])('refuses what it does not know: %j', async (words, err) => {
    expect(await runCli('as', words)).toEqual({ code: 1, out: '', err });
  });
});
