import { m } from '../../../platform/web/words.ts';

const known: Readonly<Record<string, () => string>> = {
  psychologist: m.people_profession_psychologist,
  'general-practitioner': m.people_profession_general_practitioner,
  adviser: m.people_profession_adviser,
  nurse: m.people_profession_nurse,
  'social-worker': m.people_profession_social_worker,
  physiotherapist: m.people_profession_physiotherapist,
  doctor: m.people_profession_doctor,
  leader: m.people_profession_leader,
  administrator: m.people_profession_administrator,
  'data-protection-officer': m.people_profession_data_protection_officer,
  'contact-person': m.people_profession_contact_person,
  teacher: m.people_profession_teacher,
  guardian: m.people_profession_guardian,
  relative: m.people_profession_relative,
  'trust-person': m.people_profession_trust_person,
};

/** What somebody is called in her work, or is to the citizen, in the language of the screen; unknown words as they are. */
export function professionName(profession: string): string {
  return Object.hasOwn(known, profession) ? (known[profession]?.() ?? profession) : profession;
}
