import { randomUUID } from 'node:crypto';
import {
  citizenSide,
  hidden,
  inside,
  notPractitioners,
  onlyPractitioners,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';
import { type Place } from './everybody-for-tests.ts';
import { secretWords } from './secrets-for-tests.ts';

const onlyCitizenSide = { allowed: citizenSide, otherwise: 'other-role-needed' } as const;
const line = ({ roomId, lineId }: Place) => ({ roomId, lineId });
const toVera = ({ chapterId, roomId, participantId }: Place) => ({
  chapterId,
  roomId,
  to: { kind: 'participant', participantId },
});

/** Who may what in the story: a chapter that is told to Vera alone, and a line that Vera wrote and nobody else reads. */
export const storyRows: Readonly<Record<string, Row>> = {
  'story.getStory': { ...onlyCitizenSide, input: () => ({}) },
  'story.writeChapter': {
    ...onlyCitizenSide,
    input: () => ({
      chapterId: randomUUID(),
      versionId: randomUUID(),
      basedOn: null,
      topic: 'own',
      title: 'Turer',
      text: secretWords,
    }),
  },
  'story.listVersions': { ...onlyCitizenSide, input: ({ chapterId }) => ({ chapterId }) },
  'story.releaseChapter': {
    ...onlyCitizenSide,
    input: (place) => ({ id: randomUUID(), ...toVera(place) }),
  },
  'story.takeBackChapter': { ...onlyCitizenSide, input: toVera },
  'story.getBeforeWeMeet': { allowed: inside, ...hidden, input: ({ roomId }) => ({ roomId }) },
  'story.markRead': {
    allowed: ['participant'],
    ...hidden,
    input: ({ roomId, chapterId, versionId }) => ({ roomId, chapterId, versionId }),
  },
  'story.writeLine': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    refused: { 'other-role-needed': notPractitioners },
    input: ({ roomId }) => ({ roomId, id: randomUUID(), text: secretWords }),
  },
  'story.strikeLine': { allowed: [...citizenSide, 'participant'], ...hidden, input: line },
  'story.shareLine': {
    allowed: citizenSide,
    refused: { 'citizen-side-decides': ['participant'] },
    ...hidden,
    input: line,
  },
  'story.takeBackLine': {
    allowed: citizenSide,
    refused: { 'citizen-side-decides': ['participant'] },
    ...hidden,
    input: line,
  },
};
