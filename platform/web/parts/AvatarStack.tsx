import { m } from '../words.ts';
import { Avatar } from './Avatar.tsx';

export type AvatarStackProps = { names: readonly string[]; most?: number };

/** The people of a room, overlapping. Read aloud as their names. */
export function AvatarStack({ names, most = 4 }: AvatarStackProps) {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const hidden = names.length - shown.length;
  const label = [...shown, ...(hidden > 0 ? [m.platform_and_more_people({ count: hidden })] : [])].join(', ');
  return (
    <span className="ti-avatar-stack" role="img" aria-label={label}>
      {shown.map((name) => (
        <Avatar key={name} name={name} />
      ))}
      {hidden > 0 && (
        <span className="ti-avatar ti-avatar--medium ti-avatar--more" aria-hidden="true">
          +{hidden}
        </span>
      )}
    </span>
  );
}
