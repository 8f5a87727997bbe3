import { Button } from '@navikt/ds-react/Button';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { isId } from './address-id.ts';
import { textIn } from './circle/text-in.ts';
import { SearchResults } from './SearchResults.tsx';
import { useFound } from './search-data.ts';
import './search.css';
import '../../../platform/web/parts/section.css';

/** `/search`: words in what I may see; with `?room=` in one room only. What one looks for never stands in the address. */
export function SearchPage() {
  const asked = textIn(useSearch({ strict: false }), 'room');
  const roomId = isId<RoomId>(asked) ? asked : undefined;
  const [text, setText] = useState<string>();
  const { data: found, error, isFetching, refetch } = useFound(text, roomId);
  const back = roomId === undefined ? { to: '/', label: m.rooms_home() } : { to: `/rooms/${roomId}` };
  return (
    <Page
      title={roomId === undefined ? m.rooms_search_title() : m.rooms_search_title_room()}
      lead={m.rooms_search_hint()}
      back={back}
    >
      <SearchField onSearch={setText} />
      {roomId !== undefined && (
        <p className="ti-links">
          <Link to="/search" search={{}}>
            {m.rooms_search_everywhere()}
          </Link>
        </p>
      )}
      {isFetching && <Loading />}
      {error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      <p role="status" className="aksel-sr-only">
        {found !== undefined && m.rooms_search_found({ count: found.length })}
      </p>
      {found !== undefined && found.length > 0 && <SearchResults found={found} />}
      {found?.length === 0 && (
        <EmptyState title={m.rooms_search_none({ text: text ?? '' })}>{m.rooms_search_none_hint()}</EmptyState>
      )}
    </Page>
  );
}

function SearchField({ onSearch }: { onSearch: (text: string) => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isTooShort, setTooShort] = useState(false);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const short = text.trim().length < 2;
    setTooShort(short);
    if (short) field.current?.focus();
    else onSearch(text.trim());
  };
  return (
    <form role="search" className="ti-search" onSubmit={search}>
      <label htmlFor={id}>{m.rooms_search_label()}</label>
      <div className="ti-search__line">
        <input
          ref={field}
          id={id}
          type="search"
          enterKeyHint="search"
          maxLength={100}
          value={text}
          aria-invalid={isTooShort}
          aria-describedby={`${id}-help`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">{m.rooms_search_button()}</Button>
      </div>
      <p id={`${id}-help`} role="status" className="ti-writing__error">
        {isTooShort && m.rooms_search_short()}
      </p>
    </form>
  );
}
