import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { type PushState, readPushState, startPushHere, stopPushHere } from './push-here.ts';

const key = ['people', 'push-here'];

/** Whether this very device is told, and how to change it. */
export function PushHere({ pushKey }: { pushKey: string | null }) {
  const queryClient = useQueryClient();
  const { data: state } = useQuery({ queryKey: key, queryFn: readPushState, networkMode: 'always' });
  const change = useMutation({
    mutationFn: (wanted: string | undefined) => (wanted === undefined ? stopPushHere() : startPushHere(wanted)),
    onSuccess: (now) => queryClient.setQueryData(key, now),
  });
  if (pushKey === null) return <p className="ti-quiet">{m.people_push_not_set_up()}</p>;
  if (state === undefined) return null;
  return (
    <div>
      <h3 className="ti-section__title">{m.people_push_title()}</h3>
      <div className="ti-row">
        <p role="status">{inWords(state)}</p>
        {(state === 'off' || state === 'on') && (
          <Button
            variant="secondary"
            size="small"
            loading={change.isPending}
            onClick={() => change.mutate(state === 'on' ? undefined : pushKey)}
          >
            {state === 'on' ? m.people_push_stop() : m.people_push_start()}
          </Button>
        )}
      </div>
      {change.error !== null && <ErrorMessage error={change.error} />}
    </div>
  );
}

function inWords(state: PushState): string {
  switch (state) {
    case 'cannot':
      return m.people_push_cannot();
    case 'denied':
      return m.people_push_denied();
    case 'off':
      return m.people_push_off();
    case 'on':
      return m.people_push_on();
  }
}
