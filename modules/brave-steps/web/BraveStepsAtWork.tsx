import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';

/** On a worker's home: the way to the steps she is asked to come along on. Read when she opens it, since that is a look that citizens see. */
export function BraveStepsAtWork() {
  return (
    <p className="ti-links">
      <Link to="/brave-steps">{m.brave_steps_title_work()}</Link>
    </p>
  );
}
