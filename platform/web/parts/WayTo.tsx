import { Link } from '@tanstack/react-router';
import { m } from '../words.ts';

interface WayToProps {
  to: string;
  title: string;
  /** How many wait there; nothing is said of none, or while it is not known. */
  count?: number | undefined;
}

/** A way from the home to a list, and how much waits there. */
export function WayTo({ to, title, count = 0 }: WayToProps) {
  return (
    <p className="ti-links">
      <Link to={to}>{count === 0 ? title : m.platform_way_with_count({ title, count })}</Link>
    </p>
  );
}
