import type { Language } from '../../../kernel/language.ts';

interface TextWords {
  /** A question in a room, by the sender's first name. */
  question: (sender: string, body: string, code: string) => string;
  /** What somebody wrote down for the citizen. */
  told: (sender: string, body: string, code: string) => string;
  rest: string;
  which: (codes: string) => string;
  stopped: string;
  /** For whoever is not heard, whatever the reason: it tells nothing. */
  neutral: string;
}

export const textWords: Readonly<Record<Language, TextWords>> = {
  nb: {
    question: (sender, body, code) => `${sender}: ${body}\nSvar på denne SMS-en (kode ${code}). STOPP avslutter.`,
    told: (sender, body, code) =>
      `${sender} skrev for deg: ${body}\nStemmer det? Svar JA, eller skriv det som er riktig (kode ${code}).`,
    rest: '[les resten i Tillit]',
    which: (codes) =>
      `Takk. Flere spørsmål venter på deg. Send svaret en gang til med koden fra SMS-en foran: ${codes}.`,
    stopped: 'Du får ikke flere SMS-er fra Tillit. Alt står i Tillit når du vil se det.',
    neutral: 'Dette nummeret tar ikke imot meldinger akkurat nå. Åpne Tillit med den elektroniske ID-en din.',
  },
  nn: {
    question: (sender, body, code) => `${sender}: ${body}\nSvar på denne SMS-en (kode ${code}). STOPP avsluttar.`,
    told: (sender, body, code) =>
      `${sender} skreiv for deg: ${body}\nStemmer det? Svar JA, eller skriv det som er rett (kode ${code}).`,
    rest: '[les resten i Tillit]',
    which: (codes) =>
      `Takk. Fleire spørsmål ventar på deg. Send svaret ein gong til med koden frå SMS-en framfor: ${codes}.`,
    stopped: 'Du får ikkje fleire SMS-ar frå Tillit. Alt står i Tillit når du vil sjå det.',
    neutral: 'Dette nummeret tek ikkje imot meldingar akkurat no. Opne Tillit med den elektroniske ID-en din.',
  },
  da: {
    question: (sender, body, code) => `${sender}: ${body}\nSvar på denne sms (kode ${code}). STOP slutter.`,
    told: (sender, body, code) =>
      `${sender} skrev for dig: ${body}\nPasser det? Svar JA, eller skriv det, der er rigtigt (kode ${code}).`,
    rest: '[læs resten i Tillit]',
    which: (codes) => `Tak. Flere spørgsmål venter på dig. Send svaret igen med koden fra sms'en foran: ${codes}.`,
    stopped: "Du får ikke flere sms'er fra Tillit. Alt står i Tillit, når du vil se det.",
    neutral: 'Dette nummer tager ikke imod beskeder lige nu. Åbn Tillit med dit elektroniske ID.',
  },
  en: {
    question: (sender, body, code) => `${sender}: ${body}\nAnswer this text (code ${code}). STOP ends it.`,
    told: (sender, body, code) =>
      `${sender} wrote for you: ${body}\nIs that right? Answer YES, or write what is (code ${code}).`,
    rest: '[read the rest in Tillit]',
    which: (codes) =>
      `Thank you. Several questions wait for you. Please send it again with the code from the text in front: ${codes}.`,
    stopped: 'You get no more texts from Tillit. Everything is there when you want to look.',
    neutral: 'This number takes no messages just now. Open Tillit with your electronic ID.',
  },
};
