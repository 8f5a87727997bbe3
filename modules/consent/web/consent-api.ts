import { createApi } from '../../../platform/web/api.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { consentContract } from '../contract.ts';

export const consentApi = createApi(consentContract, { name: 'consent' });

staleOnHint(queryClient, 'consent.', () => consentApi.query.key());
