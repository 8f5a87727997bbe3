import { randomUUID } from 'node:crypto';
import {
  citizenSide,
  hidden,
  inside,
  notPractitioners,
  onlyPractitioners,
  practitioners,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';

/** Who may what on the way to a first meeting. */
export const transitionsRows: Readonly<Record<string, Row>> = {
  'transitions.listHandovers': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  'transitions.listMine': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  // Whose each step is: modules/transitions/server/access.test.ts.
  'transitions.takeHandoverStep': {
    allowed: practitionersIn,
    refused: { 'one-who-meets-needed': [...citizenSide, 'relative in the room'] },
    ...hidden,
    input: ({ handoverId }) => ({
      handoverId,
      id: randomUUID(),
      step: { kind: 'called', purpose: 'offer', reached: false },
    }),
  },
  'transitions.addLine': {
    allowed: inside,
    ...hidden,
    input: ({ handoverId }) => ({ handoverId, id: randomUUID(), text: 'Søvnen' }),
  },
  'transitions.strikeLine': {
    allowed: inside,
    ...hidden,
    input: ({ handoverId, agendaLineId }) => ({ handoverId, id: agendaLineId }),
  },
  // Before the meeting there is nothing to sum up: who may is in modules/transitions/server/transitions.test.ts.
  'transitions.writeSummary': {
    allowed: [],
    refused: { 'other-role-needed': notPractitioners, 'step-does-not-fit': practitionersIn },
    ...hidden,
    input: ({ handoverId }) => ({ handoverId, points: ['Vi ses'] }),
  },
  'transitions.correctLine': {
    allowed: [],
    refused: { 'citizen-needed': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ handoverId, agendaLineId }) => ({ handoverId, lineId: agendaLineId, id: randomUUID(), text: 'Nei' }),
  },
  'transitions.keepSubject': {
    allowed: [...citizenSide, 'opener'],
    refused: { 'bridge-needed': ['participant', 'relative in the room'] },
    ...hidden,
    input: ({ handoverId }) => ({ handoverId, id: randomUUID(), text: 'Penger' }),
  },
  'transitions.tellSubject': {
    allowed: citizenSide,
    refused: { 'citizen-needed': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ handoverId, subjectId, participantId }) => ({ handoverId, id: subjectId, participantId, told: true }),
  },
  'transitions.liftSubject': {
    allowed: citizenSide,
    refused: { 'citizen-needed': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ handoverId, subjectId }) => ({ handoverId, id: subjectId }),
  },
  'transitions.countHandovers': {
    allowed: practitioners,
    ...onlyPractitioners,
    input: () => ({ month: '2026-11', span: 'month' }),
  },
  'transitions.listClosedMonths': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  // A month that is not closed looks like one that never was; whose answers: modules/transitions/server/closed-months.test.ts.
  'transitions.getClosedMonth': { allowed: [], ...onlyPractitioners, input: () => ({ month: '2020-01' }) },
  'transitions.answerQuestion': {
    allowed: [],
    ...onlyPractitioners,
    input: () => ({ month: '2020-01', reason: 'no-common-time', id: randomUUID(), words: 'Vi ringer først' }),
  },
};
