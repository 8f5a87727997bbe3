import { Button } from '@navikt/ds-react/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { myselfQuery } from '../../modules/people/web/public.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { signInPath } from './sign-in-path.ts';
import './sign-in-page.css';

/** The session ended in the middle of something: says what is safe, and leads back to the same place. */
export function SessionEndedPage() {
  const queryClient = useQueryClient();
  useEffect(() => {
    // Perhaps she signs in in another window and comes back to this one.
    const lookAgain = () => void queryClient.invalidateQueries({ queryKey: myselfQuery.queryKey });
    window.addEventListener('focus', lookAgain);
    return () => window.removeEventListener('focus', lookAgain);
  }, [queryClient]);
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <div className="ti-sign-in">
      <Page title={m.app_session_ended_title()} lead={m.app_session_ended_lead()}>
        <Button as="a" role="link" href={signInPath(here)} className="ti-sign-in__button">
          {m.app_sign_in_again()}
        </Button>
      </Page>
    </div>
  );
}
