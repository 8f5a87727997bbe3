import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { isOpen } from '../domain/agreement.ts';
import { AgreementCard } from './AgreementCard.tsx';
import { agreementsApi } from './agreements-api.ts';
import { useReader } from './reader.ts';
import './agreements.css';

/** How many stand on the home; the others are one tap away. */
const few = 2;

/** On the citizen's home: what she is asked, then what others have promised her. Nothing where there is none. */
export function AgreementsAtHome() {
  const { data = [] } = useQuery(agreementsApi.query.listMine.queryOptions());
  const reader = useReader();
  const open = data.filter((one) => isOpen(one) && !one.roomIsClosed);
  const asked = open.filter(({ isMine, status }) => isMine && status === 'proposed');
  const promised = open.filter(({ owner, status }) => owner !== null && status === 'agreed');
  const own = open.filter(({ isMine, status }) => isMine && status === 'agreed');
  const shown = [...asked, ...promised, ...own].slice(0, few);
  if (shown.length === 0) return null;
  return (
    <Section title={m.agreements_title()} action={<Link to="/agreements">{m.agreements_all()}</Link>}>
      <ul className="agreements">
        {shown.map((agreed) => (
          <AgreementCard key={`${agreed.roomId} ${agreed.id}`} agreed={agreed} reader={reader} />
        ))}
      </ul>
    </Section>
  );
}
