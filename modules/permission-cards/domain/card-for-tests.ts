import { addDays, type Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import {
  actorOf,
  day,
  dps,
  nameOf,
  pathwayId,
  per,
  type Played,
  played,
  referral,
  roles,
  room,
  type Worker,
} from '../../pathways/domain/pathway-for-tests.ts';
import type { CardAction } from './card-action.ts';
import { foldCard } from './fold-card.ts';
import { giveCard } from './give-card.ts';
import { mayTakeBack } from './may-take-back.ts';
import { CardId, type CardTerms, type PermissionCard } from './permission-card.ts';
import { type CardStanding, isStanding, standingOfCard } from './standing-of-card.ts';

const uuid = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
export const cardId = (n: number) => CardId.parse(uuid(n));

/** A course at the centre that has been started, held by Sara; Trond sent it and holds the overview of the room. */
export const started = (): Played =>
  played(['trond', referral], ['sara', { kind: 'accepted' }], ['sara', { kind: 'responsibility-accepted' }]);

export const terms = (given: Partial<CardTerms> = {}): CardTerms => ({
  kind: 'text',
  words: '',
  from: day('2026-11-06'),
  until: null,
  pathwayId: null,
  ...given,
});
export const extension = (until: string, from = '2026-11-06'): CardTerms =>
  terms({ kind: 'extension', pathwayId, from: day(from), until: day(until) });

/** What is said in a room, played step by step beside its one pathway: each if the rules allow it, on the day that it is. */
export class Said {
  readonly pathway: Played;
  readonly #histories = new Map<CardId, CardAction[]>();
  roomIsClosed = false;
  #nr = 0;

  constructor(pathway: Played = started()) {
    this.pathway = pathway;
  }

  get cards(): PermissionCard[] {
    return [...this.#histories.values()].flatMap((actions) => foldCard(actions) ?? []);
  }

  standing(card: PermissionCard): CardStanding {
    const { today, state } = this.pathway;
    const pathwayHasEnded = card.pathwayId !== null && state?.status === 'ended';
    return standingOfCard(card, { today, roomIsClosed: this.roomIsClosed, pathwayHasEnded });
  }

  /** What is said still, as `Sara: extension until 2027-03-14`. */
  get standingNow(): string[] {
    return this.cards
      .filter((card) => isStanding(this.standing(card)))
      .map(({ givenBy, kind, until }) => `${nameOf(givenBy)}: ${kind}${until === null ? '' : ` until ${until}`}`);
  }

  give(who: Worker, wished: CardTerms, id = cardId(100 + this.cards.length)): string {
    const actor = actorOf(who);
    const { state, today } = this.pathway;
    if (actor.as !== 'practitioner' || this.#histories.has(id)) return 'given';
    const decided = giveCard(
      {
        id,
        roomId: room,
        citizenId: per,
        by: actor.personId,
        byRoleId: actor.roleId,
        now: this.#now(),
        today,
        pathway: wished.pathwayId === pathwayId ? state : undefined,
        cards: this.cards,
      },
      wished,
    );
    if (!decided.ok) return decided.reason;
    for (const action of decided.value)
      this.#histories.set(action.cardId, [...(this.#histories.get(action.cardId) ?? []), action]);
    return 'given';
  }

  takeBack(who: Worker | 'per' | 'somebody close', card: PermissionCard): string {
    const role = (name: Worker): PractitionerRoleId => roles[name];
    const { state, today, isHere } = this.pathway;
    const mine = mayTakeBack(card, {
      who: who === 'per' ? 'citizen-side' : who === 'somebody close' ? 'other' : role(who),
      today,
      pathway: card.pathwayId === null ? undefined : state,
      giverIsHere: isHere(card.givenBy),
      contact: isHere(roles.trond) ? roles.trond : undefined,
    });
    if (!mine) return 'not-yours-to-take-back';
    if (!isStanding(this.standing(card))) return 'holds-no-more';
    const byRoleId = who === 'per' || who === 'somebody close' ? null : role(who);
    const by = { roomId: room, citizenId: per, cardId: card.id, by: per, byRoleId, at: this.#now() };
    const history = this.#histories.get(card.id) ?? [];
    this.#histories.set(card.id, [...history, { ...by, position: 2, step: { kind: 'taken-back' } }]);
    return 'taken-back';
  }

  #now(): Instant {
    this.#nr += 1;
    const minute = String(this.#nr % 1000).padStart(3, '0');
    return Instant.parse(`${this.pathway.today}T10:00:00.${minute}Z`);
  }
}

export const onDay = (today: Day, count: number) => addDays(today, count);
export { day, dps, pathwayId, roles };
