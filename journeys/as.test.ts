import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../apps/cli/run-cli-for-tests.ts';
import { type OpenTillit, openTillit } from './open-tillit.ts';
import { wordsOf } from './words-of.ts';

describe('npm run as', () => {
  let tillit: OpenTillit;
  let folder = '';
  beforeAll(async () => {
    tillit = await openTillit();
    folder = await mkdtemp(path.join(tmpdir(), 'tillit-as-'));
  });
  afterAll(async () => {
    await tillit?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('comes in as Are by the electronic ID, on a phone and in the language asked for', async () => {
    const words = ['ARE', '--phone', '--language', 'en', '--picture', 'are.png'];
    const { code, out, err } = await runCli('as', words, { ORIGIN: tillit.origin, INIT_CWD: folder });
    const file = path.join(folder, 'are.png');
    const heading = wordsOf('en').text('app_home_title', { name: 'Are' });
    expect({ code, out, err }).toEqual({
      code: 0,
      out: `Are Solberg is signed in at ${tillit.origin}: "${heading}".\nThe picture is in ${file}.\n`,
      err: '',
    });
    expect(widthOf(await readFile(file))).toBe(390);
    expect(await sessions()).toEqual([{ name: 'Are', acting: 'citizen' }]);
  });

  it('comes in as Vera in her role, on a desktop and in her own language', async () => {
    const words = ['vera', '--picture', 'vera.png'];
    const { code, out } = await runCli('as', words, { ORIGIN: tillit.origin, INIT_CWD: folder });
    expect(code).toBe(0);
    expect(out).toMatch(/"(man|tirs|ons|tors|fre|lør|søn)dag /i);
    expect(widthOf(await readFile(path.join(folder, 'vera.png')))).toBe(1280);
    expect(await sessions()).toContainEqual({ name: 'Vera', acting: 'practitioner' });
  });

  function sessions() {
    return tillit.database.asOwner<{ name: string; acting: string }>(
      `select p.given_name as name, s.acting_kind as acting from session s join person p on p.id = s.person_id`,
    );
  }
});

/** From the first block of a PNG, in pixels. */
const widthOf = (png: Buffer) => png.readUInt32BE(16);
