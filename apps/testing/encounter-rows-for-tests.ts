import { randomUUID } from 'node:crypto';
import { hidden, inside, onlyPractitioners, practitioners, practitionersIn, type Row } from './access-row-for-tests.ts';
import type { Place } from './everybody-for-tests.ts';

const room = ({ roomId }: Place) => ({ roomId });
const note = { kind: 'ad-hoc', talked: 'Søvnen', agreed: '' } as const;

/** Who may what before and after a talk. What of a note each reads: modules/encounters/server/access.test.ts. */
export const encounterRows: Readonly<Record<string, Row>> = {
  'encounters.getBeforeTalk': { allowed: practitionersIn, ...onlyPractitioners, input: room },
  'encounters.listMine': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'encounters.countUnwritten': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'encounters.listNotes': { allowed: inside, ...hidden, input: room },
  'encounters.beginTalk': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ roomId }) => ({
      roomId,
      id: randomUUID(),
      of: { kind: 'without', talk: 'ad-hoc', how: 'phone', minutes: 10 },
    }),
  },
  // Vera's alone.
  'encounters.getMyTalk': {
    allowed: ['participant'],
    ...onlyPractitioners,
    input: ({ unsignedId }) => ({ encounterId: unsignedId }),
  },
  'encounters.saveDraft': {
    allowed: ['participant'],
    ...onlyPractitioners,
    input: ({ unsignedId }) => ({ encounterId: unsignedId, draft: note }),
  },
  'encounters.takeEncounterStep': {
    allowed: ['opener'],
    ...onlyPractitioners,
    input: ({ encounterId }) => ({ encounterId, id: randomUUID(), wish: { kind: 'correct', note } }),
  },
};
