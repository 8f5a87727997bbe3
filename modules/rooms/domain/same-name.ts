/**
 * Whether the one who signed in is the one who was invited, by the names an electronic ID gives: the family name fits and
 * so does at least one given name. Accents, case and hyphens don't count; "Vera Nilsen" is "Vera Marie Nilsen-Dahl".
 */
export function isSameName(invited: FullName, signedIn: FullName): boolean {
  const shares = (a: string, b: string) => {
    const words = new Set(wordsOf(b));
    return wordsOf(a).some((word) => words.has(word));
  };
  return shares(invited.familyName, signedIn.familyName) && shares(invited.givenName, signedIn.givenName);
}

export interface FullName {
  givenName: string;
  familyName: string;
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .split(/[\s\-']+/)
    .filter((word) => word !== '');
}
