import { m } from '../../../platform/web/words.ts';
import type { ActingChoice } from '../domain/person.ts';
import { professionName } from './profession-name.ts';

/** A role in words: “psykolog, Askøy kommune”, “verge for Nora Lie”, “deg selv”. */
export function actingInWords(acting: ActingChoice): string {
  switch (acting.kind) {
    case 'citizen':
      return m.people_acting_citizen();
    case 'practitioner': {
      const { profession, organisation, team } = acting.role;
      const place = team === null ? organisation.name : `${team.name}, ${organisation.name}`;
      return `${professionName(profession)}, ${place}`;
    }
    case 'related-person': {
      const name = `${acting.citizen.givenName} ${acting.citizen.familyName}`;
      return m.people_acting_for({ relation: professionName(acting.relation), name });
    }
  }
}
