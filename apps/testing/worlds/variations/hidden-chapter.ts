import fc from 'fast-check';
import { decidingLine, markingRead, releasing, remembering, takingBack, writing } from '../acts/story.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** A chapter that is told to Ingrid alone, perhaps read and taken back; or a line of hers that is not for the room. */
export const hiddenChapter: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      kind: fc.constantFrom('not told', 'told', 'read', 'taken back', 'line', 'line struck'),
    })
    .map(({ at, kind }) => {
      const by = deciderOf(story.age);
      const [room, key] = ['main', 'hidden'] as const;
      const told = releasing({ by, key, room, to: 'ingrid' });
      const written = writing({ by, key, words: 'hemmelig kapittel' });
      const line = remembering({ by: 'ingrid', key, room, words: 'hemmelig linje' });
      const acts = {
        'not told': [written, writing({ by, key, words: 'hemmelig, på nytt' }, 2)],
        told: [written, told],
        read: [written, told, markingRead('ingrid', room, key)],
        'taken back': [written, told, takingBack({ by, key, room, to: 'ingrid' })],
        line: [line],
        'line struck': [line, decidingLine(by, room, key, 'strike')],
      }[kind];
      return {
        tells: `a chapter or a line of Ingrid's: ${kind}`,
        at,
        acts,
        isHiddenFrom: (name, { history }) => name !== 'ingrid' && !history.isCitizenSide(room, name, 0),
      };
    });
