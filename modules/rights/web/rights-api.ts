import { createApi } from '../../../platform/web/api.ts';
import { rightsContract } from '../contract.ts';

export const rightsApi = createApi(rightsContract, { name: 'rights' });
