import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceCommand } from './balance-command.ts';
import { capacityCommand } from './capacity-command.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';

async function run(command: Command, ...words: string[]) {
  const [said, told]: [string[], string[]] = [[], []];
  const code = await command(words, { say: (text) => said.push(text), tell: (text) => told.push(text) });
  return { code, said: said.join('\n'), told: told.join('\n') };
}

describe('the commands of a caseload', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const write = (name: string, value: unknown) =>
    writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tillit-caseload-'));
    write('team.json', {
      format: 'tillit-caseload-1',
      week: '2026-11-30',
      people: [
        { id: 'ida', contract: 2220 },
        { id: 'per', contract: 1200 },
      ],
      citizens: [
        { id: 'c1', minutes: 60, wishes: ['per'] },
        { id: 'c2', minutes: 60 },
      ],
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tell the room in sentences, and as JSON with the same numbers', async () => {
    const told = await run(capacityCommand, at('team.json'));
    expect(told).toMatchObject({ code: 0, told: '' });
    expect(told.said).toContain('ida has room for 21 intake talks next week.');
    const json = JSON.parse((await run(capacityCommand, at('team.json'), '--json')).said) as {
      rooms: { talks: number }[];
    };
    expect(json.rooms.map(({ talks }) => talks)).toEqual([21, 10]);
  });

  it('balance, and prove what was made', async () => {
    const made = await run(balanceCommand, at('team.json'), '--json', '--seed', '4');
    expect(made.code).toBe(0);
    write('balance.json', made.said);
    const checked = await run(checkCommand, at('team.json'), at('balance.json'));
    expect([checked.code, checked.told]).toEqual([0, '']);
    expect(checked.said).toMatch(/^The balance may be as it is: 2 placed/);
    const again = await run(balanceCommand, at('team.json'), '--json', '--seed=4');
    expect(again.said).toBe(made.said);
  });

  it('say in sentences why this person, and what the next best would cost', async () => {
    const { said } = await run(balanceCommand, at('team.json'));
    expect(said).toContain('2 of 2 citizens have a contact person in this balance for the week of 2026-11-30.');
    expect(said).toMatch(
      /c1 → per \(60 minutes a week\)\n {4}The citizen wished for per\.\n {4}No wish is broken\.\n {4}Next best: ida would cost 6 points in wishes/,
    );
  });

  it('refuse a balance that was tampered with', async () => {
    const made = JSON.parse((await run(balanceCommand, at('team.json'), '--json')).said) as {
      placements: { minutes: number }[];
    };
    made.placements[0].minutes = 5;
    write('tampered.json', made);
    expect(await run(checkCommand, at('team.json'), at('tampered.json'))).toEqual({
      code: 1,
      said: '',
      told: 'placements[0].minutes: Here stands 5; it is 60. (other-minutes)',
    });
  });

  it.each([
    ['no such file', 'nowhere.json', /can't be read \(ENOENT\)/],
    ['no JSON', 'text.json', /is not JSON/],
    ['another kind of file', 'other.json', /format: The format must be "tillit-caseload-1"/],
  ])('end with 1 where there is %s', async (_, name, says) => {
    write('text.json', 'not json');
    write('other.json', { format: 'else', week: '2026-11-30', people: [{ id: 'a', contract: 1 }], citizens: [] });
    for (const command of [capacityCommand, balanceCommand]) {
      const { code, told } = await run(command, at(name));
      expect([code, says.test(told)]).toEqual([1, true]);
    }
  });

  it.each([
    [capacityCommand, [], 'Say which file: capacity FILE [--json]'],
    [balanceCommand, ['a', 'b'], 'Say which file: balance FILE [--rebalance] [--json]'],
    [balanceCommand, ['a', '--seed=-1'], '--seed must be a whole number, 0 or above.'],
    [balanceCommand, ['a', '--seconds', 'soon'], '--seconds must be a number above 0.'],
    [balanceCommand, ['a', '--seed'], "Option '--seed <value>' argument missing"],
    [capacityCommand, ['a', '--loud'], "Unknown option '--loud'"],
    [checkCommand, ['a'], 'Say which files: check FILE PLAN, or check FILE BALANCE'],
  ] as const)('end with 2 where they are not understood', async (command, words, told) => {
    const found = await run(command, ...words);
    expect(found).toMatchObject({ code: 2, said: '' });
    expect(found.told).toContain(told);
  });
});
