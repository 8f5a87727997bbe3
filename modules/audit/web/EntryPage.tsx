import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { auditApi } from './audit-api.ts';
import { basisInWords } from './basis-in-words.ts';
import { eventInWords } from './event-sentences.ts';
import { ProveEntry } from './ProveEntry.tsx';
import { roleOf } from './role-of.ts';
import { WhyAsked } from './WhyAsked.tsx';
import './seen.css';

/** One entry of the log: what it is, why, and the proof of it. */
export function EntryPage() {
  const { entryId }: { entryId?: string } = useParams({ strict: false });
  const { data, error, refetch } = useEntry(Number(entryId));
  return (
    <Page title={m.audit_entry_title()} back={{ to: '/seen', label: m.audit_entry_back() }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && (
        <ErrorMessage
          error={error}
          sentences={{ 'other-role-needed': m.audit_only_citizen }}
          onTryAgain={() => void refetch()}
        />
      )}
      {data === null && <EmptyState title={m.audit_entry_missing()} />}
      {data !== undefined && data !== null && (
        <>
          <Facts entry={data} />
          {!data.who.isMe && <WhyAsked entry={data} />}
          <ProveEntry entry={data} />
        </>
      )}
    </Page>
  );
}

/** The entry with this number, by asking for the first that is older than the next; null when it is not in the log. */
function useEntry(id: number) {
  const before = Number.isSafeInteger(id) ? id + 1 : 0;
  return useQuery({
    ...auditApi.query.listEntries.queryOptions({ input: { before } }),
    select: ({ entries }) => entries.find((entry) => entry.id === id) ?? null,
  });
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { who } = entry;
  const role = roleOf(who);
  return (
    <Card>
      <p>
        <strong>{who.isMe ? m.audit_you() : `${who.givenName} ${who.familyName}`}</strong>
      </p>
      {role !== '' && <p className="ti-quiet">{role}</p>}
      <p>{eventInWords(entry, 1)}</p>
      <p className="ti-quiet">
        <time dateTime={entry.at}>{withCapital(formatDayAndTime(entry.at))}</time>. {basisInWords(entry)}.
      </p>
    </Card>
  );
}
