import { useState } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { nameIn, notNowInWords } from './pathway-words.ts';

/** For how many days it stands on the card that a colleague said not now; after that it is history. */
const fresh = 14;

/** That a colleague is asked to take over, by whom, and who holds it until she says yes; the same for the citizen. */
export function AskedTold({ pathway }: { pathway: Pathway }) {
  const [now] = useState(() => new Date());
  const { asked, holder } = pathway;
  if (asked === null) return null;
  const to = nameIn(pathway, asked.to);
  const holds = nameIn(pathway, holder);
  if (asked.notNow === null)
    return (
      <div>
        <p>{m.pathways_asked({ name: nameIn(pathway, asked.byRoleId), to, holder: holds })}</p>
        {asked.words !== '' && <p className="ti-said">{asked.words}</p>}
      </div>
    );
  const { reason, words, at } = asked.notNow;
  if (dayAt(now) > addDays(dayAt(dateOf(at)), fresh)) return null;
  return (
    <div>
      <p>
        {m.pathways_asked_not_now({
          to,
          day: formatDate(dayAt(dateOf(at))),
          reason: notNowInWords(reason),
          holder: holds,
        })}
      </p>
      {words !== '' && <p className="ti-said">{words}</p>}
    </div>
  );
}
