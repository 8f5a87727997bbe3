import { createApi } from '../../../platform/web/api.ts';
import { auditContract } from '../contract.ts';

export const auditApi = createApi(auditContract, { name: 'audit' });
