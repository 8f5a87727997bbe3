import { Button } from '@navikt/ds-react/Button';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import { LookWishes } from './LookWishes.tsx';
import { MyQuestions } from './MyQuestions.tsx';
import { Older } from './Older.tsx';
import { SeenDays } from './SeenDays.tsx';
import { SinceYouLooked } from './SinceYouLooked.tsx';
import { useSeen } from './seen-data.ts';
import './seen.css';

/** Who has seen something about the citizen, day by day: in all, or in one room. */
export function SeenPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  const [withMine, setWithMine] = useState(false);
  const seen = useSeen(roomId, withMine);
  const { log, error } = seen;
  const back = roomId === undefined ? { to: '/' } : { to: `/rooms/${roomId}` };
  return (
    <Page title={titleOf(roomId, seen.myself)} lead={m.audit_lead()} back={back}>
      {log === undefined && error === null && <Loading />}
      {log === undefined && error !== null && (
        <ErrorMessage
          error={error}
          sentences={{ 'other-role-needed': m.audit_only_citizen }}
          onTryAgain={seen.tryAgain}
        />
      )}
      {log !== undefined && (
        <>
          {roomId === undefined && <SinceYouLooked onSeenPage />}
          {roomId === undefined && <MyQuestions />}
          <Mine count={log.mine} shown={withMine} onChange={setWithMine} />
          <SeenDays days={log.days} hasOlder={seen.hasOlder} />
          <Older log={log} seen={seen} />
        </>
      )}
      {roomId === undefined && log !== undefined && <LookWishes />}
      <Section title={m.audit_you_can()}>
        <Link to="/emergencies">{m.audit_to_emergencies()}</Link>
        {roomId === undefined ? (
          <Link to="/rooms">{m.audit_to_room()}</Link>
        ) : (
          <>
            <Link to="/rooms/$roomId/people" params={{ roomId }}>
              {m.audit_to_people()}
            </Link>
            <Link to="/seen">{m.audit_to_all()}</Link>
          </>
        )}
      </Section>
    </Page>
  );
}

function titleOf(roomId: string | undefined, myself: Myself | undefined): string {
  if (roomId !== undefined) return m.audit_title_room();
  if (myself?.acting.kind === 'related-person') return m.audit_title_of({ name: myself.acting.citizen.givenName });
  return m.audit_title();
}

/** One's own looks would drown those of others, but nothing is hidden without saying so. */
function Mine({ count, shown, onChange }: { count: number; shown: boolean; onChange: (shown: boolean) => void }) {
  if (count === 0) return null;
  return (
    <p className="audit-mine ti-quiet">
      {shown ? m.audit_mine_shown({ count }) : m.audit_mine_hidden({ count })}
      <Button variant="tertiary" size="small" onClick={() => onChange(!shown)}>
        {shown ? m.audit_hide_mine({ count }) : m.audit_show_mine({ count })}
      </Button>
    </p>
  );
}
