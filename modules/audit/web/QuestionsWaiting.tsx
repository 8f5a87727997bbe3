import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';
import { auditApi } from './audit-api.ts';

/** On the first screen of whoever answers: how many wait, and the way there. Nothing when none do. */
export function QuestionsWaiting() {
  const { data = [] } = useQuery(auditApi.query.listQuestionsToAnswer.queryOptions());
  const count = data.filter(({ answer }) => answer === null).length;
  if (count === 0) return null;
  return (
    <p className="ti-links">
      <Link to="/questions">{m.audit_answer_link({ count })}</Link>
    </p>
  );
}
