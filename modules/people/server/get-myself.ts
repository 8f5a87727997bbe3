import type { Unit } from '../../../platform/server/unit.ts';
import { findChoice } from '../domain/acting.ts';
import { languageOf } from '../domain/country-language.ts';
import type { ActingChoice, Myself } from '../domain/person.ts';
import { listMyRelations, listMyRoles, storeActing } from './acting-store.ts';
import { getPerson } from './person-store.ts';

const asCitizen: ActingChoice = { kind: 'citizen' };

/** Who I am, what I act as and what I may act as. A role that has ended since I chose it lets me fall back to myself. */
export async function myselfOf(unit: Unit): Promise<Myself> {
  const { id, givenName, familyName, country, language } = await getPerson(unit.db, unit.me.personId);
  const choices = await listChoices(unit);
  const current = findChoice(choices, unit.me.acting);
  if (current === undefined) await storeActing(unit.db, unit.me.sessionId, asCitizen);
  return {
    person: { id, givenName, familyName },
    country,
    language: language ?? languageOf(country),
    acting: current ?? asCitizen,
    choices,
  };
}

async function listChoices({ db }: Unit): Promise<ActingChoice[]> {
  const roles = await listMyRoles(db);
  const relations = await listMyRelations(db);
  return [
    asCitizen,
    ...roles.map((role) => ({ kind: 'practitioner' as const, role })),
    ...relations.map((relation) => ({ kind: 'related-person' as const, ...relation })),
  ];
}
