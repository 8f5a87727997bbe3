import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';

/** On the citizen's home, after who is around her: the way to say who is hers. */
export function ToMyPeople({ child }: { child: string | undefined }) {
  return (
    <p className="ti-links">
      <Link to="/my-people">
        {child === undefined ? m.care_team_to_mine() : m.care_team_to_mine_of({ name: child })}
      </Link>
    </p>
  );
}

/** On a worker's home: the way to the numbers. */
export function ToCoverage() {
  return (
    <p className="ti-links">
      <Link to="/coverage">{m.care_team_to_coverage()}</Link>
    </p>
  );
}
