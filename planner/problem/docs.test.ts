import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findFaults } from './find-faults.ts';
import { findHopeless } from './find-hopeless.ts';
import { ProblemFile, Weights } from './problem-file.ts';

const page = readFileSync(new URL('../../docs/planner.md', import.meta.url), 'utf8');

describe('docs/planner.md', () => {
  it('shows a file that is planned as it stands', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const file = ProblemFile.parse(JSON.parse(example));
    expect(findFaults(file)).toEqual([]);
    expect(findHopeless(file)).toEqual([]);
  });

  it('names each weight with its default', () => {
    const rows = [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| ([\d.,]+(?:, [\d.]+)*) \|/gm)];
    const told = rows.flatMap(([, names = '', values = '']) => {
      const numbers = values.replace('10,000', '10000').split(', ').map(Number);
      return [...names.matchAll(/`(\w+)`/g)].map(([, name = ''], i) => [name, numbers[i]] as const);
    });
    expect(Object.fromEntries(told)).toEqual(Weights.parse({}));
  });
});
