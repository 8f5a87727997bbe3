import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addPasskey } from '../../../platform/web/passkeys/passkey.ts';
import { peopleApi } from './people-api.ts';

const sessionsQuery = peopleApi.query.listSessions.queryOptions();
const passkeysQuery = peopleApi.query.listPasskeys.queryOptions();

export const useSessions = () => useQuery(sessionsQuery);
export const usePasskeys = () => useQuery(passkeysQuery);

export function useEndSession() {
  const onSettled = useLookAgain();
  return useMutation(peopleApi.query.endSession.mutationOptions({ onSettled }));
}

export function useEndOtherSessions() {
  const onSettled = useLookAgain();
  return useMutation(peopleApi.query.endOtherSessions.mutationOptions({ onSettled }));
}

export function useRemovePasskey() {
  const onSettled = useLookAgain();
  return useMutation(peopleApi.query.removePasskey.mutationOptions({ onSettled }));
}

export function useAddPasskey() {
  const onSettled = useLookAgain();
  return useMutation({ mutationFn: ({ name }: { name: string }) => addPasskey(name), onSettled });
}

function useLookAgain() {
  const queryClient = useQueryClient();
  return async () => {
    for (const { queryKey } of [sessionsQuery, passkeysQuery]) await queryClient.invalidateQueries({ queryKey });
  };
}
