import { Button } from '@navikt/ds-react/Button';
import type { Country } from '../../kernel/country.ts';
import { useLanguage } from '../../platform/web/language.ts';
import { Card } from '../../platform/web/parts/Card.tsx';
import { LanguageMenu } from '../../platform/web/parts/LanguageMenu.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { readSignInAddress, signInPath } from './sign-in-path.ts';
import { signInRefusalInWords } from './sign-in-refusals.ts';
import './sign-in-page.css';

/** The way in. The country decides the numbers to call; where it is not set, the language hints at it. */
export function SignInPage({ country }: { country?: Country }) {
  const language = useLanguage();
  const inDenmark = country === undefined ? language === 'da' : country === 'DK';
  const { refusal, to, isSignedOutThere } = readSignInAddress(window.location);
  const lead = to.startsWith('/join') ? m.app_sign_in_lead_invited() : m.app_sign_in_lead();
  return (
    <div className="ti-sign-in">
      <Page title={m.app_sign_in_title()} lead={lead} actions={<LanguageMenu />}>
        <div role="status" className={isSignedOutThere ? 'ti-sign-in__refusal' : undefined}>
          {isSignedOutThere && (
            <Card>
              <p>{m.app_signed_out_there()}</p>
            </Card>
          )}
        </div>
        {refusal !== undefined && (
          <div role="alert" className="ti-sign-in__refusal">
            <Card tone="amber">
              <p>
                <strong>{m.app_sign_in_refused()}</strong>
              </p>
              <p>{signInRefusalInWords(refusal)}</p>
            </Card>
          </div>
        )}
        <Button as="a" role="link" href={signInPath(to)} className="ti-sign-in__button">
          {refusal === undefined ? m.app_sign_in() : m.app_sign_in_try_again()}
        </Button>
        <PasskeySignIn to={to} />
        <p className="ti-sign-in__urgent">
          {inDenmark ? m.app_not_for_emergencies_denmark() : m.app_not_for_emergencies_norway()}
        </p>
      </Page>
    </div>
  );
}
