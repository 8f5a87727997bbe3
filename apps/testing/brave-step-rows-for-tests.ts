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

/** Who may what with the citizen's next steps: a part of the table of who may what. */
export const braveStepRows: Readonly<Record<string, Row>> = {
  'brave-steps.write': {
    allowed: [...citizenSide, ...practitionersIn],
    refused: { 'not-yours-to-write': ['relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId, id: randomUUID(), what: 'Gå på trening', hard: null }),
  },
  'brave-steps.listOfRoom': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  // Whose the other steps are: modules/brave-steps/server/access.test.ts.
  'brave-steps.takeStep': {
    allowed: citizenSide,
    refused: { 'not-yours-to-take': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId, braveStepId }) => ({ roomId, braveStepId, id: randomUUID(), step: { kind: 'done', hard: null } }),
  },
  'brave-steps.sayHowHard': {
    allowed: citizenSide,
    refused: { 'she-says-how-hard': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId, braveStepId }) => ({ roomId, braveStepId, moment: 'before', hard: 4 }),
  },
  'brave-steps.listMine': { ...open, input: () => ({}) },
  'brave-steps.countMine': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
};
