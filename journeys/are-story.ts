import { type DateWords, dateWords } from '../platform/web/date-words.ts';
import type { OpenTillit } from './open-tillit.ts';
import type { Manner, Person } from './person.ts';
import { type Words, wordsOf } from './words-of.ts';

/** What is written in the room, in Norwegian whatever language the screens are in. */
export const knut = 'Hei Are, jeg heter Knut og er den du kan spørre om penger på NAV.';
export const question = 'Jeg har fått time på DPS 11. november, men da kan jeg ikke. Går det an å bytte?';
export const answer = 'Det ordner seg: Sara på DPS flytter timen til 17. november kl. 10.';
export const veras = 'Da flytter jeg møtet vårt også, til 19. november, samme tid.';
export const saras = 'Kan dere vente to uker med jobbtiltak? Det blir mye på en gang nå.';

/** The steps of a part of the story in their order, each under the sentence that tells it. */
export type Chapter = Record<string, (story: Story) => Promise<void>>;

/** Where the story is, and who has come into it so far. */
export interface Story {
  tillit: OpenTillit;
  look: OpenTillit['look'];
  manner: Manner;
  /** The words of the screens. */
  t: Words;
  days: DateWords;
  monday: string;
  friday: string;
  roomId: string;
  ingrid: Person;
  are: Person;
  frida: Person;
  vera: Person;
  sara: Person;
}

export function beginStory(tillit: OpenTillit, manner: Manner): Story {
  const days = dateWords[manner.language];
  const [, monday = '', , , , friday = ''] = days.weekdays;
  const t = wordsOf(manner.language);
  // Who comes later is asked for later; a step that comes too early fails by itself.
  return { tillit, look: tillit.look, manner, t, days, monday, friday, roomId: '' } as Story;
}
