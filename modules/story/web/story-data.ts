import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { troubleOf } from '../../../platform/web/refusal.ts';
import { storyApi } from './story-api.ts';

/** My story, or that of the child I act for. */
export const useStory = () => useQuery(storyApi.query.getStory.queryOptions());

/** What I may read before we meet; nothing of it stays on the page when it is no longer mine to read. */
export function useBeforeWeMeet(roomId: RoomId) {
  const { data, error, refetch } = useQuery(storyApi.query.getBeforeWeMeet.queryOptions({ input: { roomId } }));
  const gone = error !== null && troubleOf(error) === 'not-found';
  return { told: gone ? undefined : data, error, refetch };
}

/** After a step everything that is shown of the story is asked for anew. */
export function useStoryAnew() {
  const queryClient = useQueryClient();
  return () => askAnew(queryClient, storyApi.query.key());
}

/** What is done with one memory line. */
export function useLineSteps() {
  const onSuccess = useStoryAnew();
  return {
    strike: useMutation(storyApi.query.strikeLine.mutationOptions({ onSuccess })),
    share: useMutation(storyApi.query.shareLine.mutationOptions({ onSuccess })),
    takeBack: useMutation(storyApi.query.takeBackLine.mutationOptions({ onSuccess })),
  };
}
