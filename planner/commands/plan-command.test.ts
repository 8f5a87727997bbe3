import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generateTeam } from '../bench/generate-team.ts';
import { smallTeam, visit } from '../problem/small-team-for-tests.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';
import { planCommand } from './plan-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillit-planner-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function run(command: Command, ...rest: string[]): Promise<{ code: number; said: string; told: string }> {
  const said: string[] = [];
  const told: string[] = [];
  const code = await command(rest, { say: (text) => void said.push(text), tell: (text) => void told.push(text) });
  return { code, said: said.join('\n'), told: told.join('\n') };
}

const Answer = z.object({
  routes: z.array(z.object({ person: z.string() })),
  changes: z.array(z.object({ visit: z.string() })).optional(),
});
const team = file('team.json', generateTeam({ staff: 8, citizens: 10, days: 7, visits: 12 }, 2));

describe('plan', () => {
  it('gives a plan that check proves, and the same bytes for the same seed', async () => {
    const one = await run(planCommand, team, '--steps', '80', '--seed', '4');
    expect(one.code).toBe(0);
    expect((await run(planCommand, team, '--steps', '80', '--seed', '4')).said).toBe(one.said);
    const plan = file('plan.json', one.said);
    expect(await run(checkCommand, team, plan)).toMatchObject({ code: 0, told: '' });
  });

  it('goes on from a plan, and changes one day of it when somebody is away', async () => {
    const small = file('small.json', smallTeam());
    const plan = file('small-plan.json', (await run(planCommand, small, '--steps', '20')).said);
    expect((await run(planCommand, small, '--steps', '20', '--plan', plan)).code).toBe(0);
    const [first] = Answer.parse(JSON.parse((await run(planCommand, small, '--steps', '0')).said)).routes;
    const away = `${first.person}@2026-11-23`;
    const changed = await run(planCommand, small, '--steps', '20', '--plan', plan, '--absent', away);
    expect(changed.code).toBe(0);
    expect(changed.told).toContain('by somebody else');
    expect(Answer.parse(JSON.parse(changed.said)).changes?.length).toBeGreaterThan(0);
    expect((await run(checkCommand, small, file('changed.json', changed.said))).code).toBe(0);
  });

  it('says before the search what nobody can make, and plans the rest', async () => {
    const hopeless = smallTeam({ visits: [visit('v'), visit('w', { needs: ['flying'] })] });
    const { code, told, said } = await run(planCommand, file('hopeless.json', hopeless), '--steps', '20');
    expect(code).toBe(0);
    expect(told).toContain('visits[1]: nobody has what w needs (flying). (nobody-is-able)');
    expect(told).toContain('1 of 2 visits placed');
    expect(said).toContain('"code": "not-able"');
  });

  it('tells how it goes when it is asked to', async () => {
    const { told } = await run(planCommand, team, '--steps', '40', '--progress', '--threads', '1');
    expect(told).toMatch(/s, \d+ steps, price/);
  });

  it.each([
    ['without a file', [], 2, 'Which file?'],
    ['with two', ['a', 'b'], 2, 'one too many'],
    ['with an option that nobody knows', ['a', '--quick'], 2, '--quick'],
    ['with seconds that are none', ['a', '--seconds', 'ten'], 2, '--seconds is a number'],
    ['with no thread', ['a', '--threads', '0'], 2, '--threads'],
    ['with somebody away from no plan', ['a', '--absent', 'x@2026-11-23'], 2, 'Which plan'],
    ['with somebody away on no day', ['a', '--plan', 'p', '--absent', 'x'], 2, 'PERSON@DATE'],
    ['of a file that is not there', [join(folder, 'none.json')], 1, '(not-there)'],
    ['of a file that is no JSON', [file('text.json', '{"a":')], 1, '(not-json)'],
    ['of a file that is no text', [file('latin.json', '')], 1, '(not-json)'],
    ['of a file of another kind', [file('other.json', { format: 'x' })], 1, 'format'],
    ['of somebody away who is not there', [team, '--plan', team, '--absent', 'x@2026-11-23'], 1, 'no person "x"'],
    ['from a plan that is none', [team, '--plan', team], 1, 'tillit-plan-1'],
  ])('%s says what is wrong', async (_, rest, code, words) => {
    const found = await run(planCommand, ...rest);
    expect(found.code).toBe(code);
    expect(found.told).toContain(words);
    expect(found.said).toBe('');
  });

  it('refuses to go on from a plan that breaks a rule', async () => {
    const plan = file('wrong.json', { format: 'tillit-plan-1', routes: [{ person: 'anna', shift: 9, stops: [] }] });
    const { code, told } = await run(planCommand, file('small2.json', smallTeam()), '--plan', plan);
    expect(code).toBe(1);
    expect(told).toContain('routes[0]: anna has no shift 9. (unknown-shift)');
  });
});
