import type { PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ConsentAction } from './consent-action.ts';
import { foldConsent, takesEffect } from './fold-consent.ts';

/** What a citizen is asked: may this grantee take part in this, for this purpose? */
export type ConsentAsk = Pick<ConsentAction, 'id' | 'citizenId' | 'subjectId' | 'granteeId' | 'purpose'>;

export interface Asker {
  personId: PersonId;
  /** The role she asks in, if as a practitioner. */
  roleId: PractitionerRoleId | null;
}

/** The action that asking becomes; nothing when it is asked already, or given and still holds. */
export function askForConsent(
  history: readonly ConsentAction[],
  ask: ConsentAsk,
  asker: Asker,
  now: Instant,
): ConsentAction | undefined {
  if (!takesEffect('asked', foldConsent(history), now)) return undefined;
  return {
    ...ask,
    position: (history.at(-1)?.position ?? 0) + 1,
    kind: 'asked',
    seesFrom: null,
    holdsUntil: null,
    decidedBy: asker.personId,
    decidedAs: 'asker',
    toldBy: 'electronic-id',
    recordedBy: asker.personId,
    recordedRoleId: asker.roleId,
    at: now,
  };
}
