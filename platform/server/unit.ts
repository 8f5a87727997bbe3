import type { RawBuilder } from 'kysely';
import type { OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId } from '../../kernel/ids.ts';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';

/** The role in which somebody acts now; one at a time. */
export type Acting =
  | { kind: 'citizen' }
  | { kind: 'practitioner'; roleId: PractitionerRoleId; organisationId: OrganisationId }
  | { kind: 'related-person'; relatedPersonId: RelatedPersonId };

export interface Me {
  personId: PersonId;
  sessionId: string;
  acting: Acting;
  signedInAt: Date;
  /** When the electronic ID was last used in this session; a passkey is none. */
  electronicIdAt: Date | undefined;
}

/** One line of "who has seen this": about whom, and on what basis. */
export interface Trace {
  citizenId: PersonId;
  /** Where it happened, if in a room. */
  placeId?: string | undefined;
  basis:
    | 'own'
    | 'consent'
    | 'guardian'
    | 'opened'
    | 'affiliation'
    | 'invitation'
    | 'directory'
    | 'emergency'
    | 'oversight'
    | 'asked';
  /** The consent, relation, invitation or emergency access that is the basis. */
  basisId?: string | undefined;
  /** Counts and codes, never text that somebody wrote. */
  detail?: Record<string, number | string>;
}

/** A hint without content for those who may look again: what happened, where. */
export interface Hint {
  what: string;
  place: string;
  audience: readonly string[];
  /** Whether mail and push may tell it to those who are away. */
  notify?: boolean;
}

/** One request's work: one transaction in one person's name, with what it must leave behind. */
export interface Unit {
  db: Db;
  me: Me;
  now: Date;
  clock: Clock;
  /** Names every citizen whose data this request reads or writes. An empty call says: nobody's, this time. */
  trace(...traces: Trace[]): void;
  announce(...hints: Hint[]): void;
  /**
   * Says whether this request opens something, and refuses it then without a fresh electronic ID. An endpoint that is
   * `fresh: 'when-it-opens'` must say so every time.
   */
  requireFresh(opens: boolean): void;
  /** Writes together with the trace and the commit, in one round trip: for what the answer does not depend on. */
  writeAtEnd(statement: RawBuilder<unknown>): void;
}
