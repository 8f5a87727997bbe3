import type { OrganisationId } from '../../../kernel/ids.ts';
import { m } from '../../../platform/web/words.ts';
import type { Asks } from '../domain/message.ts';
import type { Participant, Room } from '../domain/room.ts';
import { fullNameOf, isAtWork, readersOf } from './people-here.ts';

export interface AsksChoice {
  value: string;
  name: string;
  asks: Asks;
  /** Whose promise counts; only organisations promise. */
  organisationId: OrganisationId | undefined;
  /** Somebody who answers when it suits, without a promise. */
  answersFreely: string | undefined;
}

/** Whom one may ask here: on the citizen's side usually the professionals, at work usually nobody. */
export function asksChoices(room: Room): { usual: AsksChoice; others: AsksChoice[] } {
  const besidesMe = readersOf(room).filter(({ isMe }) => !isMe);
  const professionals = besidesMe.filter(({ kind }) => kind === 'practitioner');
  const together = professionals.length === 0 ? [] : [askProfessionals(professionals)];
  const named = besidesMe.map(askNamed);
  if (isAtWork(room)) return { usual: askNobody(), others: [askCitizen(room), ...together, ...named] };
  const [usual, ...others] = [...together, ...named, askNobody()];
  return { usual: usual ?? askNobody(), others };
}

function askNobody(): AsksChoice {
  return {
    value: 'nobody',
    name: m.rooms_ask_nobody(),
    asks: { of: 'nobody' },
    organisationId: undefined,
    answersFreely: undefined,
  };
}

function askCitizen({ citizen }: Room): AsksChoice {
  return {
    value: 'citizen',
    name: fullNameOf(citizen),
    asks: { of: 'citizen' },
    organisationId: undefined,
    answersFreely: citizen.givenName,
  };
}

/** The one who holds the overview answers for them all, so it is that organisation's promise. */
function askProfessionals(professionals: readonly Participant[]): AsksChoice {
  const contact = professionals.find(({ isContact }) => isContact) ?? professionals[0];
  return {
    value: 'professionals',
    name: m.rooms_ask_professionals(),
    asks: { of: 'professionals' },
    organisationId: contact?.organisation?.id,
    answersFreely: undefined,
  };
}

function askNamed(participant: Participant): AsksChoice {
  return {
    value: participant.id,
    name: fullNameOf(participant),
    asks: { of: 'participant', participantId: participant.id },
    organisationId: participant.organisation?.id,
    answersFreely: participant.kind === 'practitioner' ? undefined : participant.givenName,
  };
}
