import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';
import { hasEmergencies } from '../domain/may-open.ts';
import './emergency.css';

/** On a worker's home: the quiet way to an emergency access, or for an officer to those she reviews. */
export function EmergencyWay({ profession }: { profession: string }) {
  const opens = hasEmergencies(profession);
  return (
    <p className="ti-links">
      <Link className="emergency-link" to={opens ? '/emergency' : '/emergencies/review'}>
        {opens ? m.emergency_way() : m.emergency_review_title()}
      </Link>
    </p>
  );
}
