import { getDay } from '../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../kernel/synthetic-numbers.ts';
import type { DemoPerson } from './identity-provider/demo-person.ts';

/** Somebody in the stories, with what an import file says of them. */
export interface StoryPerson extends DemoPerson {
  mail: string;
  /** The organisation where they work, or which knows them as a citizen. */
  organisation: string;
  /** None for a citizen. */
  profession?: string;
  team?: string;
  guardianOf?: string;
}

type Told = Pick<
  StoryPerson,
  'sub' | 'givenName' | 'familyName' | 'line' | 'organisation' | 'profession' | 'team' | 'guardianOf'
>;

let serial = 0;

/** Synthetic numbers, one after the other: the same at every start. */
function inNorway(told: Told, born: [number, number, number] = [1984, 5, 14]): StoryPerson {
  serial += 1;
  const birthDay = getDay(...born);
  return {
    ...told,
    country: 'NO',
    number: makeSyntheticNorwegian(birthDay, serial).digits,
    birthDay,
    mail: mailOf(told.sub),
  };
}

function inDenmark(told: Told, born: [number, number, number] = [1979, 9, 3]): StoryPerson {
  serial += 1;
  const birthDay = getDay(...born);
  return { ...told, country: 'DK', number: makeTestDanish(birthDay, serial).digits, birthDay, mail: mailOf(told.sub) };
}

const mailOf = (sub: string) => `${sub}@tillit.invalid`;

/** Citizens first, as they come first everywhere. */
export const storyPeople: readonly StoryPerson[] = [
  inNorway({
    sub: 'are',
    givenName: 'Are',
    familyName: 'Solberg',
    line: 'Innbygger på Askøy, venter på svar fra DPS',
    organisation: 'askoy',
  }),
  inNorway({
    sub: 'ingrid',
    givenName: 'Ingrid',
    familyName: 'Haugen',
    line: 'Kommunepsykolog, Askøy kommune',
    organisation: 'askoy',
    profession: 'psychologist',
    team: 'Psykisk helse og rus',
  }),
  inNorway({
    sub: 'frida',
    givenName: 'Frida',
    familyName: 'Moe',
    line: 'Fastlege, Kleppestø legesenter',
    organisation: 'kleppesto',
    profession: 'general-practitioner',
  }),
  inNorway({
    sub: 'vera',
    givenName: 'Vera',
    familyName: 'Nilsen',
    line: 'Veileder, NAV Askøy',
    organisation: 'nav-askoy',
    profession: 'adviser',
  }),
  inNorway({
    sub: 'sara',
    givenName: 'Sara',
    familyName: 'Lie',
    line: 'Psykolog, Øyane DPS',
    organisation: 'oyane',
    profession: 'psychologist',
    team: 'Poliklinikk voksne',
  }),
  inNorway({ sub: 'per', givenName: 'Per', familyName: 'Strand', line: 'Innbygger på Askøy', organisation: 'askoy' }),
  inNorway({
    sub: 'trond',
    givenName: 'Trond',
    familyName: 'Vik',
    line: 'Kommunepsykolog, Askøy kommune',
    organisation: 'askoy',
    profession: 'psychologist',
    team: 'Psykisk helse og rus',
  }),
  inNorway(
    { sub: 'maja', givenName: 'Maja', familyName: 'Dahl', line: 'Innbygger, 12 år', organisation: 'askoy' },
    [2014, 4, 9],
  ),
  inNorway({
    sub: 'nina',
    givenName: 'Nina',
    familyName: 'Dahl',
    line: 'Mor til Maja og verge for henne',
    organisation: 'askoy',
    guardianOf: 'maja',
  }),
  inNorway({
    sub: 'torill',
    givenName: 'Torill',
    familyName: 'Eide',
    line: 'Administrator, Askøy kommune: leser inn folk',
    organisation: 'askoy',
    profession: 'administrator',
  }),
  inDenmark({
    sub: 'hilde',
    givenName: 'Hilde',
    familyName: 'Madsen',
    line: 'Borger i København, i rehabilitering',
    organisation: 'cksk',
  }),
  inDenmark({
    sub: 'kathrine',
    givenName: 'Kathrine',
    familyName: 'Juhl',
    line: 'Kontaktperson, Center for Kræft og Sundhed',
    organisation: 'cksk',
    profession: 'contact-person',
    team: 'Team Nord',
  }),
  inDenmark({
    sub: 'mette',
    givenName: 'Mette',
    familyName: 'Skov',
    line: 'Socialrådgiver, Center for Kræft og Sundhed',
    organisation: 'cksk',
    profession: 'social-worker',
    team: 'Team Nord',
  }),
  inDenmark({
    sub: 'jonas',
    givenName: 'Jonas',
    familyName: 'Bech',
    line: 'Praktiserende læge, Lægehuset Nørrebro',
    organisation: 'norrebro',
    profession: 'general-practitioner',
  }),
];

export const storyOrganisations = [
  { code: 'askoy', name: 'Askøy kommune', kind: 'municipality', country: 'NO', teams: 'Psykisk helse og rus' },
  { code: 'oyane', name: 'Øyane DPS', kind: 'hospital', country: 'NO', teams: 'Poliklinikk voksne' },
  { code: 'nav-askoy', name: 'NAV Askøy', kind: 'nav', country: 'NO', teams: '' },
  { code: 'kleppesto', name: 'Kleppestø legesenter', kind: 'general-practice', country: 'NO', teams: '' },
  {
    code: 'cksk',
    name: 'Center for Kræft og Sundhed',
    kind: 'municipality',
    country: 'DK',
    teams: 'Team Nord|Team Syd',
  },
  { code: 'norrebro', name: 'Lægehuset Nørrebro', kind: 'general-practice', country: 'DK', teams: '' },
] as const;
