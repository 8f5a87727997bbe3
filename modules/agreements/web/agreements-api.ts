import { createApi } from '../../../platform/web/api.ts';
import { live } from '../../../platform/web/live.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { agreementsContract } from '../contract.ts';

export const agreementsApi = createApi(agreementsContract, { name: 'agreements' });

const all = () => agreementsApi.query.key();

staleOnHint(queryClient, 'agreements.', all);
// With whom a promise stands follows who is there.
staleOnHint(queryClient, 'rooms.room-closed', all);
staleOnHint(queryClient, 'rooms.people-changed', all);
// A room that is no longer mine is gone from the page that is open, not only from the next one.
live.onHint('rooms.access-ended', () => void queryClient.resetQueries({ queryKey: all() }));
