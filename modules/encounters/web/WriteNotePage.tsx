import { Button } from '@navikt/ds-react/Button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { useRooms } from '../../rooms/web/public.tsx';
import { EncounterId } from '../domain/encounter.ts';
import { talkInWords } from './encounter-words.ts';
import { encountersApi } from './encounters-api.ts';
import { NoTalk } from './NoTalk.tsx';
import { NoteForm } from './NoteForm.tsx';
import { NoteVersions } from './NoteVersions.tsx';
import './encounters.css';

/** The note of the talk in the address. */
export function WriteNotePage() {
  const { encounterId }: { encounterId?: string } = useParams({ strict: false });
  return <WriteNote encounterId={EncounterId.parse(encounterId)} />;
}

/** A talk of mine: its note to write, or what is signed and may be corrected. */
export function WriteNote({ encounterId }: { encounterId: EncounterId }) {
  const { data: myself } = useQuery(myselfQuery);
  const rooms = useRooms().data;
  // What is typed here is newer than what the server had: it is asked for once, and after each step.
  const asked = encountersApi.query.getMyTalk.queryOptions({
    input: { encounterId },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { data: talk, error, refetch } = useQuery(asked);
  const [correcting, setCorrecting] = useState(false);
  const name = rooms?.find(({ id }) => id === talk?.roomId)?.citizen.givenName ?? '';
  const writes = talk !== undefined && (talk.status !== 'signed' || correcting);
  return (
    <Page
      title={m.encounters_note_title({ name })}
      lead={talk === undefined ? undefined : talkInWords(talk)}
      back={{ to: talk === undefined ? '/notes' : `/rooms/${talk.roomId}/notes` }}
    >
      {talk === undefined && error === null && <Loading />}
      {talk === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {talk !== undefined && talk.status === 'signed' && (
        <Section title={m.encounters_signed()}>
          <p role="status">{m.encounters_signed_means({ name })}</p>
          <NoteVersions talk={talk} />
          {!correcting && (
            <div>
              <Button variant="secondary" onClick={() => setCorrecting(true)}>
                {m.encounters_correct()}
              </Button>
            </div>
          )}
        </Section>
      )}
      {writes && myself !== undefined && rooms !== undefined && (
        <NoteForm
          key={talk.notes.length}
          talk={talk}
          name={name}
          personId={myself.person.id}
          onDone={() => setCorrecting(false)}
        />
      )}
      {talk !== undefined && talk.status === 'not-held' && <p role="status">{m.encounters_not_held_done()}</p>}
      {talk !== undefined && talk.status === 'open' && <NoTalk talk={talk} name={name} />}
    </Page>
  );
}
