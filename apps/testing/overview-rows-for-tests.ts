import { citizenSide, hidden, type Row } from './access-row-for-tests.ts';

/** Who may what with whose the overview of a room is: a part of the table of who may what. */
export const overviewRows: Readonly<Record<string, Row>> = {
  'rooms.askContact': {
    allowed: [...citizenSide, 'opener'],
    refused: { 'only-contact-or-citizen-asks': ['participant', 'relative in the room'] },
    ...hidden,
    input: ({ roomId, participantId }) => ({ roomId, participantId }),
  },
  // Vera is asked, and nobody else.
  'rooms.acceptContact': {
    allowed: ['participant'],
    refused: { 'not-asked-for-overview': [...citizenSide, 'opener', 'relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId }),
  },
  'rooms.declineContact': {
    allowed: ['participant'],
    refused: { 'not-asked-for-overview': [...citizenSide, 'opener', 'relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId }),
  },
};
