import { z } from 'zod';

/** Of which looks somebody wants to be told: by anybody else, in an emergency, the first of an organisation. */
export const LookWish = z.object({ anyLook: z.boolean(), emergency: z.boolean(), newOrganisation: z.boolean() });
export type LookWish = z.infer<typeof LookWish>;

/** What holds until somebody has said otherwise; sql/telling.sql says the same. */
export const usualWish: LookWish = { anyLook: false, emergency: true, newOrganisation: true };

/** Why one is told; the first that fits. */
export const LookReason = z.enum(['emergency', 'new-organisation', 'any-look']);
export type LookReason = z.infer<typeof LookReason>;
