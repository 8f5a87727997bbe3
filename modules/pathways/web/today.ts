import type { Day } from '../../../kernel/day.ts';
import { dayInZone } from '../../../kernel/zone.ts';

/** Today where both countries live, whatever the device's own zone is. */
export const today = (): Day => dayInZone(new Date(), 'Europe/Oslo');
