import { Provider } from '@navikt/ds-react/Provider';
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react';
import type { Language } from '../../kernel/language.ts';
import { useLanguage } from './language.ts';

type AkselWords = ComponentProps<typeof Provider>['locale'];

/** Aksel's own words in the person's language. They are fetched by themselves, as only some parts need them. */
export function AkselLanguage({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const [words, setWords] = useState<AkselWords>();
  useEffect(() => {
    let current = true;
    void loadAkselWords(language).then((loaded) => current && setWords(loaded));
    return () => {
      current = false;
    };
  }, [language]);
  return <Provider {...(words === undefined ? {} : { locale: words })}>{children}</Provider>;
}

async function loadAkselWords(language: Language): Promise<AkselWords> {
  if (language === 'nb') return undefined;
  if (language === 'da') return (await import('./aksel-danish.ts')).danish;
  const { en, nn } = await import('@navikt/ds-react/locales');
  return language === 'nn' ? nn : en;
}
