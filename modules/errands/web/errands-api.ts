import { createApi } from '../../../platform/web/api.ts';
import { live } from '../../../platform/web/live.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { errandsContract } from '../contract.ts';

export const errandsApi = createApi(errandsContract, { name: 'errands' });

const all = () => errandsApi.query.key();

staleOnHint(queryClient, 'errands.', all);
// With whom it stands follows who is there.
staleOnHint(queryClient, 'rooms.room-closed', all);
staleOnHint(queryClient, 'rooms.people-changed', all);
// A room that is no longer mine is gone from the page that is open, not only from the next one.
live.onHint('rooms.access-ended', () => void queryClient.resetQueries({ queryKey: all() }));
