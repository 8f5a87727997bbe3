import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { askForConsent, type ConsentAsk } from '../domain/ask-for-consent.ts';
import type { ConsentState } from '../domain/consent-action.ts';
import { foldConsent } from '../domain/fold-consent.ts';
import { findHistory, lockConsent, storeAction } from './consent-store.ts';

/**
 * Asks the citizen, in the name of whoever acts, and gives what holds now; asking what is asked or given changes nothing.
 * The caller has decided that she may ask, and traces it: the asking is part of what the caller does.
 */
export async function askConsent(unit: Unit, ask: ConsentAsk): Promise<ConsentState> {
  const { db, me } = unit;
  await lockConsent(db, ask);
  const history = await findHistory(db, ask);
  const roleId = me.acting.kind === 'practitioner' ? me.acting.roleId : null;
  const action = askForConsent(history, ask, { personId: me.personId, roleId }, instantOf(unit.now));
  const now = foldConsent(action === undefined ? history : [...history, action]);
  if (now === undefined) throw new Error('A consent that can not be asked has a history.');
  if (action !== undefined) {
    await storeAction(db, action, now);
    unit.announce({ what: 'consent.changed', place: ask.subjectId, audience: [ask.citizenId] });
  }
  return now;
}
