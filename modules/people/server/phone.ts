import { randomUUID } from 'node:crypto';
import { instantOf } from '../../../kernel/instant.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import { settle } from '../../../platform/server/settle.ts';
import { addSms } from '../../../platform/server/sms/sms-store.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type ConfirmationOutcome, codeMinutes, mayAskForCode, type Phone } from '../domain/phone.ts';
import { getPerson } from './person-store.ts';
import { isCode } from './phone-code.ts';
import { countAsked, deletePhone, getPhoneRow, storeChallenge, storePhone, tryChallenge } from './phone-store.ts';
import { readPhoneNumber } from './read-phone-number.ts';

type Parts = Pick<ServerParts, 'keys' | 'textsFrom'>;

export async function getPhone(unit: Unit, { textsFrom }: Parts): Promise<Phone> {
  const row = await getPhoneRow(unit.db, unit.me.personId, unit.now);
  const { country } = await getPerson(unit.db, unit.me.personId);
  return {
    textsFrom: textsFrom ?? null,
    confirmed:
      row.number === null
        ? null
        : { number: row.number, pausedAt: row.paused_at === null ? null : instantOf(row.paused_at) },
    asked:
      row.asked_number === null || row.asked_until === null
        ? null
        : { number: row.asked_number, until: instantOf(row.asked_until) },
    suggested: readPhoneNumber(row.suggested ?? '', country) ?? null,
  };
}

type Errors = Record<'phone-number-invalid' | 'too-many-codes' | 'texts-are-off', () => Error>;

/** Sends a code to a number that I say is mine; the number I had stays until the new one is confirmed. */
export async function askForPhoneCode(unit: Unit, parts: Parts, written: string, errors: Errors): Promise<Phone> {
  const { personId } = unit.me;
  const { country } = await getPerson(unit.db, personId);
  const number = readPhoneNumber(written, country);
  if (number === undefined) throw errors['phone-number-invalid']();
  if (parts.textsFrom === undefined) throw errors['texts-are-off']();
  settle(mayAskForCode(await countAsked(unit.db, personId, number, unit.now)), errors);
  const id = randomUUID();
  const until = new Date(unit.now.getTime() + codeMinutes * 60_000);
  await storeChallenge(unit.db, personId, { id, number }, { at: unit.now, until });
  await addSms(unit.db, { id: randomUUID(), personId, kind: 'code', about: { challengeId: id } }, unit.now);
  return getPhone(unit, parts);
}

/** Whoever can tell the code holds the phone. */
export async function confirmPhone(
  unit: Unit,
  parts: Parts,
  typed: string,
): Promise<{ outcome: ConfirmationOutcome; phone: Phone }> {
  const { personId } = unit.me;
  const challenge = await tryChallenge(unit.db, personId, unit.now);
  if (challenge === undefined) return { outcome: 'code-has-ended', phone: await getPhone(unit, parts) };
  const isRight = isCode(parts.keys.phoneCode, challenge.id, typed);
  if (isRight) await storePhone(unit.db, personId, challenge, unit.now);
  return { outcome: isRight ? 'confirmed' : 'wrong-code', phone: await getPhone(unit, parts) };
}

export async function removePhone(unit: Unit, parts: Parts): Promise<Phone> {
  await deletePhone(unit.db, unit.me.personId);
  return getPhone(unit, parts);
}
