import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { roomsContract } from '../../modules/rooms/contract.ts';
import { createApi } from '../../platform/web/api.ts';

const roomsApi = createApi(roomsContract, { name: 'rooms' });

/** Joins a room that I am invited to, and goes there. */
export function useJoinRoom() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    roomsApi.query.join.mutationOptions({
      onSuccess: async ({ roomId }) => {
        await queryClient.invalidateQueries({ queryKey: roomsApi.query.listRooms.key() });
        await navigate({ to: '/rooms/$roomId', params: { roomId } });
      },
    }),
  );
}
