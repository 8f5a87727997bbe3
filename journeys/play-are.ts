import { afterAll, beforeAll, describe, it, onTestFailed } from 'vitest';
import { asking } from './are-asks.ts';
import { deciding } from './are-decides.ts';
import { lettingIn } from './are-lets-in.ts';
import { agreeing, moving } from './are-meets.ts';
import { beginStory, type Chapter, type Story } from './are-story.ts';
import { openTillit } from './open-tillit.ts';
import type { Manner } from './person.ts';
import type { Serve } from './serve-in-process.ts';
import { step } from './step.ts';

const chapters: Record<string, Chapter> = {
  'lets in those to whom he says yes': lettingIn,
  'agrees on two times that hang together': agreeing,
  'is heard when he asks, and answered': asking,
  'has them moved, whole or not at all': moving,
  'sees who sees, takes back and keeps': deciding,
};

interface Playing {
  /** Said in the story's name, when it is not one server. */
  where?: string;
  serve?: Serve;
  /** What happens meanwhile: asked before each step, by its sentence. */
  before?: (told: string) => Promise<void>;
}

/** Story S1: a room around Are, across four organisations. */
export function playAre(manner: Manner, { where = '', serve, before }: Playing = {}): void {
  describe(`Are (${manner.window}, ${manner.language}${where})`, () => {
    let story: Story;
    beforeAll(async () => {
      story = beginStory(await openTillit(serve), manner);
    });
    afterAll(() => story?.tillit.close());

    let hasBrokenOff = false;
    it.for(Object.entries(chapters))('%s', async ([, chapter], { skip }) => {
      if (hasBrokenOff) skip('The story broke off before.');
      onTestFailed(async () => {
        hasBrokenOff = true;
        await story.tillit.tellScreens();
      });
      for (const [told, play] of Object.entries(chapter)) {
        await before?.(told);
        await step(told, () => play(story));
      }
    });
  });
}
