import { createApi } from '../../../platform/web/api.ts';
import { roomsContract } from '../contract.ts';

export const roomsApi = createApi(roomsContract, { name: 'rooms' });
