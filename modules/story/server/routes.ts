import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { settle } from '../../../platform/server/settle.ts';
import { storyContract } from '../contract.ts';
import { markRead, readBeforeWeMeet } from './before-we-meet.ts';
import { setReaders, strikeLine, writeLine } from './memory-lines.ts';
import { readStory, readVersions } from './read-story.ts';
import { releaseChapter, takeBackChapter } from './release-chapter.ts';
import { writeChapter } from './write-chapter.ts';

const os = implement(storyContract).$context<RequestContext>().use(inUnit);

export const storyRoutes = () =>
  os.router({
    getStory: os.getStory.handler(async ({ context: { unit }, errors }) => settle(await readStory(unit), errors)),
    writeChapter: os.writeChapter.handler(async ({ context: { unit }, input, errors }) =>
      settle(await writeChapter(unit, input), errors),
    ),
    listVersions: os.listVersions.handler(async ({ context: { unit }, input, errors }) =>
      settle(await readVersions(unit, input.chapterId), errors),
    ),
    releaseChapter: os.releaseChapter.handler(async ({ context: { unit }, input, errors }) =>
      settle(await releaseChapter(unit, input), errors),
    ),
    takeBackChapter: os.takeBackChapter.handler(async ({ context: { unit }, input, errors }) =>
      settle(await takeBackChapter(unit, input), errors),
    ),
    getBeforeWeMeet: os.getBeforeWeMeet.handler(async ({ context: { unit }, input, errors }) =>
      settle(await readBeforeWeMeet(unit, input.roomId), errors),
    ),
    markRead: os.markRead.handler(async ({ context: { unit }, input, errors }) =>
      settle(await markRead(unit, input), errors),
    ),
    writeLine: os.writeLine.handler(async ({ context: { unit }, input, errors }) =>
      settle(await writeLine(unit, input), errors),
    ),
    strikeLine: os.strikeLine.handler(async ({ context: { unit }, input, errors }) =>
      settle(await strikeLine(unit, input), errors),
    ),
    shareLine: os.shareLine.handler(async ({ context: { unit }, input, errors }) =>
      settle(await setReaders(unit, { ...input, readBy: 'room' }), errors),
    ),
    takeBackLine: os.takeBackLine.handler(async ({ context: { unit }, input, errors }) =>
      settle(await setReaders(unit, { ...input, readBy: 'writer' }), errors),
    ),
  });
