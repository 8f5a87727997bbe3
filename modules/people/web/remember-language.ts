import type { Language } from '../../../kernel/language.ts';
import { peopleApi } from './people-api.ts';

/**
 * Lets the person's language follow her to other devices and into what is sent to her. This device shows the language
 * already, so a lost line is no trouble here.
 */
export function rememberLanguage(language: Language): void {
  peopleApi.client.setLanguage({ language }).catch(() => undefined);
}
