import { describe, expect, it } from 'vitest';
import { compileWords, findWordFolders, languages, placeholdersOf, readWords } from '../../scripts/words.ts';

/** platform/web/words → platform, modules/rooms/web/words → rooms, apps/web/words → app. */
function prefixOf(folder: string): string {
  const [top, name] = folder.split('/');
  if (top === 'modules') return `${name?.replaceAll('-', '_')}_`;
  return top === 'apps' ? 'app_' : 'platform_';
}

describe.each(findWordFolders())('the words in %s', (folder) => {
  const english = readWords(folder, 'en');

  it.each(languages)('say the same things in %s as in English', (language) => {
    expect(Object.keys(readWords(folder, language)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(languages)('have the same placeholders in %s as in English', (language) => {
    const placeholders = (words: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(words).map(([key, text]) => [key, placeholdersOf(text)]));
    expect(placeholders(readWords(folder, language))).toEqual(placeholders(english));
  });

  it.each(languages)('leave no text empty in %s', (language) => {
    const empty = Object.entries(readWords(folder, language)).filter(([, text]) =>
      /^"\s*"$|^\[\]$/.test(JSON.stringify(text)),
    );
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it('carry the name of their module first', () => {
    expect(Object.keys(english).filter((key) => !key.startsWith(prefixOf(folder)))).toEqual([]);
  });
});

describe('the compiled words', () => {
  it('are as many as the words in the files', async () => {
    const keys = findWordFolders().flatMap((folder) => Object.keys(readWords(folder, 'en')));
    expect((await compileWords()).messages).toBe(keys.length);
  });
});
