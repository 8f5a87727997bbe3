import type { Language } from '../../../kernel/language.ts';

interface MailWords {
  subject: string;
  signIn: string;
  fewer: string;
}

/**
 * All that a mail ever says. Nobody who sees it on a locked screen learns who wrote, about what or from where,
 * so there is no place here for a name.
 */
const words: Readonly<Record<Language, MailWords>> = {
  nb: {
    subject: 'Det er noe nytt til deg i Tillit',
    signIn: 'Logg inn for å se det:',
    fewer: 'Vil du ha færre slike beskjeder? Velg det her:',
  },
  nn: {
    subject: 'Det er noko nytt til deg i Tillit',
    signIn: 'Logg inn for å sjå det:',
    fewer: 'Vil du ha færre slike meldingar? Vel det her:',
  },
  da: {
    subject: 'Der er noget nyt til dig i Tillit',
    signIn: 'Log ind for at se det:',
    fewer: 'Vil du have færre af disse beskeder? Vælg det her:',
  },
  en: {
    subject: 'There is something new for you in Tillit',
    signIn: 'Sign in to see it:',
    fewer: 'Would you like fewer of these messages? Choose here:',
  },
};

/** Where somebody chooses what they are told. */
export const lessLink = (origin: string) => `${origin}/about-me#notifications`;

/** Subject and text of the one mail there is, in a language. */
export function mailWords(language: Language, origin: string): { subject: string; text: string } {
  const { subject, signIn, fewer } = words[language];
  return { subject, text: `${subject}.\n\n${signIn} ${origin}\n\n${fewer} ${lessLink(origin)}\n` };
}
