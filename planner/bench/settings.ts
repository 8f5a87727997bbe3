import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a bench was asked for in the environment. */
export const seconds = Number(process.env['SECONDS'] ?? 60);
export const seeds = Number(process.env['SEEDS'] ?? 5);
const only = new RegExp(process.env['ONLY'] ?? '');
const instances = process.env['INSTANCES'] ?? join('..', 'shared', 'bench');

/** The files of one kind of public instances, by name; empty where they are not there. */
export function instancesOf(kind: string, ending: string): { name: string; path: string }[] {
  const folder = join(instances, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && only.test(file))
    .map((file) => ({ name: file.slice(0, -ending.length), path: join(folder, file) }));
}

/** "+1.23 %" of a value beside the one to reach; below zero is better than it. */
export function gapText(value: number, best: number): string {
  const gap = (value / best - 1) * 100;
  return `${gap >= 0 ? '+' : '−'}${Math.abs(gap).toFixed(2)} %`;
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
