import { randomUUID } from 'node:crypto';
import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type ConfirmationOutcome, codeMinutes } from '../../people/domain/phone.ts';
import { getPerson, isCode, readPhoneNumber } from '../../people/server/public.ts';
import { type BesideRefusal, confirmBeside } from '../domain/confirm-beside.ts';
import { confirmPhoneBeside, findCodesBeside, sendCodeBeside, tryCodeBeside } from './beside-store.ts';
import { getStanding } from './read-room.ts';
import { audienceOf, traceOf } from './standing-store.ts';

type Errors<Refusal extends string> = { [K in Refusal | 'not-found']: () => Error };
type Parts = Pick<ServerParts, 'keys' | 'textsFrom'>;

const nobodyBeside = { hasOwn: false, asked: { byMeInHour: 0, byMeInDay: 0, toNumberInDay: 0 } };

/** Sends a code to the phone that the citizen holds, beside the practitioner who asks. */
export async function askForCodeBeside(
  unit: Unit,
  { textsFrom }: Parts,
  input: { roomId: RoomId; number: string },
  errors: Errors<BesideRefusal | 'phone-number-invalid' | 'texts-are-off'>,
): Promise<{ number: string; until: string }> {
  const standing = await getStanding(unit, input.roomId, errors);
  const { country } = await getPerson(unit.db, standing.citizenId);
  const number = readPhoneNumber(input.number, country);
  const codes = (await findCodesBeside(unit.db, input.roomId, number ?? '')) ?? nobodyBeside;
  settle(confirmBeside({ ...standing, ...codes }), errors);
  if (number === undefined) throw errors['phone-number-invalid']();
  if (textsFrom === undefined) throw errors['texts-are-off']();
  await sendCodeBeside(unit.db, input.roomId, randomUUID(), number);
  unit.trace(traceOf(unit, standing));
  return { number, until: instantOf(new Date(unit.now.getTime() + codeMinutes * 60_000)) };
}

/** The citizen has said the code aloud; who typed it is kept with the number and in the log. */
export async function confirmPhoneBesideHer(
  unit: Unit,
  { keys }: Parts,
  input: { roomId: RoomId; code: string },
  errors: Errors<'only-practitioner-confirms'>,
): Promise<{ outcome: ConfirmationOutcome }> {
  const { roomId, code } = input;
  const standing = await getStanding(unit, roomId, errors);
  if (standing.kind !== 'practitioner') throw errors['only-practitioner-confirms']();
  const challengeId = await tryCodeBeside(unit.db, roomId);
  const isRight = challengeId !== undefined && isCode(keys.phoneCode, challengeId, code);
  const isConfirmed = isRight && (await confirmPhoneBeside(unit.db, roomId, challengeId));
  const outcome = outcomeOf(challengeId !== undefined, isRight, isConfirmed);
  unit.trace(traceOf(unit, standing, { outcome }));
  if (isConfirmed) {
    unit.announce({ what: 'rooms.phone-confirmed', place: roomId, audience: await audienceOf(unit, roomId) });
  }
  return { outcome };
}

function outcomeOf(isThere: boolean, isRight: boolean, isConfirmed: boolean): ConfirmationOutcome {
  if (isConfirmed) return 'confirmed';
  return isThere && !isRight ? 'wrong-code' : 'code-has-ended';
}
