import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The repository's root. */
export const ROOT = resolve(import.meta.dirname, '../../..');

const NOT_OURS = new Set(['node_modules', '.git', 'dist', '.local', 'generated', 'coverage']);

/** Paths, from the root, of the repository's files whose names end in one of the endings. */
export function listFiles(endings: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (endings.some((ending) => entry.name.endsWith(ending))) found.push(relative(ROOT, path));
    }
  };
  walk(ROOT);
  return found.sort();
}

export const readSource = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** One import: by a file of ours (from the root), of a file of ours or of a package. */
export type Import = { readonly from: string; readonly to: string; readonly kind: 'ours' | 'package' };

const SPECIFIERS = [
  /^\s*(?:import|export)\s[^'"`;]*?\sfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*\}\s*from\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

/** Every import the text of a file makes, types too: an order that types may break is no order. */
export function importsOf(from: string, text: string): Import[] {
  const specifiers = new Set(
    SPECIFIERS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  );
  return [...specifiers].map((specifier): Import => {
    if (!specifier.startsWith('.')) return { from, to: specifier, kind: 'package' };
    const file = specifier.replace(/\?.*$/, '');
    return { from, to: relative(ROOT, resolve(ROOT, dirname(from), file)), kind: 'ours' };
  });
}

/** The modules in the order modules/README.md lists them. */
export function readOrder(): string[] {
  return [...readSource('modules/README.md').matchAll(/^\d+\. `([a-z-]+)`/gm)].map((match) => match[1] ?? '');
}
