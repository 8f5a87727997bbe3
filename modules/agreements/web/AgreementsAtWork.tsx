import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';

/** On a worker's home: the way to what she has promised. It is read when she opens it, since that is a look that the citizens see. */
export function AgreementsAtWork() {
  return (
    <p className="ti-links">
      <Link to="/agreements">{m.agreements_title_work()}</Link>
    </p>
  );
}
