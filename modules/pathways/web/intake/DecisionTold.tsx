import { formatDate } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Pathway } from '../../contract.ts';
import { nameIn } from '../pathway-words.ts';
import { declineInWords } from './intake-words.ts';

/** What the organisation that was asked has answered: the same record everywhere. */
export function DecisionTold({ pathway }: { pathway: Pathway }) {
  const { decision, status } = pathway;
  // While it is news, the sentence about where it stands says it.
  if (decision === null || (decision.is === 'accepted' && status === 'accepted')) return null;
  const { is, reason, words, byRoleId, at } = decision;
  const by = { name: nameIn(pathway, byRoleId), day: formatDate(at) };
  const said = {
    accepted: () => m.pathways_decided_accepted(by),
    'asked-for-more': () => m.pathways_decided_asked_for_more(by),
    declined: () =>
      reason === null
        ? m.pathways_decided_declined_plain(by)
        : m.pathways_decided_declined({ ...by, reason: declineInWords(reason) }),
  };
  return (
    <div>
      <p className={is === 'accepted' ? 'ti-quiet' : undefined}>{said[is]()}</p>
      {words !== '' && <p className="ti-said">{words}</p>}
    </div>
  );
}
