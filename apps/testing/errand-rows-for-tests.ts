import { randomUUID } from 'node:crypto';
import {
  citizenSide,
  hidden,
  inside,
  onlyPractitioners,
  open,
  practitioners,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';

/** Who may what with what the citizen asks for: a part of the table of who may what. */
export const errandRows: Readonly<Record<string, Row>> = {
  'errands.ask': {
    allowed: citizenSide,
    refused: { 'not-yours-to-ask': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId, id: randomUUID(), what: 'Når begynner kurset?' }),
  },
  'errands.listOfRoom': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  // It is Ingrid's. Whose the other steps are: modules/errands/server/access.test.ts.
  'errands.takeStep': {
    allowed: ['opener'],
    refused: { 'not-yours-to-take': [...citizenSide, 'participant', 'relative in the room'] },
    ...hidden,
    input: ({ roomId, errandId }) => ({
      roomId,
      errandId,
      id: randomUUID(),
      step: { kind: 'solved', answer: 'Mandag' },
    }),
  },
  'errands.listMine': { ...open, input: () => ({}) },
  'errands.countMine': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'errands.noteRelay': {
    allowed: [...citizenSide, ...practitionersIn],
    refused: { 'not-yours-to-note': ['relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId, id: randomUUID() }),
  },
  // What is not hers to take back stays as it is.
  'errands.takeBackRelay': { allowed: inside, ...hidden, input: ({ roomId, relayId }) => ({ roomId, relayId }) },
  'errands.countRelays': { allowed: practitioners, ...onlyPractitioners, input: () => ({ month: '2026-11' }) },
};
