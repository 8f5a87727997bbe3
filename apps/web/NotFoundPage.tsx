import { Link } from '@tanstack/react-router';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';

export function NotFoundPage() {
  return (
    <Page title={m.app_not_found_title()} lead={m.app_not_found_lead()}>
      <p>
        <Link to="/">{m.app_to_home()}</Link>
      </p>
    </Page>
  );
}
