import type { Practitioner } from '../../../people/domain/person.ts';
import type { CloseOne, Invitee } from '../../domain/invitation.ts';
import { fullName, roleAndPlace } from './participant-words.ts';

/** Somebody picked on the screen, with the words that show her. */
export interface ChosenInvitee {
  key: string;
  givenName: string;
  name: string;
  subline: string;
  invitee: Invitee;
}

export function chosenPractitioner({ person, role }: Practitioner): ChosenInvitee {
  return {
    key: role.id,
    givenName: person.givenName,
    name: `${person.givenName} ${person.familyName}`,
    subline: roleAndPlace(role.profession, role.organisation.name),
    invitee: { kind: 'practitioner', roleId: role.id, why: '' },
  };
}

export function chosenByName(invitee: Extract<Invitee, { kind: 'by-name' }>, organisation: string): ChosenInvitee {
  const name = `${invitee.givenName} ${invitee.familyName}`;
  return {
    key: `${name} ${invitee.organisationId}`,
    givenName: invitee.givenName,
    name,
    subline: roleAndPlace(invitee.profession, organisation),
    invitee,
  };
}

/** Somebody close to the citizen, already named. */
export function chosenClose({ id, relation, ...name }: CloseOne): ChosenInvitee {
  return {
    key: id,
    givenName: name.givenName,
    name: fullName(name),
    subline: roleAndPlace(relation, undefined),
    invitee: { kind: 'related-person', relatedPersonId: id, why: '' },
  };
}

export function chosenCloseByName(invitee: Extract<Invitee, { kind: 'close-by-name' }>): ChosenInvitee {
  const name = fullName(invitee);
  return {
    key: name,
    givenName: invitee.givenName,
    name,
    subline: roleAndPlace(invitee.relation, undefined),
    invitee,
  };
}

export function withWhy(chosen: ChosenInvitee, why: string): ChosenInvitee {
  return { ...chosen, invitee: { ...chosen.invitee, why } };
}
