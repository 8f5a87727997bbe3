import { createApi } from '../../../platform/web/api.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { emergencyContract } from '../contract.ts';

export const emergencyApi = createApi(emergencyContract, { name: 'emergency' });

staleOnHint(queryClient, 'emergency.', () => emergencyApi.query.key());
