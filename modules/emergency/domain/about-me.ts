import { z } from 'zod';
import { EmergencyAccess } from './emergency.ts';

/** A look at who is around the citizen, as it stands in her own file, and whether she has read of it. */
export const EmergencyTold = EmergencyAccess.extend({ isRead: z.boolean() });
export type EmergencyTold = z.infer<typeof EmergencyTold>;
