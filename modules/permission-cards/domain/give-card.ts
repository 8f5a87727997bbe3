import { addDays, type Day } from '../../../kernel/day.ts';
import type { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { isOpen } from '../../pathways/domain/on-duty.ts';
import type { PathwayState } from '../../pathways/domain/pathway.ts';
import type { CardAction } from './card-action.ts';
import { holdsPathway } from './may-take-back.ts';
import type { CardId, CardTerms, PermissionCard } from './permission-card.ts';

/** Who gives it, in which room, beside what is said there already. */
export interface Giving {
  id: CardId;
  roomId: RoomId;
  citizenId: CitizenId;
  by: PersonId;
  byRoleId: PractitionerRoleId;
  now: Instant;
  today: Day;
  /** The pathway that it is about, if it is one of this room. */
  pathway: PathwayState | undefined;
  /** The cards of the room that have not ended. */
  cards: readonly PermissionCard[];
}

export type GivingRefusal =
  | 'pathway-needed'
  | 'pathway-has-ended'
  | 'holder-needed'
  | 'words-needed'
  | 'day-needed'
  | 'day-has-passed'
  | 'day-is-too-far';

/** The actions that a new card becomes, or why not: it replaces what said the same before, so that one sentence holds. */
export function giveCard(giving: Giving, terms: CardTerms): Result<readonly CardAction[], GivingRefusal> {
  const reason = whyNotAbout(giving, terms) ?? whyNotSaid(giving, terms);
  if (reason !== undefined) return refuse(reason);
  const { id, roomId, citizenId, by, byRoleId, now: at, cards, today } = giving;
  const who = { roomId, citizenId, by, byRoleId, at };
  const given: CardAction = { ...who, cardId: id, position: 1, step: { kind: 'given', terms } };
  const replaced = cards
    .filter(
      (card) => card.end === null && !hasPassed(card, today) && saysTheSame(card, { ...terms, givenBy: byRoleId }),
    )
    .map((card): CardAction => ({ ...who, cardId: card.id, position: 2, step: { kind: 'replaced', with: id } }));
  return ok([given, ...replaced]);
}

/**
 * Whether two cards say the same, so that the later one stands for both: the same kind by the same giver; what is said of
 * a course itself by whoever answers for it. One's own words are like no others.
 */
export function saysTheSame(
  one: Pick<PermissionCard, 'kind' | 'pathwayId' | 'givenBy'>,
  other: Pick<PermissionCard, 'kind' | 'pathwayId' | 'givenBy'>,
): boolean {
  if (one.kind === 'own' || one.kind !== other.kind || one.pathwayId !== other.pathwayId) return false;
  // To whom one may write or call is a person.
  const isOfCourse = one.pathwayId !== null && one.kind !== 'text' && one.kind !== 'call';
  return isOfCourse || one.givenBy === other.givenBy;
}

const hasPassed = ({ until }: PermissionCard, today: Day) => until !== null && until < today;

/** Of a pathway only who answers for it says what holds: its holder, or her deputy in her days. */
function whyNotAbout(giving: Giving, { kind, pathwayId }: CardTerms): GivingRefusal | undefined {
  const { pathway, byRoleId, today } = giving;
  if (pathwayId === null) return kind === 'extension' ? 'pathway-needed' : undefined;
  if (pathway === undefined) return 'pathway-needed';
  const hasEnded = kind === 'extension' ? pathway.status === 'ended' : !isOpen(pathway, today);
  if (hasEnded) return 'pathway-has-ended';
  return holdsPathway(byRoleId, pathway, today) ? undefined : 'holder-needed';
}

function whyNotSaid({ today }: Giving, { kind, words, from, until }: CardTerms): GivingRefusal | undefined {
  if (kind === 'own' && words === '') return 'words-needed';
  if (until === null && (kind === 'extension' || kind === 'return')) return 'day-needed';
  if (from < today || (until !== null && until < from)) return 'day-has-passed';
  const [last, latest] = [until ?? from, addDays(today, 2 * 366)];
  return last > latest || from > addDays(today, 366) ? 'day-is-too-far' : undefined;
}
