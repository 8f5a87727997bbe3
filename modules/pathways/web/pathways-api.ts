import { createApi } from '../../../platform/web/api.ts';
import { live } from '../../../platform/web/live.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { pathwaysContract } from '../contract.ts';

export const pathwaysApi = createApi(pathwaysContract, { name: 'pathways' });

// A room that is no longer mine is gone from the page that is open, not only from the next one.
live.onHint('rooms.access-ended', () => void queryClient.resetQueries({ queryKey: pathwaysApi.query.key() }));
staleOnHint(queryClient, 'pathways.', () => pathwaysApi.query.key());
// Who has come in may be asked to take over, or stand in.
staleOnHint(queryClient, 'rooms.people-changed', () => pathwaysApi.query.key());
