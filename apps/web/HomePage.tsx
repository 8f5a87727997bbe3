import { useState } from 'react';
import { formatLongDay, withCapital } from '../../platform/web/format.ts';
import { LanguageMenu } from '../../platform/web/parts/LanguageMenu.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { useMyself } from './session-data.ts';

export function HomePage() {
  const { person } = useMyself();
  const [now] = useState(() => new Date());
  return (
    <Page
      title={m.app_home_title({ name: person.givenName })}
      lead={withCapital(formatLongDay(now, now))}
      phoneActions={<LanguageMenu />}
    >
      {null}
    </Page>
  );
}
