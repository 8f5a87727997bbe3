import { Button } from '@navikt/ds-react/Button';
import { useSyncExternalStore } from 'react';
import { newVersion, showNewVersion } from '../new-version.ts';
import { m } from '../words.ts';
import './banner.css';

/** A new version waits; it is shown when the person says so, never in the middle of a sentence. */
export function UpdateBanner() {
  const waits = useSyncExternalStore(newVersion.subscribe, newVersion.get);
  return (
    <div role="status">
      {waits && (
        <p className="ti-banner">
          {m.platform_new_version()}{' '}
          <Button size="small" variant="tertiary" onClick={showNewVersion}>
            {m.platform_new_version_show()}
          </Button>
        </p>
      )}
    </div>
  );
}
