import { createApi } from '../../../platform/web/api.ts';
import { live } from '../../../platform/web/live.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { braveStepsContract } from '../contract.ts';

export const braveStepsApi = createApi(braveStepsContract, { name: 'brave-steps' });

const all = () => braveStepsApi.query.key();

staleOnHint(queryClient, 'brave-steps.', all);
// The appointment in which they do it together, and who is there to come along.
staleOnHint(queryClient, 'calendar.', all);
staleOnHint(queryClient, 'rooms.room-closed', all);
staleOnHint(queryClient, 'rooms.people-changed', all);
// A room that is no longer mine is gone from the page that is open, not only from the next one.
live.onHint('rooms.access-ended', () => void queryClient.resetQueries({ queryKey: all() }));
