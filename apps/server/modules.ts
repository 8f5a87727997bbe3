import { agreementsAboutMe, agreementsModule } from '../../modules/agreements/server/public.ts';
import { auditAboutMe, auditModule } from '../../modules/audit/server/public.ts';
import { braveStepsAboutMe, braveStepsModule } from '../../modules/brave-steps/server/public.ts';
import { calendarAboutMe, calendarModule, endAppointmentsWithRoom } from '../../modules/calendar/server/public.ts';
import { careTeamAboutMe, careTeamModule } from '../../modules/care-team/server/public.ts';
import { consentAboutMe, consentModule } from '../../modules/consent/server/public.ts';
import { emergencyAboutMe, emergencyModule } from '../../modules/emergency/server/public.ts';
import { encountersAboutMe, encountersModule } from '../../modules/encounters/server/public.ts';
import { errandsAboutMe, errandsModule } from '../../modules/errands/server/public.ts';
import { endPathwaysWithRoom, pathwaysAboutMe, pathwaysModuleWith } from '../../modules/pathways/server/public.ts';
import { peopleAboutMe, peopleModule } from '../../modules/people/server/public.ts';
import { permissionCardsAboutMe, permissionCardsModule } from '../../modules/permission-cards/server/public.ts';
import { rightsAboutMe, rightsModule } from '../../modules/rights/server/public.ts';
import {
  consentChanged,
  practitionerBlocked,
  roomsAboutMe,
  roomsModuleWith,
} from '../../modules/rooms/server/public.ts';
import { storyAboutMe, storyModule } from '../../modules/story/server/public.ts';
import { handoversFollow, transitionsAboutMe, transitionsModule } from '../../modules/transitions/server/public.ts';
import type { AboutMePart } from '../../platform/server/about-me.ts';
import type { ServerModule } from '../../platform/server/module.ts';

/** What each module holds about somebody, for the file of everything about her; each in one line. */
export const aboutMe: readonly AboutMePart[] = [
  peopleAboutMe,
  auditAboutMe,
  consentAboutMe,
  roomsAboutMe,
  emergencyAboutMe,
  rightsAboutMe,
  pathwaysAboutMe,
  careTeamAboutMe,
  permissionCardsAboutMe,
  storyAboutMe,
  agreementsAboutMe,
  calendarAboutMe,
  braveStepsAboutMe,
  errandsAboutMe,
  transitionsAboutMe,
  encountersAboutMe,
];

/** Every module in the order of modules/README.md, each in one line; a later one may listen to an earlier one. */
export const modules: readonly ServerModule[] = [
  peopleModule,
  auditModule,
  consentModule([consentChanged], [practitionerBlocked]),
  roomsModuleWith([endPathwaysWithRoom([handoversFollow]), endAppointmentsWithRoom()]),
  emergencyModule,
  rightsModule(aboutMe),
  pathwaysModuleWith([handoversFollow]),
  careTeamModule,
  permissionCardsModule,
  storyModule,
  agreementsModule,
  calendarModule(),
  braveStepsModule,
  errandsModule,
  transitionsModule,
  encountersModule,
];
