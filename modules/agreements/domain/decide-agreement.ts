import { addDays, type Day } from '../../../kernel/day.ts';
import type { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Agreement, AgreementId, AgreementTerms, Due } from './agreement.ts';
import type { AgreementAction, LaterStep } from './agreement-action.ts';
import { type Doer, follows, mayTake } from './whose-step.ts';

/** Who does it, when, and on which day that is. */
export interface Doing {
  /** The id of the action. */
  id: string;
  by: PersonId;
  now: Instant;
  today: Day;
}

export interface Writing extends Doing {
  who: Doer['who'];
  agreementId: AgreementId;
  roomId: RoomId;
  citizenId: CitizenId;
  /** Whether somebody in a role is in the room now. */
  isHere: (role: PractitionerRoleId) => boolean;
}

type DayRefusal = 'day-has-passed' | 'day-is-too-far';
export type WritingRefusal = 'not-yours-to-write' | 'owner-is-not-here' | 'promised-to-oneself' | DayRefusal;
export type StepRefusal = 'not-yours-to-take' | 'stands-otherwise' | 'words-needed' | DayRefusal;

/** The action with which an agreement begins, or why not. Who is close to the citizen reads, and neither promises nor asks. */
export function writeAgreement(writing: Writing, terms: AgreementTerms): Result<AgreementAction, WritingRefusal> {
  const { id, agreementId, roomId, citizenId, who, by, now: at, today } = writing;
  if (who === 'other') return refuse('not-yours-to-write');
  if (terms.owner === null && terms.to === 'citizen') return refuse('promised-to-oneself');
  if (terms.owner !== null && !writing.isHere(terms.owner)) return refuse('owner-is-not-here');
  const reason = whyNotOn(terms.due, today);
  if (reason !== undefined) return refuse(reason);
  const byRoleId = who === 'citizen-side' ? null : who;
  const step = { kind: 'written', terms } as const;
  return ok({ id, roomId, agreementId, citizenId, position: 1, step, by, byRoleId, at });
}

/** The action that a step becomes, or why not. */
export function takeStep(
  agreement: Agreement,
  { id, by, now: at, today, doer }: Doing & { doer: Doer },
  step: LaterStep,
): Result<AgreementAction, StepRefusal> {
  if (!mayTake(agreement, step.kind, doer) || doer.who === 'other') return refuse('not-yours-to-take');
  if (!follows(agreement, step.kind)) return refuse('stands-otherwise');
  const byRoleId = doer.who === 'citizen-side' ? null : doer.who;
  // Whoever is paid for it says why; the citizen owes nobody a reason.
  if (step.kind === 'let-go' && step.words === '' && byRoleId !== null) return refuse('words-needed');
  const reason = step.kind === 'moved' ? whyNotOn(step.due, today) : undefined;
  if (reason !== undefined) return refuse(reason);
  const { roomId, citizenId, id: agreementId, position } = agreement;
  return ok({ id, roomId, agreementId, citizenId, position: position + 1, step, by, byRoleId, at });
}

function whyNotOn(due: Due, today: Day): DayRefusal | undefined {
  if (due.kind === 'when-it-suits') return undefined;
  if (due.day < today) return 'day-has-passed';
  return due.day > addDays(today, 2 * 366) ? 'day-is-too-far' : undefined;
}
