import type { Language } from '../../../kernel/language.ts';

const en = {
  title: 'Who do you want to be?',
  lead: 'This stands in for the electronic ID. Everybody here is made up, and so are their numbers.',
  newcomer: 'Somebody new',
  newcomerLead:
    'Type a name, and you come as somebody the system has not met. The same name is the same person next time.',
  givenName: 'First name',
  familyName: 'Last name',
  country: 'Country',
  norway: 'Norway',
  denmark: 'Denmark',
  signIn: 'Sign in',
  cancel: 'Cancel and go back',
  lostTitle: 'This page has waited too long',
  lostText: 'Nothing has happened. Go back to the start and sign in once more.',
  toStart: 'To the start',
  leaveTitle: 'You are signing out',
  leave: 'Sign out',
  nameMissing: 'Both a first name and a last name are needed.',
};

export type PageWords = typeof en;

export const pageWords: Record<Language, PageWords> = {
  en,
  da: {
    title: 'Hvem vil du være?',
    lead: 'Her ville dit elektroniske ID være. Alle her er opdigtede, og det er deres numre også.',
    newcomer: 'En ny person',
    newcomerLead:
      'Skriv et navn, så kommer du som en, systemet ikke kender. Det samme navn er den samme person næste gang.',
    givenName: 'Fornavn',
    familyName: 'Efternavn',
    country: 'Land',
    norway: 'Norge',
    denmark: 'Danmark',
    signIn: 'Log på',
    cancel: 'Fortryd og gå tilbage',
    lostTitle: 'Denne side har ventet for længe',
    lostText: 'Der er ikke sket noget. Gå tilbage til start og log på igen.',
    toStart: 'Til start',
    leaveTitle: 'Du logger af',
    leave: 'Log af',
    nameMissing: 'Der skal både være et fornavn og et efternavn.',
  },
  nb: {
    title: 'Hvem vil du være?',
    lead: 'Her ville den elektroniske ID-en din vært. Alle her er oppdiktet, og det er numrene deres også.',
    newcomer: 'En ny person',
    newcomerLead:
      'Skriv et navn, så kommer du som en systemet ikke kjenner. Det samme navnet er den samme personen neste gang.',
    givenName: 'Fornavn',
    familyName: 'Etternavn',
    country: 'Land',
    norway: 'Norge',
    denmark: 'Danmark',
    signIn: 'Logg inn',
    cancel: 'Avbryt og gå tilbake',
    lostTitle: 'Denne siden har ventet for lenge',
    lostText: 'Ingenting har skjedd. Gå tilbake til start og logg inn på nytt.',
    toStart: 'Til start',
    leaveTitle: 'Du logger ut',
    leave: 'Logg ut',
    nameMissing: 'Det må være både et fornavn og et etternavn.',
  },
  nn: {
    title: 'Kven vil du vere?',
    lead: 'Her ville den elektroniske ID-en din ha vore. Alle her er oppdikta, og det er numra deira òg.',
    newcomer: 'Ein ny person',
    newcomerLead:
      'Skriv eit namn, så kjem du som ein systemet ikkje kjenner. Det same namnet er den same personen neste gong.',
    givenName: 'Førenamn',
    familyName: 'Etternamn',
    country: 'Land',
    norway: 'Noreg',
    denmark: 'Danmark',
    signIn: 'Logg inn',
    cancel: 'Avbryt og gå tilbake',
    lostTitle: 'Denne sida har venta for lenge',
    lostText: 'Ingenting har hendt. Gå tilbake til start og logg inn på nytt.',
    toStart: 'Til start',
    leaveTitle: 'Du loggar ut',
    leave: 'Logg ut',
    nameMissing: 'Det må vere både eit førenamn og eit etternamn.',
  },
};

/** The first of the wanted languages that the page speaks: what the asking page said, then what the browser says. */
export function choosePageLanguage(uiLocales: string | undefined, acceptLanguage: string | undefined): Language {
  const wanted = [...(uiLocales ?? '').split(' '), ...(acceptLanguage ?? '').split(',')];
  for (const tag of wanted) {
    const primary = tag.trim().toLowerCase().split(/[-;]/)[0];
    if (primary === 'no') return 'nb';
    if (primary === 'en' || primary === 'da' || primary === 'nb' || primary === 'nn') return primary;
  }
  return 'nb';
}
