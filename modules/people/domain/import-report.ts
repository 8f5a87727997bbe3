import { z } from 'zod';

/** One fault of an imported file: where it is, what is wrong, and nothing of what stood there. */
export const ImportFault = z.object({
  row: z.int().min(1),
  column: z.string(),
  reason: z.enum([
    'column-missing',
    'value-missing',
    'value-unknown',
    'value-too-long',
    'date-impossible',
    'identity-number-invalid',
    'repeated-in-file',
    'organisation-unknown',
    'person-unknown',
    'citizen-not-affiliated',
    'row-has-other-length',
    'file-empty',
    'file-unreadable',
    'too-many-rows',
  ]),
});
export type ImportFault = z.infer<typeof ImportFault>;

/** How an import goes: all rows are stored, or none. Row numbers count from the heading as row 1. */
export const ImportRun = z.object({
  id: z.uuid(),
  fileName: z.string(),
  status: z.enum(['reading', 'checking', 'storing', 'done', 'refused', 'failed']),
  rowsDone: z.int(),
  rowsTotal: z.int().nullable(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  faults: z.array(ImportFault),
  /** How many faults there are; `faults` holds the first 500. */
  faultCount: z.int(),
});
export type ImportRun = z.infer<typeof ImportRun>;
