import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { FreshStep } from '../../../platform/web/fresh/FreshStep.tsx';
import { needsFreshSignIn } from '../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../platform/web/fresh/use-fresh-act.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { type FetchedFile, fetchEverything } from './fetch-everything.ts';
import { saveFile } from './save-file.ts';
import './rights.css';

/** All that is held about me, or about the child I act for: fetched once, saved as a page or as data. */
export function EverythingPage() {
  const { data: myself, error, refetch } = useQuery(myselfQuery);
  const back = { to: '/about-me', label: m.people_about_me() };
  const title = myself === undefined ? m.rights_everything_title() : titleFor(myself);
  return (
    <Page title={title} lead={m.rights_everything_lead()} back={back}>
      {myself === undefined && error === null && <Loading />}
      {myself === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {myself !== undefined && <Everything myself={myself} />}
    </Page>
  );
}

function Everything({ myself }: { myself: Myself }) {
  // What is asked for needs nothing but that it is asked for.
  const fetching = useMutation({ mutationFn: (_asked: object) => fetchEverything() });
  const { data: file, error, isPending } = fetching;
  const act = useFreshAct<object>('everything');
  const ask = () => fetching.mutate({});
  return (
    <div className="ti-stack">
      <p>{whatFor(myself)}</p>
      <p className="ti-quiet">{m.rights_everything_you_are_told()}</p>
      {file === undefined && (
        <div className="rights-actions">
          <Button onClick={ask} loading={isPending}>
            {m.rights_everything_ask()}
          </Button>
        </div>
      )}
      <FreshStep act={act} doing={fetching} label={m.rights_everything_ask()} />
      {error !== null && !needsFreshSignIn(error) && <ErrorMessage error={error} onTryAgain={ask} />}
      <div aria-live="polite">{file !== undefined && <Ready file={file} />}</div>
    </div>
  );
}

function Ready({ file }: { file: FetchedFile }) {
  return (
    <Card tone="sand">
      <h2>{m.rights_everything_ready()}</h2>
      <div className="rights-actions">
        <Button onClick={() => void savePage(file)}>{m.rights_everything_as_page()}</Button>
        <Button variant="secondary" onClick={() => saveFile(file.data, file.data.name)}>
          {m.rights_everything_as_data()}
        </Button>
      </div>
      <p className="ti-quiet">{m.rights_everything_pdf()}</p>
      <p className="ti-quiet">{m.rights_everything_care()}</p>
    </Card>
  );
}

/** The words of the page come only when somebody wants it. */
async function savePage({ told, data }: FetchedFile): Promise<void> {
  const { makeReadablePage } = await import('./readable/readable-page.tsx');
  saveFile(makeReadablePage(told), data.name.replace(/json$/, 'html'));
}

function titleFor({ acting }: Myself): string {
  return acting.kind === 'related-person' && acting.relation === 'guardian'
    ? m.rights_everything_title_of({ name: acting.citizen.givenName })
    : m.rights_everything_title();
}

function whatFor({ acting }: Myself): string {
  if (acting.kind === 'citizen') return m.rights_everything_what();
  if (acting.kind === 'related-person' && acting.relation === 'guardian')
    return m.rights_everything_what_child({ name: acting.citizen.givenName });
  return m.rights_everything_what_work();
}
