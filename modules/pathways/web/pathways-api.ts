import { createApi } from '../../../platform/web/api.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { pathwaysContract } from '../contract.ts';

export const pathwaysApi = createApi(pathwaysContract, { name: 'pathways' });

staleOnHint(queryClient, 'pathways.', () => pathwaysApi.query.key());
