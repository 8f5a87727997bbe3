import './avatar.css';

export type AvatarProps = { name: string; size?: 'small' | 'medium' | 'large' };

/** A person's initials in that person's colour. Always beside the name, so that a screen reader need not hear it twice. */
export function Avatar({ name, size = 'medium' }: AvatarProps) {
  return (
    <span className={`ti-avatar ti-avatar--${size} ti-avatar--c${colourOf(name)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** First letter of the first and of the last name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

/** One of seven calm colours, always the same one for the same name. */
function colourOf(name: string): number {
  // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): names that are alike still get different colours.
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash >>> 2) % 7) + 1;
}
