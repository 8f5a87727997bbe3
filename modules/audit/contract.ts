import { z } from 'zod';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { AuditEntry } from './domain/audit-entry.ts';

export const auditContract = {
  /** The newest first, 50 at a time; in all, or in one room. The citizen's, and her guardian's who acts for her. */
  listEntries: endpoint({ audit: 'audit.entries-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/entries' })
    .input(z.object({ place: z.uuid().optional(), before: z.coerce.number().int().optional() }))
    .output(z.object({ entries: z.array(AuditEntry), more: z.boolean() })),
};

export type AuditContract = typeof auditContract;
