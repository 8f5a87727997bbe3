import { z } from 'zod';
import { AuditEntry } from './audit-entry.ts';
import { LookReason } from './look-wish.ts';

/** A look that somebody was told of and has not said to have read. */
export const LookNews = z.object({ seq: z.int(), reason: LookReason, entry: AuditEntry });
export type LookNews = z.infer<typeof LookNews>;
