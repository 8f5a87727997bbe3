import { useQuery } from '@tanstack/react-query';
import { WayTo } from '../../../platform/web/parts/WayTo.tsx';
import { m } from '../../../platform/web/words.ts';
import { braveStepsApi } from './brave-steps-api.ts';

/** On a worker's home: on how many steps she is asked and has not answered, and the way to them. Read when she opens it, since that is a look that citizens see. */
export function BraveStepsAtWork() {
  const { data } = useQuery(braveStepsApi.query.countMine.queryOptions());
  return <WayTo to="/brave-steps" title={m.brave_steps_title_work()} count={data?.count} />;
}
