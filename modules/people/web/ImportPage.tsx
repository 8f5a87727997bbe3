import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { mayImport } from '../domain/may-import.ts';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportForm } from './ImportForm.tsx';
import { ImportReport } from './ImportReport.tsx';
import { type ImportKind, useImport } from './import-data.ts';
import { myselfQuery } from './people-api.ts';

/** Brings people and organisations in from a file, and tells row by row what must be put right. */
export function ImportPage() {
  const { data: myself } = useQuery(myselfQuery);
  const back = { to: '/about-me', label: m.people_about_me() };
  if (myself === undefined) return <Loading />;
  const { acting } = myself;
  const may = acting.kind === 'practitioner' && mayImport(acting.role);
  return (
    <Page title={m.people_import()} lead={m.people_import_lead()} back={back}>
      {may ? <Import /> : <EmptyState title={m.people_import_not_you()} />}
    </Page>
  );
}

function Import() {
  const { run: runId }: { run?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [kind, setKind] = useState<ImportKind>('people');
  const { data: run, error, refetch } = useImport(runId);
  // The run stands in the address, so that its report survives a reload.
  const show = (id: string | undefined) =>
    void navigate({ to: '/import', search: id === undefined ? {} : { run: id } });
  return (
    <>
      {runId === undefined && <ImportForm kind={kind} onKind={setKind} onStarted={show} />}
      {run !== undefined && <ImportReport run={run} onAnother={() => show(undefined)} />}
      {runId !== undefined && run === undefined && error === null && <Loading />}
      {runId !== undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      <ImportColumns kind={kind} />
    </>
  );
}
