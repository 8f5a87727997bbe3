import { Day } from '../../../kernel/day.ts';
import { CitizenId, OrganisationId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { decideStep, type StepRefusal } from './decide-step.ts';
import { foldPathway } from './fold-pathway.ts';
import { PathwayId, type PathwayState } from './pathway.ts';
import type { PathwayAction, PathwayStep } from './pathway-action.ts';
import type { Actor, Place } from './whose-step.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const pathwayId = PathwayId.parse(uuid(1));
export const per = CitizenId.parse(uuid(2));
export const room = RoomId.parse(uuid(3));
export const askoy = OrganisationId.parse(uuid(10));
export const dps = OrganisationId.parse(uuid(11));
export const day = (text: string) => Day.parse(text);

const roleOf = (n: number) => PractitionerRoleId.parse(uuid(n));
/** Trond and Ingrid work at the municipality, Sara and Stian at the psychiatric centre. */
export const roles = { trond: roleOf(20), ingrid: roleOf(21), sara: roleOf(30), stian: roleOf(31) };
export type Worker = keyof typeof roles;
export const workers: readonly Worker[] = ['trond', 'ingrid', 'sara', 'stian'];
export const homeOf = (worker: Worker) => (worker === 'trond' || worker === 'ingrid' ? askoy : dps);
export const nameOf = (roleId: PractitionerRoleId): Worker =>
  workers.find((worker) => roles[worker] === roleId) ?? 'trond';

export const actorOf = (who: Worker | 'per'): Actor =>
  who === 'per'
    ? { as: 'citizen-side', personId: per }
    : { as: 'practitioner', personId: PersonId.parse(uuid(40)), roleId: roles[who], organisationId: homeOf(who) };

export const referral: PathwayStep = {
  kind: 'referred',
  citizenId: per,
  roomId: room,
  organisationId: dps,
  why: 'Søvn',
};

export const told = {
  kind: 'intake-answered',
  version: 1,
  answers: { help: 'Å sove' },
} as const satisfies PathwayStep;

/** What they talked about, without a door. */
export const talk = {
  kind: 'ending-talked',
  reached: 'Jeg sover',
  remains: '',
  call: 'Legen',
  followUp: '',
  followUpOn: null,
  doorOpenUntil: null,
} as const satisfies PathwayStep;

/** A pathway that is played step by step: each taken if the rules allow it, on the day that it is. */
export class Played {
  readonly history: PathwayAction[] = [];
  readonly gone = new Set<Worker>();
  today = day('2026-11-06');

  get state(): PathwayState | undefined {
    return foldPathway(this.history);
  }

  isHere = (roleId: PractitionerRoleId): boolean => !this.gone.has(nameOf(roleId));

  placeOf = (roleId: PractitionerRoleId): Place => ({
    organisationId: homeOf(nameOf(roleId)),
    worksNow: this.isHere(roleId),
  });

  take(who: Worker | 'per', step: PathwayStep): StepRefusal | 'taken' {
    const minute = String(this.history.length).padStart(4, '0');
    const now = Instant.parse(`${this.today}T${minute.slice(0, 2)}:${minute.slice(2)}:00.000Z`);
    const situation = { pathwayId, history: this.history, actor: actorOf(who), now, today: this.today };
    const decided = decideStep({ ...situation, placeOf: this.placeOf }, uuid(100 + this.history.length), step);
    if (decided.ok) this.history.push(decided.value);
    return decided.ok ? 'taken' : decided.reason;
  }
}

/** Played so far, each by whom. */
export function played(...steps: readonly (readonly [Worker | 'per', PathwayStep])[]): Played {
  const pathway = new Played();
  for (const [who, step] of steps) {
    const outcome = pathway.take(who, step);
    if (outcome !== 'taken') throw new Error(`${who} could not take ${step.kind}: ${outcome}.`);
  }
  return pathway;
}
