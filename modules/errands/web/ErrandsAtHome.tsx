import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';

/** On the citizen's home: the way to what she has asked for. */
export function ErrandsAtHome() {
  return (
    <p className="ti-links">
      <Link to="/errands">{m.errands_title()}</Link>
    </p>
  );
}

/** On a worker's home: the way to what is hers. Read when she opens it, since that is a look that citizens see. */
export function ErrandsAtWork() {
  return (
    <p className="ti-links">
      <Link to="/errands">{m.errands_title_work()}</Link>
    </p>
  );
}
