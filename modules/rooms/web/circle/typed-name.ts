export interface TypedName {
  givenName: string;
  familyName: string;
}

/** A name typed in one field, for the two of a form: its last word is the family name. */
export function splitName(typed: string): TypedName {
  const words = typed.trim().split(/\s+/);
  if (words.length < 2) return { givenName: words[0] ?? '', familyName: '' };
  return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' };
}

export function trimName({ givenName, familyName }: TypedName): TypedName {
  return { givenName: givenName.trim(), familyName: familyName.trim() };
}
