import { createHash, randomBytes } from 'node:crypto';
import type { ORPCError } from '@orpc/server';
import { instantOf } from '../../../kernel/instant.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import type { Hint, Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { LinkedAppointment } from '../contract.ts';
import type { AppointmentId, AppointmentState } from '../domain/appointment.ts';
import type { AppointmentWish } from '../domain/appointment-action.ts';
import { pendingMove } from '../domain/fold-appointment.ts';
import { minutesAfter } from '../domain/moments.ts';
import { planSteps } from '../domain/plan-steps.ts';
import { isHers } from '../domain/whose-word.ts';
import type { AppointmentListener } from './appointment-news.ts';
import { findAppointment, listOfRoom, lockRoom } from './appointment-store.ts';
import { enterByLink, findArranger, insertLink, listAudience, type OpenLink } from './link-store.ts';
import { loadStates } from './present-appointment.ts';
import { recordSteps } from './record-steps.ts';
import { actorOf } from './take-step.ts';

const linkDays = 14;
const dayMs = 86_400_000;
type Parts = Pick<ServerParts, 'db' | 'clock'>;
type Refused<R extends string> = { [K in R]: () => ORPCError<string, unknown> };

/** Only the hash of a link is stored: whoever reads the database can't answer with it. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes the link for somebody who takes part without an account. */
export async function makeLink(
  unit: Unit,
  { appointmentId, partyId }: { appointmentId: AppointmentId; partyId: string },
  errors: { [K in 'not-found' | 'room-is-closed' | 'arranger-needed']: () => Error },
): Promise<{ token: string; expiresOn: string }> {
  const found = await findAppointment(unit.db, appointmentId);
  const standing = found && (await findStanding(unit, found.roomId));
  if (found === undefined || standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  const [state] = (await loadStates(unit.db, [found])).states;
  if (state?.parties.find(({ id }) => id === partyId)?.kind !== 'outside') throw errors['not-found']();
  if (!isHers(state, actorOf(unit, standing))) throw errors['arranger-needed']();
  unit.trace(traceOf(unit, standing));
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(unit.now.getTime() + linkDays * dayMs);
  const { roomId, citizenId } = standing;
  const made = { madeBy: unit.me.personId, madeAt: unit.now, expiresAt };
  await insertLink(unit.db, { tokenHash: hashOf(token), appointmentId, roomId, citizenId, partyId, ...made });
  return { token, expiresOn: expiresAt.toISOString().slice(0, 10) };
}

/** What whoever holds the link is shown: when, where, who. A link that leads nowhere any more never was. */
export async function openLink(
  { db, clock }: Parts,
  token: string,
  errors: Refused<'not-found'>,
): Promise<LinkedAppointment> {
  const now = clock.now();
  return asTask(db, 'appointment-link', now, async (trx) => {
    const link = await enterByLink(trx, hashOf(token));
    if (link === undefined) throw errors['not-found']();
    return show(trx, link, now, errors);
  });
}

type AnswerRefusal = 'not-found' | 'step-does-not-fit' | 'appointments-have-changed' | 'time-has-passed';

/** Her yes or no, to the time that is asked about or to the move. */
export async function answerLink(
  { db, clock }: Parts,
  given: { token: string; id: string; answer: 'yes' | 'no' },
  errors: Refused<AnswerRefusal>,
  listeners: readonly AppointmentListener[],
): Promise<LinkedAppointment> {
  const now = clock.now();
  return asTask(db, 'appointment-link', now, async (trx) => {
    const link = await enterByLink(trx, hashOf(given.token));
    if (link === undefined) throw errors['not-found']();
    const { appointmentId, roomId, partyId } = link;
    await lockRoom(trx, roomId);
    const { states, histories } = await loadStates(trx, await listOfRoom(trx, roomId));
    const target = states.find(({ id }) => id === appointmentId);
    if (target === undefined) throw errors['not-found']();
    if (histories.get(appointmentId)?.some(({ id }) => id === given.id) === true) return show(trx, link, now, errors);
    const at = instantOf(now);
    const situation = { target, all: states, actor: { as: 'outside', partyId }, now: at } as const;
    const planned = planSteps(situation, wishOf(target, partyId, given.answer, at));
    if (!planned.ok) throw errors[isTold(planned.reason) ? planned.reason : 'step-does-not-fit']();
    const hints: Hint[] = [];
    const refused = await recordSteps(
      {
        telling: { db: trx, now, announce: (...more) => void hints.push(...more) },
        listeners,
        by: { by: null, byRoleId: null, byPartyId: partyId },
        at,
        histories,
        states: new Map(states.map((state) => [state.id, state])),
      },
      given.id,
      planned.value,
    );
    if (refused !== undefined) throw errors['step-does-not-fit']();
    const audience = await listAudience(trx, roomId);
    hints.push({ what: 'calendar.appointment-changed', place: roomId, audience, notify: false });
    await storeHints(trx, now, hints);
    return show(trx, link, now, errors);
  });
}

const isTold = (reason: string): reason is Exclude<AnswerRefusal, 'not-found'> =>
  reason === 'appointments-have-changed' || reason === 'time-has-passed';

function wishOf(
  target: AppointmentState,
  partyId: string,
  answer: 'yes' | 'no',
  now: AppointmentState['since'],
): AppointmentWish {
  const move = target.status === 'booked' ? pendingMove(target, now) : undefined;
  if (move === undefined) return { kind: 'answer', partyId, answer, told: 'self' };
  const about = { moveId: move.id, partyId, told: 'self' } as const;
  return answer === 'yes' ? { kind: 'confirm-move', ...about } : { kind: 'decline-move', ...about, words: '' };
}

async function show(trx: Db, link: OpenLink, now: Date, errors: Refused<'not-found'>): Promise<LinkedAppointment> {
  const [state] = (await loadStates(trx, [{ id: link.appointmentId, roomId: link.roomId }])).states;
  const party = state?.parties.find(({ id }) => id === link.partyId);
  if (state === undefined || party?.kind !== 'outside') throw errors['not-found']();
  const at = instantOf(now);
  const move = state.status === 'booked' ? pendingMove(state, at) : undefined;
  const asksMove = move !== undefined && !move.confirmed.includes(party.id) && party.needed;
  const moveTo = asksMove && move.consequence.effect === 'moves' ? move.consequence.startsAt : undefined;
  const isOpen = state.status === 'proposed' && state.heldUntil !== null && state.heldUntil > at;
  const asksTime = isOpen && state.chosen !== null && !state.yes.includes(party.id);
  const startsAt = moveTo ?? state.startsAt ?? (isOpen ? state.chosen : null);
  return {
    startsAt,
    endsAt: startsAt === null ? null : minutesAfter(startsAt, state.minutes),
    place: state.place,
    ...(await findArranger(trx)),
    citizenGivenName: link.citizenGivenName,
    name: party.name,
    asks: asksMove ? 'move' : asksTime ? 'time' : 'nothing',
    booked: state.status === 'booked',
  };
}
