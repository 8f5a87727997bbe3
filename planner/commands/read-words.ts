type Kinds = Readonly<Record<string, 'flag' | 'value'>>;
type Words = { readonly files: readonly string[]; readonly options: ReadonlyMap<string, string> };

/** What stands on a command line: files, and the options of these kinds; or what is not understood. */
export function readWords(rest: readonly string[], kinds: Kinds): Words | { readonly says: string } {
  const files: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i];
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [name, given] = word.slice(2).split('=', 2);
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) return { says: `Nothing is called ${word} here.` };
    if (kind === 'flag') {
      options.set(name, '');
      continue;
    }
    const value = given ?? rest[++i];
    if (value === undefined) return { says: `A value must stand after --${name}.` };
    options.set(name, value);
  }
  return { files, options };
}
