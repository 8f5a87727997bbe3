import { useQuery } from '@tanstack/react-query';
import type { PersonId } from '../../../../kernel/ids.ts';
import { m } from '../../../../platform/web/words.ts';
import { isId } from '../address-id.ts';
import { roomsApi } from '../rooms-api.ts';
import type { ChosenCitizen } from './chosen-citizen.ts';

/** The citizen of an address. Her name stands in no address, so it is looked for in the rooms that I know. */
export function useCitizenOf(id: string): ChosenCitizen | undefined {
  const known = isId<PersonId>(id);
  const rooms = useQuery(roomsApi.query.listRooms.queryOptions({ enabled: known }));
  if (!known) return undefined;
  const citizen = rooms.data?.find((room) => room.citizen.id === id)?.citizen;
  return citizen ?? { id, givenName: m.rooms_circle_the_citizen(), familyName: '' };
}
