import { createApi } from '../../../platform/web/api.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { calendarContract } from '../contract.ts';

export const calendarApi = createApi(calendarContract, { name: 'calendar' });

staleOnHint(queryClient, 'calendar.', () => calendarApi.query.key());
