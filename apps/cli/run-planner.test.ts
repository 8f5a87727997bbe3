import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli-for-tests.ts';
import { plannerWords } from './run-planner.ts';

describe('npm run tillit -- capacity, balance, check', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tillit-planner-'));
    const team = {
      format: 'tillit-caseload-1',
      week: '2026-11-30',
      people: [{ id: 'ida', contract: 2220 }],
      citizens: [{ id: 'c1', minutes: 60 }],
    };
    await writeFile(at('team.json'), JSON.stringify(team));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('hands what the planner says to whoever asked', async () => {
    const { code, out, err } = await runCli('main', ['capacity', at('team.json')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('ida has room for 21 intake talks next week.');
  });

  it('makes a balance that the checker proves', async () => {
    const made = await runCli('main', ['balance', at('team.json'), '--json']);
    await writeFile(at('balance.json'), made.out);
    const checked = await runCli('main', ['check', at('team.json'), at('balance.json')]);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('The balance may be as it is: 1 placed');
  });

  it('ends as the planner ended', async () => {
    expect((await runCli('main', ['balance', at('nowhere.json')])).code).toBe(1);
    expect((await runCli('main', ['capacity'])).code).toBe(2);
  });

  it('is told of in the help', async () => {
    const { out } = await runCli('main', ['help']);
    for (const word of plannerWords) expect(out).toMatch(new RegExp(`^ {2}${word} `, 'm'));
  });
});
