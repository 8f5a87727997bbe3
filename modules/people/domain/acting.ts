import type { PractitionerRoleId, RelatedPersonId } from '../../../kernel/ids.ts';
import type { ActingChoice } from './person.ts';

/** What somebody wants to act as, or acts as: one of her own choices, by its id. */
export type WantedActing =
  | { kind: 'citizen' }
  | { kind: 'practitioner'; roleId: PractitionerRoleId }
  | { kind: 'related-person'; relatedPersonId: RelatedPersonId };

/** The choice that is meant, if it is among somebody's own; a role that has ended is not. */
export function findChoice(choices: readonly ActingChoice[], wanted: WantedActing): ActingChoice | undefined {
  return choices.find((choice) => {
    switch (choice.kind) {
      case 'citizen':
        return wanted.kind === 'citizen';
      case 'practitioner':
        return wanted.kind === 'practitioner' && wanted.roleId === choice.role.id;
      case 'related-person':
        return wanted.kind === 'related-person' && wanted.relatedPersonId === choice.relatedPersonId;
    }
  });
}
