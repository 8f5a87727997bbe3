import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { AppointmentByLink, isAppointmentLink } from '../../modules/calendar/web/public.tsx';
import type { Myself } from '../../modules/people/domain/person.ts';
import { followLanguage, useLanguage } from '../../platform/web/language.ts';
import { live } from '../../platform/web/live.ts';
import { openPersonOutbox } from '../../platform/web/outbox/person-outbox.ts';
import { ErrorMessage } from '../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../platform/web/parts/Loading.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { identityOf } from './forget-other-role.ts';
import { router } from './router.tsx';
import { SessionEndedPage } from './SessionEndedPage.tsx';
import { useSession } from './session-data.ts';

// Whoever is signed in, as most are, does not wait for it.
const SignInPage = lazy(async () => ({ default: (await import('./SignInPage.tsx')).SignInPage }));

export function App() {
  const language = useLanguage();
  // Whoever comes by such a link has no account, and is asked for none.
  if (isAppointmentLink(window.location))
    return (
      <Suspense key={language} fallback={<Page title={m.platform_app_name()}>{null}</Page>}>
        <AppointmentByLink />
      </Suspense>
    );
  return <OwnApp />;
}

function OwnApp() {
  const session = useSession();
  // Words are read while a screen is drawn, so a new language draws everything anew.
  const language = useLanguage();
  if (session.state === 'signed-in') {
    // Another person's screens must never show through, nor another role's.
    const key = `${identityOf(session.myself)} ${language}`;
    return <SignedIn key={key} myself={session.myself} hasEnded={session.hasEnded} />;
  }
  if (session.state === 'signed-out')
    return (
      <Suspense fallback={<Page title={m.platform_app_name()}>{null}</Page>}>
        <SignInPage />
      </Suspense>
    );
  return (
    <Page title={m.platform_app_name()}>
      {session.state === 'loading' ? <Loading /> : <ErrorMessage error={session.error} onTryAgain={session.tryAgain} />}
    </Page>
  );
}

function SignedIn({ myself, hasEnded }: { myself: Myself; hasEnded: boolean }) {
  openPersonOutbox(myself.person.id);
  useEffect(() => followLanguage(myself.language), [myself.language]);
  useEffect(() => {
    if (hasEnded) return undefined;
    live.start();
    return () => live.stop();
  }, [hasEnded]);
  return (
    <>
      {hasEnded && <SessionEndedPage />}
      {/* Kept, but out of sight and reach: what was typed is still there if she signs in in another window. */}
      <div hidden={hasEnded}>
        <RouterProvider router={router} />
      </div>
    </>
  );
}
