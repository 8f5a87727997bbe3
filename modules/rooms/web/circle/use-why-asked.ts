import { useQuery } from '@tanstack/react-query';
import { m } from '../../../../platform/web/words.ts';
import { consentApi } from '../../../consent/web/public.tsx';
import type { Participant, Room } from '../../domain/room.ts';

/** Who suggests somebody, and why, as a sentence; nothing until it is known. */
export function useWhyAsked(room: Room, participant: Participant, enabled: boolean): string | undefined {
  const input = { subjectId: room.id, granteeId: participant.id };
  const history = useQuery(consentApi.query.getHistory.queryOptions({ input, enabled }));
  const asker = history.data?.actions.findLast((action) => action.kind === 'asked')?.decidedByName;
  const { why, isContact } = participant;
  if (asker === undefined) return undefined;
  if (isContact) return m.rooms_circle_opener_asks({ name: asker, why });
  return why === '' ? m.rooms_circle_suggests({ name: asker }) : m.rooms_circle_suggests_why({ name: asker, why });
}
