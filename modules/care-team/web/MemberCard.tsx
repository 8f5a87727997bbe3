import { Button } from '@navikt/ds-react/Button';
import { Link } from '@tanstack/react-router';
import { formatDate, withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import { professionName } from '../../people/web/public.tsx';
import type { Member, Part } from '../domain/care-team.ts';

const parts: Readonly<Record<Part, () => string>> = {
  overview: m.care_team_part_overview,
  pathway: m.care_team_part_pathway,
  deputy: m.care_team_part_deputy,
};

type MemberCardProps = { member: Member; isSending: boolean; onSay: (isMine: boolean) => void };

/** Somebody who works around me: who it is, what she does for me, and whether she is one of mine. */
export function MemberCard({ member, isSending, onSay }: MemberCardProps) {
  const { name, profession, organisation, rooms, confirmedAt } = member;
  const [roomId] = rooms;
  return (
    <Card as="li">
      <h3>{name}</h3>
      <p className="ti-quiet">{[withCapital(professionName(profession)), organisation].join(', ')}</p>
      {member.parts.map((part) => (
        <p key={part}>{parts[part]()}</p>
      ))}
      {confirmedAt !== null && <p role="status">{m.care_team_is_mine_since({ day: formatDate(confirmedAt) })}</p>}
      <div className="care-team-buttons">
        <Button
          variant={confirmedAt === null ? 'secondary' : 'tertiary'}
          loading={isSending}
          aria-label={confirmedAt === null ? m.care_team_is_mine_who({ name }) : m.care_team_no_more_who({ name })}
          onClick={() => onSay(confirmedAt === null)}
        >
          {confirmedAt === null ? m.care_team_is_mine() : m.care_team_no_more()}
        </Button>
        {roomId !== undefined && (
          <Link to={`/rooms/${roomId}/people`} aria-label={m.care_team_who_is_it_who({ name })}>
            {m.care_team_who_is_it()}
          </Link>
        )}
      </div>
    </Card>
  );
}
