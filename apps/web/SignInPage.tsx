import { Button } from '@navikt/ds-react/Button';
import type { Country } from '../../kernel/country.ts';
import { useLanguage } from '../../platform/web/language.ts';
import { LanguageMenu } from '../../platform/web/parts/LanguageMenu.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import './sign-in-page.css';

/** The way in. The country decides the numbers to call; where it is not set, the language hints at it. */
export function SignInPage({ country }: { country?: Country }) {
  const language = useLanguage();
  const inDenmark = country === undefined ? language === 'da' : country === 'DK';
  return (
    <div className="ti-sign-in">
      <Page title={m.app_sign_in_title()} lead={m.app_sign_in_lead()} actions={<LanguageMenu />}>
        <Button as="a" role="link" href="/sign-in" className="ti-sign-in__button">
          {m.app_sign_in()}
        </Button>
        <p className="ti-sign-in__urgent">
          {inDenmark ? m.app_not_for_emergencies_denmark() : m.app_not_for_emergencies_norway()}
        </p>
      </Page>
    </div>
  );
}
