import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { formatDate } from '../../../platform/web/format.ts';
import { getLanguage } from '../../../platform/web/language.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { type FilesThatGo, type RetentionForecast, type RetentionKind, retentionBounds } from '../domain/retention.ts';
import { rightsRefusals } from './refusals.ts';
import { rightsApi } from './rights-api.ts';
import './rights.css';

const kinds: readonly RetentionKind[] = ['closed-room', 'import-run'];

/** How long the administrator's organisation keeps what, and what that would do today. */
export function RetentionPage() {
  const { data, error, refetch } = useQuery(rightsApi.query.forecastRetention.queryOptions());
  const back = { to: '/about-me', label: m.people_about_me() };
  return (
    <Page title={m.rights_retention_title()} lead={m.rights_retention_lead()} back={back}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && (
        <ErrorMessage error={error} sentences={rightsRefusals} onTryAgain={() => void refetch()} />
      )}
      {data !== undefined &&
        kinds.map((kind) => <Rule key={kind} kind={kind} now={data.find((one) => one.kind === kind)} />)}
    </Page>
  );
}

function Rule({ kind, now }: { kind: RetentionKind; now: RetentionForecast | undefined }) {
  const [typed, setTyped] = useState(now === undefined ? '' : String(now.months));
  const [tried, setTried] = useState(false);
  const client = useQueryClient();
  const setting = useMutation(
    rightsApi.query.setRetention.mutationOptions({
      onSuccess: (kept) => client.setQueryData(rightsApi.query.forecastRetention.queryKey(), kept),
    }),
  );
  const { least, most } = retentionBounds[kind];
  const months = typed.trim() === '' ? null : Number(typed);
  const isRight = months === null || (Number.isInteger(months) && months >= least && months <= most);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRight) setting.mutate({ kind, months });
  };
  return (
    <Section title={kind === 'closed-room' ? m.rights_retention_rooms() : m.rights_retention_imports()}>
      <form onSubmit={submit} className="ti-stack" noValidate>
        <TextField
          label={m.rights_retention_months()}
          description={m.rights_retention_bounds({ least, most })}
          value={typed}
          inputMode="numeric"
          htmlSize={6}
          onChange={(event) => setTyped(event.target.value)}
          error={tried && !isRight ? m.rights_retention_bounds({ least, most }) : undefined}
        />
        <div aria-live="polite">
          <p>{forecastInWords(now)}</p>
          {now?.files !== undefined && now.files.count > 0 && <p>{filesInWords(now.files)}</p>}
        </div>
        {setting.error !== null && <ErrorMessage error={setting.error} sentences={rightsRefusals} />}
        <div className="rights-actions">
          <Button type="submit" variant="secondary" loading={setting.isPending}>
            {m.rights_retention_save()}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** What would go today, what was told and waits, and what would be told of. */
function forecastInWords(now: RetentionForecast | undefined): string {
  if (now === undefined) return m.rights_retention_no_rule();
  const { goes, waiting, toTell, oldest, newest } = now;
  if (oldest === null || newest === null) return m.rights_retention_nothing_due();
  const numbers = { goes, waiting, tell: toTell };
  return m.rights_retention_forecast({ ...numbers, from: formatDate(oldest), until: formatDate(newest) });
}

/** Of however little there is, a tenth of a megabyte is said. */
function filesInWords({ count, bytes }: FilesThatGo): string {
  const tenths = Math.ceil((bytes / 1024 / 1024) * 10);
  return m.rights_retention_files({ count, megabytes: new Intl.NumberFormat(getLanguage()).format(tenths / 10) });
}
