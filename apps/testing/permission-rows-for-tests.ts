import { randomUUID } from 'node:crypto';
import {
  citizenSide,
  hidden,
  inside,
  onlyPractitioners,
  open,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';

/** Who may what with permission cards: a part of the table of who may what. */
export const permissionRows: Readonly<Record<string, Row>> = {
  'permission-cards.give': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ roomId }) => ({
      roomId,
      id: randomUUID(),
      terms: { kind: 'call', words: 'Helst før klokka ti', from: '2026-11-20', until: null, pathwayId: null },
    }),
  },
  'permission-cards.listOfRoom': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  // Ingrid gave it. Who else may, when she has left or it is of a course: modules/permission-cards/server/access.test.ts.
  'permission-cards.takeBack': {
    allowed: [...citizenSide, 'opener'],
    refused: { 'not-yours-to-take-back': ['participant', 'relative in the room'] },
    ...hidden,
    input: ({ roomId, cardId }) => ({ roomId, cardId }),
  },
  'permission-cards.listMine': { ...open, input: () => ({}) },
};
