import { auditModule } from '../../modules/audit/server/public.ts';
import { consentModule } from '../../modules/consent/server/public.ts';
import { peopleModule } from '../../modules/people/server/public.ts';
import { consentChanged, practitionerBlocked, roomsModule } from '../../modules/rooms/server/public.ts';
import type { ServerModule } from '../../platform/server/module.ts';

/** Every module in the order of modules/README.md, each in one line; a later one may listen to an earlier one. */
export const modules: readonly ServerModule[] = [
  peopleModule,
  auditModule,
  consentModule([consentChanged], [practitionerBlocked]),
  roomsModule,
];
