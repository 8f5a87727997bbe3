import { instantOf } from '../../../kernel/instant.ts';
import { isAsleep } from '../../../platform/server/passkeys/passkey-rules.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { deviceOf } from '../domain/device-of.ts';
import type { OwnPasskey, OwnSession } from '../domain/own-session.ts';
import { deletePasskey, endSessions, listLivingSessions, listPasskeyRows, type PasskeyRow } from './session-store.ts';

type Errors = { 'not-found': () => Error };
const done = { done: true } as const;

export async function listSessions({ db, me }: Unit): Promise<OwnSession[]> {
  return (await listLivingSessions(db)).map(({ id, device, openedWith, openedAt, lastSeenAt }) => ({
    id,
    device: deviceOf(device),
    openedWith,
    openedAt: instantOf(openedAt),
    lastSeenAt: instantOf(lastSeenAt),
    isThis: id === me.sessionId,
  }));
}

/** Ends one of my sessions at once, and the streams that are open in it; somebody else's is as one that is not there. */
export async function endSession(unit: Unit, sessionId: string, errors: Errors): Promise<typeof done> {
  const ended = await endSessions(unit.db, unit.now, { only: sessionId });
  if (ended.length === 0) throw errors['not-found']();
  return tellEnded(unit, ended);
}

export async function endOtherSessions(unit: Unit): Promise<typeof done> {
  return tellEnded(unit, await endSessions(unit.db, unit.now, { not: unit.me.sessionId }));
}

export async function listPasskeys({ db, now }: Unit): Promise<OwnPasskey[]> {
  return (await listPasskeyRows(db)).map(({ id, name, addedAt, lastUsedAt, backedUp, ...row }) => ({
    id,
    name,
    addedAt: instantOf(addedAt),
    lastUsedAt: lastUsedAt === null ? null : instantOf(lastUsedAt),
    state: stateOf(row, now),
    backedUp,
  }));
}

/** A passkey that is gone signs nobody in, and what it has opened ends with it. */
export async function removePasskey(unit: Unit, passkeyId: string, errors: Errors): Promise<typeof done> {
  const ended = await endSessions(unit.db, unit.now, { passkeyId });
  if (!(await deletePasskey(unit.db, passkeyId))) throw errors['not-found']();
  return tellEnded(unit, ended);
}

function stateOf(row: Pick<PasskeyRow, 'stoppedAt' | 'vouchedAt'>, now: Date): OwnPasskey['state'] {
  if (row.stoppedAt !== null) return 'stopped';
  return isAsleep(row, now) ? 'asleep' : 'awake';
}

function tellEnded({ me, announce }: Unit, sessionIds: readonly string[]): typeof done {
  announce(...sessionIds.map((place) => ({ what: 'platform.session-ended', place, audience: [me.personId] })));
  return done;
}
