import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import { roomsApi } from '../rooms-api.ts';

/** The ways to invite somebody close: one into each open room around the citizen. */
export function InviteCloseOne({ child }: { child: string | undefined }) {
  const rooms = useQuery(roomsApi.query.listRooms.queryOptions());
  if (rooms.data === undefined) return null;
  const open = rooms.data.filter(({ iAmCitizen, closedAt }) => iAmCitizen && closedAt === null);
  return (
    <Section title={child === undefined ? m.rooms_trust_invite() : m.rooms_trust_invite_of({ child })}>
      <p className="ti-quiet">{open.length === 0 ? m.rooms_trust_no_room() : m.rooms_trust_invite_means()}</p>
      {open.map(({ id, purpose }) => (
        <Link key={id} className="ti-circle-link" to={`/rooms/${id}/invite`} search={{ close: 1 }}>
          {m.rooms_trust_into({ purpose })}
        </Link>
      ))}
    </Section>
  );
}
