import { Button } from '@navikt/ds-react/Button';
import { freshSignInPath } from '../../platform/web/fresh/fresh-sign-in.ts';
import { Card } from '../../platform/web/parts/Card.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { readOwnPath, readSignInAddress } from './sign-in-path.ts';
import { signInRefusalInWords } from './sign-in-refusals.ts';

/** Using the electronic ID anew did not succeed: says why, what is safe, and leads back or lets one try again. */
export function ElectronicIdPage() {
  const { refusal = 'cancelled', to } = readSignInAddress(window.location);
  const back = readOwnPath(to);
  return (
    <Page title={m.platform_fresh_title()}>
      <div className="ti-stack">
        <div role="alert">
          <Card tone="amber">
            <p>{signInRefusalInWords(refusal)}</p>
            <p>{m.app_still_signed_in()}</p>
          </Card>
        </div>
        <div className="ti-buttons">
          <Button as="a" role="link" href={freshSignInPath(back)}>
            {m.platform_fresh_go()}
          </Button>
          <Button as="a" role="link" variant="secondary" href={`${back.pathname}${back.search}`}>
            {m.app_back_to_where()}
          </Button>
        </div>
      </div>
    </Page>
  );
}
