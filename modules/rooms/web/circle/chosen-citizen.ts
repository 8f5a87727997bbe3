import type { PersonId } from '../../../../kernel/ids.ts';

/** Whom a room will be around. */
export interface ChosenCitizen {
  id: PersonId;
  givenName: string;
  familyName: string;
}
