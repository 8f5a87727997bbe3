import { parseArgs } from 'node:util';

type Kinds = Readonly<Record<string, 'flag' | 'value'>>;
type Words = { readonly files: readonly string[]; readonly options: ReadonlyMap<string, string> };

/** What stands on a command line: files, and the options of these kinds; or what is not understood. */
export function readWords(rest: readonly string[], kinds: Kinds): Words | { readonly says: string } {
  const kind = (name: string) => ({ type: kinds[name] === 'flag' ? ('boolean' as const) : ('string' as const) });
  const options = Object.fromEntries(Object.keys(kinds).map((name) => [name, kind(name)]));
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    const given = Object.entries(values).map(([name, value]) => [name, value === true ? '' : String(value)] as const);
    return { files: positionals, options: new Map(given) };
  } catch (fault) {
    return { says: fault instanceof Error ? fault.message : String(fault) };
  }
}
