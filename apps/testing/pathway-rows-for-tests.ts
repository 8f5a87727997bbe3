import { randomUUID } from 'node:crypto';
import {
  citizenSide,
  hidden,
  inside,
  onlyPractitioners,
  practitioners,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';

/** Who may what on a pathway. */
export const pathwayRows: Readonly<Record<string, Row>> = {
  'pathways.refer': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ roomId, organisationId }) => ({
      roomId,
      id: randomUUID(),
      organisationId,
      why: 'Søvn og uro',
      next: { day: '2026-11-20', what: 'Samtale' },
    }),
  },
  'pathways.listPathways': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  'pathways.getHistory': { allowed: inside, ...hidden, input: ({ pathwayId }) => ({ pathwayId }) },
  // One step of the holder's and the receiver's; whose each of the others is: modules/pathways/server/access.test.ts.
  'pathways.takeStep': {
    allowed: practitionersIn,
    refused: { 'holder-needed': [...citizenSide, 'relative in the room'] },
    ...hidden,
    input: ({ pathwayId }) => ({
      pathwayId,
      id: randomUUID(),
      step: { kind: 'next-contact-agreed', next: { day: '2026-11-21', what: 'Samtale' } },
    }),
  },
  'pathways.listMine': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'pathways.listHanging': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'pathways.countByWeek': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'pathways.countLost': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
};
