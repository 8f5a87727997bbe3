import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';

/** On a worker's home: the way to the list. It is read when she opens it, since reading it is a look that the citizens see. */
export function PermissionsAtWork() {
  return (
    <p className="ti-links">
      <Link to="/permissions">{m.permission_cards_to_list()}</Link>
    </p>
  );
}
