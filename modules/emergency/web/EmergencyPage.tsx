import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { hasEmergencies } from '../domain/may-open.ts';
import { CircleView } from './CircleView.tsx';
import { emergencyApi } from './emergency-api.ts';
import { OpenForm } from './OpenForm.tsx';
import './emergency.css';

// What is over is not left standing on a screen; asking touches nothing of the citizen.
const halfAMinute = 30_000;

/** Opening an emergency access, with what it leads to said before; while it is open, what it shows. */
export function EmergencyPage() {
  const { data: myself } = useQuery(myselfQuery);
  const role = myself?.acting.kind === 'practitioner' ? myself.acting.role : undefined;
  const may = role !== undefined && hasEmergencies(role.profession);
  const {
    data: open,
    error,
    refetch,
  } = useQuery(emergencyApi.query.findOpen.queryOptions({ enabled: may, refetchInterval: halfAMinute }));
  return (
    <Page title={m.emergency_title()} lead={m.emergency_lead()} back={{ to: '/' }}>
      {myself !== undefined && !may && <EmptyState title={m.emergency_refusal_profession()} />}
      {(myself === undefined || may) && open === undefined && error === null && <Loading />}
      {error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {may && open === null && <OpenForm country={role.organisation.country} />}
      {may && open !== null && open !== undefined && <CircleView accessId={open.id} reason={open.reason} />}
    </Page>
  );
}
