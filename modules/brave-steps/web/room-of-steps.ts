import type { StepsOfRoom } from '../contract.ts';

/** Whom she may ask in a room, and in which appointments they may do it together; not known on a page over all rooms. */
export type RoomOfSteps = Pick<StepsOfRoom, 'people' | 'appointments'> | undefined;
