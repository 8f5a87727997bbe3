import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { isStanding } from '../domain/standing-of-card.ts';
import { PermissionCard } from './PermissionCard.tsx';
import { permissionsApi } from './permissions-api.ts';
import './permissions.css';

/** How many stand on the home; the others are one tap away. */
const few = 2;

/** On the citizen's home: what somebody has said that she may, after who her people are. Nothing where there is none. */
export function PermissionsAtHome({ child }: { child: string | undefined }) {
  const { data = [] } = useQuery(permissionsApi.query.listMine.queryOptions());
  const standing = data.filter((card) => isStanding(card.standing));
  if (standing.length === 0) return null;
  return (
    <Section
      title={child === undefined ? m.permission_cards_title_mine() : m.permission_cards_title_of({ name: child })}
      action={
        <Link to="/permissions">
          {child === undefined ? m.permission_cards_all() : m.permission_cards_all_of({ name: child })}
        </Link>
      }
    >
      <ul className="permissions">
        {standing.slice(0, few).map((card) => (
          <PermissionCard
            key={`${card.roomId} ${card.id}`}
            card={{ ...card, iMayTakeBack: false }}
            reader={child === undefined ? 'citizen' : 'for-her'}
            level={3}
          />
        ))}
      </ul>
    </Section>
  );
}
