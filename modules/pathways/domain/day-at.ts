import type { Day } from '../../../kernel/day.ts';
import { dayInZone } from '../../../kernel/zone.ts';

/** The day at a moment: both countries live by the same clock, whatever the device's or the server's own zone is. */
export const dayAt = (moment: Date): Day => dayInZone(moment, 'Europe/Copenhagen');
