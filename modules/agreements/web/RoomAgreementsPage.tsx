import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RoomId } from '../../../kernel/ids.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { useRooms } from '../../rooms/web/public.tsx';
import { isOpen } from '../domain/agreement.ts';
import { AgreementParts } from './AgreementParts.tsx';
import { agreementsApi } from './agreements-api.ts';
import { useReader } from './reader.ts';
import { WriteAgreement } from './WriteAgreement.tsx';

/** What is agreed in the room in the address. */
export function RoomAgreementsPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <RoomAgreements roomId={RoomId.parse(roomId)} />;
}

/** What those in the room have promised one another: the same page and the same words for the citizen and who works there. */
export function RoomAgreements({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const { data, error, refetch } = useQuery(agreementsApi.query.listOfRoom.queryOptions({ input: { roomId } }));
  const reader = useReader();
  const citizen = room?.citizen.givenName ?? '';
  return (
    <Page title={m.agreements_title()} lead={m.agreements_lead()} back={{ to: `/rooms/${roomId}` }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <>
          {!data.agreements.some(isOpen) && (
            <EmptyState title={m.agreements_none()}>{m.agreements_none_why()}</EmptyState>
          )}
          <AgreementParts agreements={data.agreements} reader={reader} citizen={citizen} />
          {data.iMayWrite && (
            <WriteAgreement roomId={roomId} citizen={citizen} people={data.people} myRoleId={data.myRoleId} />
          )}
        </>
      )}
    </Page>
  );
}
