import type { ServerModule } from '../../../platform/server/module.ts';
import { roomsContract } from '../contract.ts';
import type { RoomClosing } from './arrange-room.ts';
import { roomsRoutes } from './routes.ts';
import { sweepAttachments } from './sweep-attachments.ts';

export { roomsAboutMe } from './about-me-store.ts';
export type { RoomClosing } from './arrange-room.ts';
export { composeAnswer, composeMessageText } from './compose-text.ts';
export { consentChanged } from './consent-changed.ts';
export { readRooms } from './list-rooms.ts';
export { practitionerBlocked } from './practitioner-blocked.ts';
export { listPromisesOf, setPromisesOf } from './promises-of-organisations.ts';
export { isStillUnseen } from './read-mark-store.ts';
export { receiveText } from './receive-text.ts';
export { forgetRoomKey } from './room-key-store.ts';
export { audienceOf, findStanding, listStandings, type Standing, traceOf, traceShown } from './standing-store.ts';

export const roomsModule: ServerModule = {
  name: 'rooms',
  contract: roomsContract,
  routes: (parts) => roomsRoutes(parts),
  sweep: sweepAttachments,
};

/** The same, with later modules that have a say when a room is closed. */
export const roomsModuleWith = (closing: readonly RoomClosing[]): ServerModule => ({
  ...roomsModule,
  routes: (parts) => roomsRoutes(parts, closing),
});
