import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Zone } from '../../../kernel/zone.ts';

/** Where somebody is reached, and how they live; the people module knows it. */
export interface Address {
  mail?: string | undefined;
  /** A mobile number that she has confirmed, E.164. */
  sms?: string | undefined;
  language: Language;
  zone: Zone;
}

export type FindAddress = (personId: PersonId) => Promise<Address | undefined>;

export interface Telling {
  personId: PersonId;
  address: Address;
  /** Stays the same when the same telling is tried again. */
  tellingId: string;
}

/** One way to tell somebody that there is something new, and nothing more than that. */
export interface Channel {
  /** Also the name of the setting that turns it off. */
  name: 'mail' | 'push' | 'sms';
  queue: string;
  /** How long whoever is reading just now has before it is told, in milliseconds. */
  pauseMs: number;
  /** How long somebody who was told and hasn't looked is left in peace about the same place. */
  againMs: number;
  /** `nowhere` when the person can't be reached this way. Throws Untold when it is worth another try. */
  tell(telling: Telling): Promise<'told' | 'nowhere'>;
  close(): void;
}

/** It could not be told now, and may be later. The code names no person and no address. */
export class Untold extends Error {
  override readonly name = 'Untold';
  readonly code: string;

  constructor(code: string) {
    super(`It could not be told: ${code}`);
    this.code = code;
  }
}

/** The code of a fault of the network or of the other side; never its text, which may hold an address. */
export function codeOfFault(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return 'unknown';
  if ('responseCode' in fault && typeof fault.responseCode === 'number') return String(fault.responseCode);
  if ('statusCode' in fault && typeof fault.statusCode === 'number') return String(fault.statusCode);
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : 'unknown';
}
