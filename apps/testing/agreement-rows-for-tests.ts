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

/** Who may what with agreements: a part of the table of who may what. */
export const agreementRows: Readonly<Record<string, Row>> = {
  'agreements.write': {
    allowed: [...citizenSide, ...practitionersIn],
    refused: { 'not-yours-to-write': ['relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({
      roomId,
      id: randomUUID(),
      terms: { what: 'Gå en tur hver dag', owner: null, to: 'circle', due: { kind: 'when-it-suits' } },
    }),
  },
  'agreements.listOfRoom': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  // Ingrid promised it to the citizen. Whose the other steps are: modules/agreements/server/access.test.ts.
  'agreements.takeStep': {
    allowed: [...citizenSide, 'opener'],
    refused: { 'not-yours-to-take': ['participant', 'relative in the room'] },
    ...hidden,
    input: ({ roomId, agreementId }) => ({ roomId, agreementId, id: randomUUID(), step: { kind: 'kept' } }),
  },
  'agreements.listMine': { ...open, input: () => ({}) },
  'agreements.countMine': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
};
