import { useQuery } from '@tanstack/react-query';
import { formatDate, formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ConsentAction } from '../domain/consent-action.ts';
import { consentApi } from './consent-api.ts';
import { lastDayOf } from './consent-terms.ts';
import './consent-history.css';

type Named = ConsentAction & { decidedByName: string; recordedByName: string };

const told = {
  'electronic-id': m.consent_history_by_id,
  phone: m.consent_history_by_phone,
  paper: m.consent_history_on_paper,
  'in-person': m.consent_history_in_person,
};

const what = {
  asked: m.consent_history_asked,
  given: m.consent_history_given,
  declined: m.consent_history_declined,
  changed: m.consent_history_changed,
  withdrawn: m.consent_history_withdrawn,
};

/** Every step of one consent: who decided, told how, written down by whom. */
export function ConsentHistory({ subjectId, granteeId }: { subjectId: string; granteeId: string }) {
  const history = useQuery(consentApi.query.getHistory.queryOptions({ input: { subjectId, granteeId } }));
  if (history.error) return <ErrorMessage error={history.error} onTryAgain={() => void history.refetch()} />;
  if (history.data === undefined) return <Loading lines={2} />;
  return (
    <ol className="ti-consent-history">
      {history.data.actions.map((action) => (
        <li key={action.id}>
          <p className="ti-quiet">{withCapital(formatDayAndTime(action.at))}</p>
          <p>{sentenceOf(action)}</p>
        </li>
      ))}
    </ol>
  );
}

/** “Are Solberg sa ja, på telefon. Skrevet ned av Ingrid Haugen. Gjelder til 17. mai.” */
function sentenceOf(action: Named): string {
  const { kind, decidedByName: name, decidedAs, recordedBy, decidedBy, recordedByName, toldBy, holdsUntil } = action;
  if (kind === 'asked') return what.asked({ name });
  const who = decidedAs === 'guardian' ? m.consent_history_guardian({ name }) : name;
  return [
    what[kind]({ name: who, how: told[toldBy]() }),
    ...(recordedBy === decidedBy ? [] : [m.consent_history_written_by({ name: recordedByName })]),
    ...(holdsUntil === null ? [] : [m.consent_history_until({ day: formatDate(lastDayOf(holdsUntil)) })]),
  ].join(' ');
}
