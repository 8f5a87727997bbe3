import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationSetting } from '../domain/person.ts';
import { peopleApi } from './people-api.ts';

export type Setting = NotificationSetting & { pushKey: string | null };

const settingQuery = peopleApi.query.getNotificationSetting.queryOptions();

export function useNotificationSetting() {
  return useQuery(settingQuery);
}

/** Changes some of the setting; it shows at once what the server has accepted. */
export function useChangeNotifications(setting: Setting) {
  const queryClient = useQueryClient();
  const { pushKey, ...now } = setting;
  const change = useMutation(
    peopleApi.query.setNotificationSetting.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(settingQuery.queryKey, { ...saved, pushKey }),
    }),
  );
  return { ...change, save: (changed: Partial<NotificationSetting>) => change.mutate({ ...now, ...changed }) };
}
