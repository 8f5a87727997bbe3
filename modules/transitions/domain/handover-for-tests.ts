import { CitizenId, OrganisationId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant, instantOf } from '../../../kernel/instant.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import type { Actor } from '../../pathways/domain/whose-step.ts';
import { decideHandoverStep, followPathway, type HandoverRefusal } from './decide-handover-step.ts';
import { foldHandover } from './fold-handover.ts';
import { HandoverId, type HandoverState } from './handover.ts';
import type { FollowingStep, HandoverAction, HandoverStep } from './handover-action.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const roleOf = (n: number) => PractitionerRoleId.parse(uuid(n));

/** Trond refers Per; Nina and Stian are at the psychiatric centre; Vera is in the room, too. */
export const roles = { trond: roleOf(20), nina: roleOf(30), stian: roleOf(31), vera: roleOf(40) };
export type Worker = keyof typeof roles;
export type Who = Worker | 'per' | 'sister';
export const everybody: readonly Who[] = ['trond', 'nina', 'stian', 'vera', 'per', 'sister'];

const actorOf = (who: Who): Actor =>
  who === 'per' || who === 'sister'
    ? { as: who === 'per' ? 'citizen-side' : 'other', personId: PersonId.parse(uuid(2)) }
    : {
        as: 'practitioner',
        personId: PersonId.parse(uuid(3)),
        roleId: roles[who],
        organisationId: OrganisationId.parse(uuid(10)),
      };

const opened = {
  kind: 'opened',
  pathwayId: PathwayId.parse(uuid(1)),
  citizenId: CitizenId.parse(uuid(2)),
  roomId: RoomId.parse(uuid(4)),
  organisationId: OrganisationId.parse(uuid(11)),
  occasion: 'new-service',
  bridge: roles.trond,
  receiver: null,
} as const satisfies FollowingStep;

/** A hand-over that is played step by step, a minute each, or longer. */
export class Played {
  readonly history: HandoverAction[] = [];
  now = Instant.parse('2026-11-06T08:00:00.000Z');
  /** Who has written a summary that is not shared. */
  writer: Who | undefined;
  /** Who stands in for the bridge now. */
  deputy: Worker | undefined;

  constructor(occasion: HandoverState['occasion'] = 'new-service') {
    this.follow('trond', { ...opened, occasion, receiver: occasion === 'new-person' ? roles.nina : null });
  }

  get state(): HandoverState {
    const state = foldHandover(this.history);
    if (state === undefined) throw new Error('It was never opened.');
    return state;
  }

  wait(minutes: number): void {
    this.now = instantOf(new Date(Date.parse(this.now) + minutes * 60_000));
  }

  in = (minutes: number): Instant => instantOf(new Date(Date.parse(this.now) + minutes * 60_000));

  take(who: Who, step: HandoverStep): HandoverRefusal | 'taken' {
    const decided = decideHandoverStep(this.#situation(who), uuid(100 + this.history.length), step);
    if (decided.ok) this.history.push(decided.value);
    return decided.ok ? 'taken' : decided.reason;
  }

  /** Gives whether it changed anything. */
  follow(who: Who, step: FollowingStep): boolean {
    const action = followPathway(this.#situation(who), uuid(100 + this.history.length), step);
    if (action !== undefined) this.history.push(action);
    return action !== undefined;
  }

  #situation(who: Who) {
    const { history, now, writer } = this;
    const deputy = this.deputy === undefined ? null : roles[this.deputy];
    return {
      handoverId: HandoverId.parse(uuid(5)),
      history,
      actor: actorOf(who),
      now,
      hasMySummary: writer === who,
      deputy,
    };
  }
}
