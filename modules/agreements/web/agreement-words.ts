import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { Agreed, Named } from '../contract.ts';
import { isOpen } from '../domain/agreement.ts';
import type { Reader } from './reader.ts';

/** What somebody is called here: the citizen where it is nobody in a role. */
const nameOf = (roleId: string | null, named: Named | null, { citizenName }: Agreed): string =>
  roleId === null ? citizenName : (named?.name ?? m.agreements_somebody());

/** Whether somebody is whoever reads, and so is called "you". */
const isMe = (roleId: string | null, { as, roleId: mine }: Reader): boolean =>
  roleId === null ? as === 'citizen' : as === 'worker' && roleId === mine;

/** Who promises, or who has asked whom. */
export function whoInWords(agreed: Agreed, reader: Reader): string {
  const { owner, ownerNamed, writtenBy, writer, status } = agreed;
  const [name, asking] = [nameOf(owner, ownerNamed, agreed), nameOf(writtenBy, writer, agreed)];
  const [meAsked, iAsk] = [isMe(owner, reader), isMe(writtenBy, reader)];
  if (status === 'proposed') {
    if (meAsked) return m.agreements_asks_you({ name: asking });
    return iAsk ? m.agreements_you_ask({ name }) : m.agreements_asks({ asking, name });
  }
  if (status === 'not-now' || wasTakenAway(agreed)) {
    if (meAsked) return m.agreements_asked_you({ name: asking });
    return iAsk ? m.agreements_you_asked({ name }) : m.agreements_asked({ asking, name });
  }
  return isMe(owner, reader) ? m.agreements_you_promised() : m.agreements_promised({ name });
}

/** Whether it was let go of while it waited for a yes. */
const wasTakenAway = ({ status, owner, writtenBy, position }: Agreed): boolean =>
  status === 'let-go' && position === 2 && owner !== writtenBy;

/** For whom; nothing of what the citizen promises, which is for those around her. */
export function forWhomInWords({ owner, to, citizenName: name }: Agreed, { as }: Reader): string {
  if (owner === null) return '';
  if (as === 'citizen') return to === 'citizen' ? m.agreements_for_you() : m.agreements_for_circle_mine();
  return to === 'citizen' ? m.agreements_for({ name }) : m.agreements_for_circle({ name });
}

/** For when, and for when it was before. A day that has passed is said and no more. */
export function dueInWords(agreed: Agreed, today = dayAt(new Date())): string {
  const { due, movedFrom } = agreed;
  if (!isOpen(agreed)) return '';
  const before = movedFrom?.kind === 'day' ? m.agreements_moved_from({ day: formatDate(movedFrom.day) }) : '';
  if (due.kind === 'when-it-suits') return [m.agreements_when_it_suits(), before].filter(Boolean).join(' ');
  const day = formatDate(due.day);
  const by = due.day < today ? m.agreements_was_by({ day }) : m.agreements_by({ day });
  return [by, before].filter(Boolean).join(' ');
}

/** How it ended; nothing while it lies ahead. */
export function endInWords(agreed: Agreed, reader: Reader): string {
  const { status, last } = agreed;
  const [day, name] = [formatDate(last.at), nameOf(last.byRoleId, agreed.lastNamed, agreed)];
  const mine = isMe(last.byRoleId, reader);
  if (status === 'kept') return m.agreements_kept_on({ day });
  if (status === 'not-now') return mine ? m.agreements_you_not_now({ day }) : m.agreements_not_now_on({ day, name });
  if (status === 'let-go') return mine ? m.agreements_you_let_go({ day }) : m.agreements_let_go_on({ day, name });
  return '';
}

/** What was said with the last step, and by whom. */
export function wordsOf(agreed: Agreed, reader: Reader): string {
  const { words, byRoleId } = agreed.last;
  if (words === '') return '';
  const name = isMe(byRoleId, reader) ? m.agreements_you() : nameOf(byRoleId, agreed.lastNamed, agreed);
  return m.agreements_said({ name, words });
}

/** Where it stands now that whoever promised has left. */
export function standsInWords(agreed: Agreed, reader: Reader): string {
  const { standsWith, owner, ownerNamed } = agreed;
  if (standsWith === null) return '';
  const left = nameOf(owner, ownerNamed, agreed);
  return isMe(standsWith.roleId, reader)
    ? m.agreements_stands_with_you({ left })
    : m.agreements_stands_with({ left, name: standsWith.name });
}
