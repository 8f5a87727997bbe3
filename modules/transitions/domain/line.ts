import { z } from 'zod';
import { idOf } from '../../../kernel/ids.ts';

/** The id of one line of an agenda or of a summary. */
export const LineId = idOf<'HandoverLine'>();
export type LineId = z.infer<typeof LineId>;

export const LineText = z.string().trim().min(1).max(300);

/** A summary is short enough to be read. */
export const mostPoints = 5;
/** So is an agenda: more is another meeting. */
export const mostLines = 12;
