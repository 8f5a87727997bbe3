import { m } from '../../../platform/web/words.ts';
import type { Permission } from '../contract.ts';
import { isStanding } from '../domain/standing-of-card.ts';
import { PermissionCard } from './PermissionCard.tsx';
import type { Reader } from './permission-words.ts';
import './permissions.css';

/** How many hold, said aloud when it changes while the page is open. */
export function HowManyHold({ cards }: { cards: readonly Permission[] }) {
  const count = cards.filter((card) => isStanding(card.standing)).length;
  return (
    <p role="status" className="permissions-count ti-quiet">
      {count === 0 ? '' : m.permission_cards_standing({ count })}
    </p>
  );
}

export type PermissionListProps = {
  cards: readonly Permission[];
  reader: Reader;
  level: 2 | 3;
};

/** What holds, one card each; under it, when it is asked for, what has held. */
export function PermissionList({ cards, reader, level }: PermissionListProps) {
  const [standing, past] = [
    cards.filter((card) => isStanding(card.standing)),
    cards.filter((card) => !isStanding(card.standing)),
  ];
  const listed = (some: readonly Permission[]) => (
    <ul className="permissions">
      {some.map((card) => (
        <PermissionCard key={`${card.roomId} ${card.id}`} card={card} reader={reader} level={level} />
      ))}
    </ul>
  );
  return (
    <>
      {standing.length > 0 && listed(standing)}
      {past.length > 0 && (
        <details className="permissions-past">
          <summary>{m.permission_cards_past({ count: past.length })}</summary>
          {listed(past)}
        </details>
      )}
    </>
  );
}
