import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { m } from '../../../../platform/web/words.ts';
import { useMyself } from './circle-data.ts';
import { fullName } from './participant-words.ts';

/** A link that leads nowhere: what it is, that nothing is wrong with the one who opened it, and what to do. */
export function NoWayIn({ why }: { why: 'ended' | 'foreign' | 'incomplete' }) {
  const myself = useMyself();
  const name = myself === undefined ? '' : fullName(myself.person);
  const words = {
    ended: [m.rooms_circle_link_ended(), m.rooms_circle_link_ended_means()],
    foreign: [m.rooms_circle_link_foreign(), m.rooms_circle_link_foreign_means({ name })],
    incomplete: [m.rooms_circle_link_incomplete(), m.rooms_circle_link_incomplete_means()],
  }[why];
  const [title = '', means = ''] = words;
  return (
    <Page title={title}>
      <EmptyState
        title={means}
        action={
          <p className="ti-links">
            <Link to="/">{m.rooms_circle_to_home()}</Link>
            {why === 'foreign' && <Link to="/about-me">{m.rooms_circle_sign_out_elsewhere()}</Link>}
          </p>
        }
      >
        <p>{m.rooms_circle_link_nothing_lost()}</p>
      </EmptyState>
    </Page>
  );
}
