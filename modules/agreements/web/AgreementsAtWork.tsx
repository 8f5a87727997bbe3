import { useQuery } from '@tanstack/react-query';
import { WayTo } from '../../../platform/web/parts/WayTo.tsx';
import { m } from '../../../platform/web/words.ts';
import { agreementsApi } from './agreements-api.ts';

/** On a worker's home: how much of what she has promised lies ahead, and the way to it. It is read when she opens it, since that is a look that the citizens see. */
export function AgreementsAtWork() {
  const { data } = useQuery(agreementsApi.query.countMine.queryOptions());
  return <WayTo to="/agreements" title={m.agreements_title_work()} count={data?.count} />;
}
