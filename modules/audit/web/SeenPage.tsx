import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay, withCapital } from '../../../platform/web/format.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { PersonList } from '../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import { SeenLine } from './SeenLine.tsx';
import { type Seen, useSeen } from './seen-data.ts';
import './seen.css';

/** Who has seen something about the citizen, day by day: in all, or in one room. */
export function SeenPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  const [withMine, setWithMine] = useState(false);
  const seen = useSeen(roomId, withMine);
  const back = roomId === undefined ? { to: '/' } : { to: `/rooms/${roomId}` };
  return (
    <Page title={titleOf(roomId, seen.myself)} lead={m.audit_lead()} back={back}>
      <Checkbox checked={withMine} onChange={(event) => setWithMine(event.target.checked)}>
        {m.audit_show_mine()}
      </Checkbox>
      <Days seen={seen} />
      <Section title={m.audit_you_can()}>
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

function Days({ seen: { days, error, tryAgain, hasOlder, isLoadingOlder, loadOlder } }: { seen: Seen }) {
  if (error !== null && days === undefined) {
    return (
      <ErrorMessage error={error} sentences={{ 'other-role-needed': m.audit_only_citizen }} onTryAgain={tryAgain} />
    );
  }
  if (days === undefined) return <Loading />;
  const none = hasOlder ? m.audit_none_in_what_is_shown() : m.audit_nobody();
  return (
    <>
      {days.length === 0 && <EmptyState title={none}>{m.audit_nobody_why()}</EmptyState>}
      {days.map(({ day, lines }) => (
        <Section key={day} title={withCapital(formatDay(day))}>
          <PersonList>
            {lines.map((line) => (
              <SeenLine key={line.entry.id} line={line} />
            ))}
          </PersonList>
        </Section>
      ))}
      <p className="audit-older" aria-live="polite">
        {hasOlder ? (
          <Button variant="secondary" onClick={loadOlder} loading={isLoadingOlder}>
            {m.audit_older()}
          </Button>
        ) : (
          days.length > 0 && <span className="ti-quiet">{m.audit_no_older()}</span>
        )}
      </p>
    </>
  );
}
