import { drawNumber } from './draw-id.ts';
import type { Question, Spot } from './questions.ts';

/** Which of all questions are asked in a world. Both of a pair must be asked the same, so it goes by the question alone. */
export interface Asking {
  reads(question: Question): boolean;
  tries(question: Question): boolean;
}

export const everything: Asking = { reads: () => true, tries: () => true };
export const everythingButTries: Asking = { reads: () => true, tries: () => false };

// About the room that is looked at most is told, so it is asked about most; and these tell of everything in it.
const always = new Set([
  'rooms.listRooms',
  'rooms.getRoom',
  'rooms.listMessages',
  'rooms.search',
  'story.getBeforeWeMeet',
  'transitions.listHandovers',
  'calendar.getFreeBusy',
]);
const readShares = { main: 0.22, hidden: 0.1, other: 0.12, pers: 0.08 } as const satisfies Record<Spot, number>;
const tryShares = { main: 0.06, hidden: 0.05, other: 0.04, pers: 0.03 } as const satisfies Record<Spot, number>;

/** A part of the questions, another for each number: over many worlds all are asked many times. */
export const aPart = (draw: number): Asking => ({
  reads: ({ asked, endpointName, spot }) =>
    drawNumber(draw, asked) < readShares[spot] || (spot === 'main' && always.has(endpointName)),
  tries: ({ asked, spot }) => drawNumber(draw, asked) < tryShares[spot],
});

/** One endpoint, at every spot. */
export const onlyAbout = (name: string): Asking => ({
  reads: ({ endpointName }) => endpointName === name,
  tries: ({ endpointName }) => endpointName === name,
});
