import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';

/** What a browser says it is, as far as it can be told in plain words. */
export const Device = z.object({ browser: z.string().nullable(), system: z.string().nullable() });
export type Device = z.infer<typeof Device>;

/** One place where somebody is signed in. */
export const OwnSession = z.object({
  id: z.uuid(),
  device: Device,
  openedWith: z.enum(['electronic-id', 'passkey']),
  openedAt: Instant,
  lastSeenAt: Instant,
  isThis: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** A device that signs in without the electronic ID. Asleep: an electronic ID must vouch first. Stopped: perhaps copied. */
export const OwnPasskey = z.object({
  id: z.uuid(),
  name: z.string(),
  addedAt: Instant,
  lastUsedAt: Instant.nullable(),
  state: z.enum(['awake', 'asleep', 'stopped']),
  /** Kept also by the maker of the device, for the person's other devices. */
  backedUp: z.boolean(),
});
export type OwnPasskey = z.infer<typeof OwnPasskey>;
