import { createApi } from '../../../platform/web/api.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { storyContract } from '../contract.ts';

export const storyApi = createApi(storyContract, { name: 'story' });

staleOnHint(queryClient, 'story.', () => storyApi.query.key());

// Who is in a room says who may be told; messages say nothing of it.
const whoIsThere = new Set(['rooms.access-ended', 'rooms.people-changed', 'rooms.room-closed']);
staleOnHint(queryClient, 'rooms.', ({ what }) => (whoIsThere.has(what) ? storyApi.query.key() : undefined));
