import { createApi } from '../../../platform/web/api.ts';
import { live } from '../../../platform/web/live.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { permissionCardsContract } from '../contract.ts';

export const permissionsApi = createApi(permissionCardsContract, { name: 'permission-cards' });

const all = () => permissionsApi.query.key();

staleOnHint(queryClient, 'permission-cards.', all);
// An extension goes with its course, and all of them with their room; who answers, when somebody comes or goes.
staleOnHint(queryClient, 'pathways.', all);
staleOnHint(queryClient, 'rooms.room-closed', all);
staleOnHint(queryClient, 'rooms.people-changed', all);
// A room that is no longer mine is gone from the page that is open, not only from the next one.
live.onHint('rooms.access-ended', () => void queryClient.resetQueries({ queryKey: all() }));
