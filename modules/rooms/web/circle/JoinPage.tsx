import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { refusalOf } from '../../../../platform/web/refusal.ts';
import { m } from '../../../../platform/web/words.ts';
import { myselfQuery } from '../../../people/web/public.tsx';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import { InvitationView } from './InvitationView.tsx';
import { findLinkToken, forgetLinkToken, keepLinkToken } from './link-token.ts';
import { NoWayIn } from './NoWayIn.tsx';
import './circle.css';
import '../../../../platform/web/parts/section.css';

/** The page behind a link: why, which role, what is expected and how fast; then straight into the room (B8). */
export function JoinPage() {
  const [token, setToken] = useState(findLinkToken);
  useEffect(() => {
    // Another link opened in the same tab loads nothing anew.
    const look = () => {
      keepLinkToken();
      setToken(findLinkToken());
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return token === undefined ? <NoWayIn why="incomplete" /> : <Invitation key={token} token={token} />;
}

function Invitation({ token }: { token: string }) {
  const opened = useQuery(
    roomsApi.query.openInvitation.queryOptions({ input: { token }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const accept = useMutation(
    roomsApi.query.acceptInvitation.mutationOptions({
      onSuccess: async ({ roomId }) => {
        // Whoever joins acts in the new role from here on; the app then draws everything anew, this page too.
        await queryClient.invalidateQueries({ queryKey: myselfQuery.queryKey });
        await navigate({ href: `/rooms/${roomId}?write=first`, replace: true });
        forgetLinkToken();
        await refresh();
      },
    }),
  );
  const refusal = refusalOf(opened.error) ?? refusalOf(accept.error);
  if (refusal === 'invitation-has-ended') return <NoWayIn why="ended" />;
  if (refusal === 'invitation-is-for-somebody-else') return <NoWayIn why="foreign" />;
  const invitation = opened.data;
  return (
    <Page
      title={
        invitation === undefined
          ? m.rooms_circle_join_title()
          : m.rooms_circle_join_title_of({ citizen: invitation.citizenName })
      }
      lead={invitation && m.rooms_circle_join_lead({ name: invitation.invitedBy.name })}
      footer={
        invitation && (
          <Button className="ti-join" onClick={() => accept.mutate({ token })} loading={accept.isPending}>
            {m.rooms_circle_join()}
          </Button>
        )
      }
    >
      {invitation !== undefined ? (
        <div className="ti-stack">
          <InvitationView invitation={invitation} />
          {accept.error && <ErrorMessage error={accept.error} sentences={roomRefusals} />}
          <p className="ti-quiet">{m.rooms_circle_join_traced()}</p>
        </div>
      ) : opened.error ? (
        <ErrorMessage error={opened.error} sentences={roomRefusals} onTryAgain={() => void opened.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  );
}
