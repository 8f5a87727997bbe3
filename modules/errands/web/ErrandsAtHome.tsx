import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { WayTo } from '../../../platform/web/parts/WayTo.tsx';
import { m } from '../../../platform/web/words.ts';
import { errandsApi } from './errands-api.ts';

/** On the citizen's home: the way to what she has asked for. */
export function ErrandsAtHome() {
  return (
    <p className="ti-links">
      <Link to="/errands">{m.errands_title()}</Link>
    </p>
  );
}

/** On a worker's home: how many are hers, and the way to them. They are read when she opens it, since that is a look that citizens see. */
export function ErrandsAtWork() {
  const { data } = useQuery(errandsApi.query.countMine.queryOptions());
  return <WayTo to="/errands" title={m.errands_title_work()} count={data?.count} />;
}
