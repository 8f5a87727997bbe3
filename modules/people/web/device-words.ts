import { m } from '../../../platform/web/words.ts';
import type { Device } from '../domain/own-session.ts';

/** “Firefox on Android”. */
export function deviceInWords({ browser, system }: Device): string {
  if (browser !== null && system !== null) return m.people_device_on({ browser, system });
  return browser ?? system ?? m.people_device_unknown();
}
