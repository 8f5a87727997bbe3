import { createApi } from '../../../platform/web/api.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { careTeamContract } from '../contract.ts';

export const careTeamApi = createApi(careTeamContract, { name: 'care-team' });

staleOnHint(queryClient, 'care-team.', () => careTeamApi.query.key());
staleOnHint(queryClient, 'pathways.', () => careTeamApi.query.key());

// Who is in a room says who is around me; messages say nothing of it.
const whoIsThere = new Set(['rooms.access-ended', 'rooms.people-changed', 'rooms.room-closed']);
staleOnHint(queryClient, 'rooms.', ({ what }) => (whoIsThere.has(what) ? careTeamApi.query.key() : undefined));
