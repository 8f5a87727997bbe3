import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Sees } from '../../../consent/domain/consent-action.ts';
import { roomsApi } from '../rooms-api.ts';

/** What a participant would see with this choice; the former numbers stand until the new ones are there. */
export function usePreview(about: { roomId: string; participantId: string }, sees: Sees, enabled = true) {
  const day = sees.kind === 'date' ? sees.day : undefined;
  return useQuery(
    roomsApi.query.preview.queryOptions({
      input: { ...about, sees: sees.kind, ...(day === undefined ? {} : { day }) },
      enabled: enabled && day !== '',
      placeholderData: keepPreviousData,
    }),
  );
}
