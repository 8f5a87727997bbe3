import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'colours.css'), 'utf8');

/** The colours declared in the first rule of a theme. */
function coloursOf(theme: 'light' | 'dark'): Map<string, string> {
  const rule = css.slice(css.search(theme === 'light' ? /:root,/ : /\n\.dark \{/)).split('}')[0] ?? '';
  return new Map(
    [...rule.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

/** Relative luminance and contrast as WCAG 2.2 defines them (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['--ti-paper', '--ti-card', '--ti-sand', '--ti-pale-teal', '--ti-pale-amber'];
const reading = [
  ...grounds.flatMap((ground) => ['--ti-ink', '--ti-soft', '--ti-teal'].map((text) => [text, ground] as const)),
  ['--ti-amber', '--ti-pale-amber'] as const,
  ['--ti-amber', '--ti-card'] as const,
  ['--ti-on-teal', '--ti-teal'] as const,
  ['--ti-on-teal', '--ax-accent-700'] as const,
  ['--ti-on-teal', '--ax-accent-800'] as const,
  ['--ax-accent-800', '--ax-accent-300'] as const,
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => ['--ti-on-avatar', `--ti-avatar-${n}`] as const),
];

describe.each(['light', 'dark'] as const)('in the %s colours', (theme) => {
  const colours = coloursOf(theme);
  const ratio = (one: string, other: string) =>
    contrast(colours.get(one) ?? '#000000', colours.get(other) ?? '#000000');

  it.each(reading)('%s can be read on %s', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['--ti-paper', '--ti-card'])('the edge of a field can be seen on %s', (ground) => {
    expect(ratio('--ti-field-line', ground)).toBeGreaterThanOrEqual(3);
  });
});
