import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Practitioner } from '../../../people/domain/person.ts';
import { peopleApi } from '../../../people/web/public.tsx';
import type { Block } from '../../domain/block.ts';
import { worksInWords } from './works-in-words.ts';
import './blocks.css';

/** Anybody who works somewhere, by name or place of work, once each, with all her roles. */
export function BlockSearch({ without }: { without: readonly string[] }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const enabled = asked.length >= 2;
  const { data, error, refetch, isSuccess } = useQuery(
    peopleApi.query.findPractitioners.queryOptions({ input: { text: enabled ? asked : '..' }, enabled }),
  );
  const found = enabled ? byPerson(data ?? []).filter(({ personId }) => !without.includes(personId)) : [];
  return (
    <Section title={m.consent_block_search_title()}>
      <form
        className="ti-stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <TextField
          label={m.consent_block_search()}
          description={m.consent_block_search_means()}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <div>
          <Button variant="secondary">{m.consent_block_search_yes()}</Button>
        </div>
      </form>
      <p role="status">{enabled && isSuccess ? m.consent_block_found({ count: found.length }) : ''}</p>
      {found.length > 0 && (
        <PersonList label={m.consent_block_search_title()}>
          {found.map(({ personId, name, works }) => (
            <PersonRow key={personId} name={name} subline={worksInWords(works)}>
              <Link
                className="ti-block-link"
                to={`/blocks/${personId}`}
                search={{ name }}
                aria-label={m.consent_block_whom({ name })}
              >
                {m.consent_block_choose()}
              </Link>
            </PersonRow>
          ))}
        </PersonList>
      )}
      {error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      <p className="ti-quiet">
        {m.consent_block_from_log()} <Link to="/seen">{m.consent_block_to_log()}</Link>
      </p>
    </Section>
  );
}

function byPerson(found: readonly Practitioner[]): { personId: string; name: string; works: Block['works'] }[] {
  return [...Map.groupBy(found, ({ person }) => person.id)].map(([personId, roles]) => ({
    personId,
    name: roles.map(({ person }) => `${person.givenName} ${person.familyName}`)[0] ?? '',
    works: roles.map(({ role }) => ({ profession: role.profession, organisation: role.organisation.name })),
  }));
}
