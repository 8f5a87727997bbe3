import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import type { Permission } from '../contract.ts';
import { HowManyHold, PermissionList } from './PermissionList.tsx';
import { permissionsApi } from './permissions-api.ts';

/** Over all my rooms: for the citizen what she may, for who meets citizens what holds for each of them. */
export function PermissionsPage() {
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(permissionsApi.query.listMine.queryOptions());
  const acting = myself?.acting;
  const child =
    acting?.kind === 'related-person' && acting.relation === 'guardian' ? acting.citizen.givenName : undefined;
  const isMine = acting?.kind === 'citizen' || child !== undefined;
  return (
    <Page
      title={titleFor(isMine, child)}
      lead={isMine ? m.permission_cards_lead_mine() : m.permission_cards_lead()}
      back={{ to: '/' }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={m.permission_cards_none()}>
          {isMine ? m.permission_cards_none_mine() : m.permission_cards_none_why()}
        </EmptyState>
      )}
      <HowManyHold cards={data ?? []} />
      {data !== undefined && isMine && (
        <PermissionList cards={data} reader={child === undefined ? 'citizen' : 'for-her'} level={2} />
      )}
      {data !== undefined && !isMine && <ByCitizen cards={data} />}
    </Page>
  );
}

function titleFor(isMine: boolean, child: string | undefined): string {
  if (!isMine) return m.permission_cards_title();
  return child === undefined ? m.permission_cards_title_mine() : m.permission_cards_title_of({ name: child });
}

/** One heading for each citizen whom one meets, by name, with the way to her room. */
function ByCitizen({ cards }: { cards: readonly Permission[] }) {
  const byRoom = [...Map.groupBy(cards, ({ roomId }) => roomId)];
  const nameOf = ([first]: readonly Permission[]) => first?.citizenName ?? '';
  return byRoom
    .toSorted(([, one], [, other]) => nameOf(one).localeCompare(nameOf(other)))
    .map(([roomId, some]) => (
      <Section
        key={roomId}
        title={nameOf(some)}
        action={<Link to={`/rooms/${roomId}/permissions`}>{m.permission_cards_to_room()}</Link>}
      >
        <PermissionList cards={some} reader="beside" level={3} />
      </Section>
    ));
}
