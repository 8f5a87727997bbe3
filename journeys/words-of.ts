import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '../kernel/language.ts';

const root = path.resolve(import.meta.dirname, '..');

type Values = Record<string, string | number>;

/** The words of all screens in one language, by key. */
export interface Words {
  /** The whole text, as a pattern that fits it and nothing else; placeholders left open fit whatever stands there. */
  (key: string, values?: Values): RegExp;
  /** The same where more stands before or after it. */
  within(key: string, values?: Values): RegExp;
  /** The text itself, every placeholder filled. */
  text(key: string, values?: Values): string;
}

/** Text by number: `{"match": {"n=one": …, "count=*": …}}` as the words have it. */
const Plural = z.array(z.object({ match: z.record(z.string(), z.string()) })).length(1);

/** A story finds a button by what stands on it, in the words a person reads. */
export function wordsOf(language: Language): Words {
  const all: Record<string, unknown> = {};
  for (const file of globSync(`{platform,apps,modules/*}/**/words/${language}.json`, {
    cwd: root,
    exclude: ['**/generated/**'],
  })) {
    Object.assign(all, JSON.parse(readFileSync(path.join(root, file), 'utf8')));
  }
  const said = (key: string, values: Values) => {
    const found = all[key];
    const text =
      typeof found === 'string' ? found : chooseForm(Plural.safeParse(found).data?.[0]?.match ?? {}, values, language);
    if (text === undefined) throw new Error(`There are no words under ${key} in ${language}.`);
    return text.replaceAll(/\{(\w+)\}/g, (open, name: string) => String(values[name] ?? open));
  };
  const pattern = (key: string, values: Values) =>
    said(key, values)
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.+?');
  return Object.assign((key: string, values: Values = {}) => new RegExp(`^${pattern(key, values)}$`), {
    within: (key: string, values: Values = {}) => new RegExp(pattern(key, values)),
    text: (key: string, values: Values = {}) => said(key, values),
  });
}

/** The first form that fits the count: `n=one` by the language's plural rules, `count=2` by the number itself. */
function chooseForm(match: Record<string, string>, { count }: Values, language: Language): string | undefined {
  const category = new Intl.PluralRules(language).select(Number(count));
  const fits = (condition: string) => [`n=${category}`, `count=${count}`, 'count=*'].includes(condition);
  return Object.entries(match).find(([condition]) => fits(condition))?.[1] ?? match['n=other'];
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
