import '../../platform/web/brand/brand.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { myselfQuery } from '../../modules/people/web/public.tsx';
import { AkselLanguage } from '../../platform/web/AkselLanguage.tsx';
import { live } from '../../platform/web/live.ts';
import { staleAfterGap, staleOnHint } from '../../platform/web/live-queries.ts';
import { registerServiceWorker } from '../../platform/web/new-version.ts';
import { queryClient } from '../../platform/web/query-client.ts';
import { showTheme } from '../../platform/web/theme.ts';
import { App } from './App.tsx';
import { forgetOtherRole } from './forget-other-role.ts';
import { noticeEndedSession } from './notice-ended-session.ts';

showTheme();
staleAfterGap(queryClient, live);
noticeEndedSession(queryClient);
forgetOtherRole(queryClient);
// The session has ended somewhere else: asking again who we are shows the way in.
staleOnHint(queryClient, 'platform.session-ended', () => myselfQuery.queryKey);

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no place for the app.');
createRoot(place).render(
  <QueryClientProvider client={queryClient}>
    <AkselLanguage>
      <App />
    </AkselLanguage>
  </QueryClientProvider>,
);

// After a deployment an open page may ask for a part that is no longer there.
window.addEventListener('vite:preloadError', () => window.location.reload());
if (import.meta.env.PROD) void registerServiceWorker();
