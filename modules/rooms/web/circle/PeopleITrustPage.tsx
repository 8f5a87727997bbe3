import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatDate, withCapital } from '../../../../platform/web/format.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { RelatedPerson } from '../../../people/domain/person.ts';
import { peopleApi, professionName } from '../../../people/web/public.tsx';
import { useMyself } from './circle-data.ts';
import { EndRelation } from './EndRelation.tsx';
import { InviteCloseOne } from './InviteCloseOne.tsx';
import { fullName } from './participant-words.ts';
import './circle.css';

/** Those close to a citizen: who they are, ending that they are, and inviting one into a room. */
export function PeopleITrustPage() {
  const acting = useMyself()?.acting;
  const child = acting?.kind === 'related-person' ? acting.citizen.givenName : undefined;
  const found = useQuery(peopleApi.query.listRelatedPersons.queryOptions());
  const [ended, setEnded] = useState<string>();
  return (
    <Page
      title={child === undefined ? m.rooms_trust_title() : m.rooms_trust_title_of({ child })}
      lead={m.rooms_trust_lead()}
      back={{ to: '/about-me' }}
    >
      {found.data !== undefined ? (
        <>
          <CloseNow related={found.data} ended={ended} onEnded={setEnded} />
          <InviteCloseOne child={child} />
          <Former related={found.data.filter(({ endedAt }) => endedAt !== null)} />
        </>
      ) : found.error ? (
        <ErrorMessage error={found.error} onTryAgain={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

type CloseNowProps = {
  related: readonly RelatedPerson[];
  /** Who has been let go of here. */
  ended: string | undefined;
  onEnded: (name: string) => void;
};

function CloseNow({ related, ended, onEnded }: CloseNowProps) {
  const said = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (ended !== undefined) said.current?.focus();
  }, [ended]);
  const now = related.filter(({ endedAt }) => endedAt === null);
  return (
    <Section title={m.rooms_trust_now()}>
      {now.length > 0 ? (
        <Holding related={now} onEnded={onEnded} />
      ) : (
        <p>{related.length > 0 ? m.rooms_trust_none_now() : m.rooms_trust_none()}</p>
      )}
      <p ref={said} tabIndex={-1} className="ti-quiet" role="status">
        {ended === undefined ? '' : m.rooms_trust_ended({ name: ended })}
      </p>
    </Section>
  );
}

function Holding({ related, onEnded }: Pick<CloseNowProps, 'related' | 'onEnded'>) {
  return (
    <PersonList label={m.rooms_trust_now()}>
      {related.map(({ id, person, relation, since }) => (
        <PersonRow
          key={id}
          name={fullName(person)}
          subline={m.rooms_trust_since({ relation: withCapital(professionName(relation)), day: formatDate(since) })}
        >
          {relation === 'guardian' ? (
            <p className="ti-quiet">{m.rooms_trust_guardian()}</p>
          ) : (
            <EndRelation
              relatedPersonId={id}
              name={person.givenName}
              relation={professionName(relation)}
              onEnded={() => onEnded(person.givenName)}
            />
          )}
        </PersonRow>
      ))}
    </PersonList>
  );
}

function Former({ related }: { related: readonly RelatedPerson[] }) {
  if (related.length === 0) return null;
  return (
    <Section title={m.rooms_trust_former()}>
      <PersonList label={m.rooms_trust_former()}>
        {related.map(({ id, person, relation, endedAt }) => (
          <PersonRow
            key={id}
            name={fullName(person)}
            subline={m.rooms_trust_until({
              relation: withCapital(professionName(relation)),
              day: endedAt === null ? '' : formatDate(endedAt),
            })}
          />
        ))}
      </PersonList>
    </Section>
  );
}
