import type { Language } from '../../../kernel/language.ts';

/** All that a notice ever says: no name, no sender, no link that could be faked. */
export const noticeWords: Readonly<Record<Language, string>> = {
  nb: 'Det er noe nytt til deg i Tillit. Åpne det med den elektroniske ID-en din.',
  nn: 'Det er noko nytt til deg i Tillit. Opne det med den elektroniske ID-en din.',
  da: 'Der er noget nyt til dig i Tillit. Åbn det med dit elektroniske ID.',
  en: 'There is something new for you in Tillit. Open it with your electronic ID.',
};
