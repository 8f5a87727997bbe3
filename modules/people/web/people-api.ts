import { createApi } from '../../../platform/web/api.ts';
import { peopleContract } from '../contract.ts';

export const peopleApi = createApi(peopleContract, { name: 'people' });

/** Who is signed in, and as what. Asked again when she comes back to the window: another one may have changed the role. */
export const myselfQuery = peopleApi.query.getMyself.queryOptions({
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: 'always',
});
