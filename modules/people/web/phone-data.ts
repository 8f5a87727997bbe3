import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Phone } from '../domain/phone.ts';
import { peopleApi } from './people-api.ts';

const phoneQuery = peopleApi.query.getPhone.queryOptions();

export function usePhone() {
  return useQuery(phoneQuery);
}

/** The three steps of a number; each shows at once what the server has accepted. */
export function useChangePhone() {
  const queryClient = useQueryClient();
  const show = (phone: Phone) => queryClient.setQueryData(phoneQuery.queryKey, phone);
  return {
    ask: useMutation(peopleApi.query.askForPhoneCode.mutationOptions({ onSuccess: show })),
    confirm: useMutation(peopleApi.query.confirmPhone.mutationOptions({ onSuccess: ({ phone }) => show(phone) })),
    remove: useMutation(peopleApi.query.removePhone.mutationOptions({ onSuccess: show })),
  };
}
