import { useSyncExternalStore } from 'react';
import type { Language } from '../../kernel/language.ts';
import { overwriteGetLocale } from './generated/paraglide/runtime.js';
import { storedChoice } from './stored-choice.ts';
import { watched } from './watched.ts';

/** The languages of the screens, each with its own name for itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  nb: 'Norsk bokmål',
  nn: 'Norsk nynorsk',
  da: 'Dansk',
  en: 'English',
};
export type { Language };
export const languages: readonly Language[] = ['nb', 'nn', 'da', 'en'];

const stored = storedChoice('tillit.language');
const current = watched<Language>(
  asLanguage(stored.read()) ?? preferredLanguage(globalThis.navigator?.languages ?? []),
);

overwriteGetLocale(() => current.get());
current.subscribe(showInDocument);
showInDocument();

export const getLanguage = current.get;

/** Changes the language of all screens at once and remembers it on this device. */
export function setLanguage(language: Language): void {
  stored.write(language);
  current.set(language);
}

/** Follows the person's own setting, unless another language was chosen on this device. */
export function followLanguage(language: string): void {
  const known = asLanguage(language);
  if (known !== undefined && stored.read() === undefined) current.set(known);
}

export function useLanguage(): Language {
  return useSyncExternalStore(current.subscribe, current.get);
}

/** The first of a browser's languages that we have; Norwegian without a variety is Bokmål. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const primary = tag.toLowerCase().split('-')[0];
    const language = asLanguage(primary === 'no' ? 'nb' : primary);
    if (language !== undefined) return language;
  }
  return 'en';
}

function asLanguage(text: string | undefined): Language | undefined {
  return languages.find((language) => language === text);
}

function showInDocument(): void {
  if (globalThis.document) document.documentElement.lang = current.get();
}
