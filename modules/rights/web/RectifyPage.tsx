import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { MessageId, OrganisationId, RoomId } from '../../../kernel/ids.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { isId, newId } from '../../rooms/web/public.tsx';
import type { RectificationId, RectificationTarget } from '../domain/rectification.ts';
import { useAsking } from './rectification-data.ts';
import { rightsRefusals } from './refusals.ts';
import { rightsApi } from './rights-api.ts';
import './rights.css';

interface Asked {
  room?: string;
  message?: string;
  entry?: string;
}

/** The citizen says that something is not right: a message, a line of the log, or what is written about herself. */
export function RectifyPage() {
  const { room, message, entry }: Asked = useSearch({ strict: false });
  const back = room === undefined ? { to: entry === undefined ? '/about-me' : '/seen' } : { to: `/rooms/${room}` };
  const inRoom = isId<RoomId>(room) && isId<MessageId>(message) ? { roomId: room, messageId: message } : undefined;
  const isEntry = entry !== undefined && /^\d{1,15}$/.test(entry);
  return (
    <Page title={m.rights_rectify_title()} lead={m.rights_rectify_lead()} back={back}>
      {inRoom !== undefined && (
        <RectifyForm target={{ kind: 'message', ...inRoom }} means={m.rights_rectify_message()} />
      )}
      {inRoom === undefined && isEntry && (
        <RectifyForm target={{ kind: 'entry', entryId: Number(entry) }} means={m.rights_rectify_entry()} />
      )}
      {inRoom === undefined && !isEntry && <AboutMyself />}
    </Page>
  );
}

/** What is written about oneself goes to one of the organisations that know her. */
function AboutMyself() {
  const { data: known, error, refetch } = useQuery(rightsApi.query.listKnownBy.queryOptions());
  const [chosen, setChosen] = useState<OrganisationId>();
  if (error !== null) return <ErrorMessage error={error} onTryAgain={() => void refetch()} />;
  if (known === undefined) return <Loading />;
  const [first] = known;
  if (first === undefined) return <EmptyState title={m.rights_refusal_nobody_can_answer()} />;
  const choice = known.length > 1 && (
    <RadioGroup
      legend={m.rights_rectify_to()}
      value={chosen ?? first.id}
      onChange={(value) => setChosen(known.find(({ id }) => id === value)?.id)}
    >
      {known.map(({ id, name }) => (
        <Radio key={id} value={id}>
          {name}
        </Radio>
      ))}
    </RadioGroup>
  );
  const name = (known.find(({ id }) => id === chosen) ?? first).name;
  return (
    <RectifyForm
      target={{ kind: 'person', organisationId: chosen ?? first.id }}
      means={m.rights_rectify_person({ organisation: name })}
      choice={choice}
    />
  );
}

function RectifyForm({ target, means, choice }: { target: RectificationTarget; means: string; choice?: ReactNode }) {
  const [id] = useState(() => newId<RectificationId>());
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const asking = useAsking();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (words.trim() === '') return;
    asking.mutate({ id, target, words }, { onSuccess: () => void navigate({ to: '/rectifications' }) });
  };
  return (
    <form onSubmit={submit} className="ti-stack">
      {choice}
      <Textarea
        label={m.rights_rectify_words()}
        value={words}
        maxLength={2000}
        onChange={(event) => setWords(event.target.value)}
        error={tried && words.trim() === '' ? m.rights_words_needed() : undefined}
      />
      <p>{means}</p>
      <p className="ti-quiet">{m.rights_rectify_stays()}</p>
      {asking.error !== null && <ErrorMessage error={asking.error} sentences={rightsRefusals} />}
      <div className="rights-actions">
        <Button type="submit" loading={asking.isPending}>
          {m.rights_rectify_send()}
        </Button>
      </div>
    </form>
  );
}
