import fc from 'fast-check';
import type { Secret, Variation } from '../secret.ts';
import type { Story } from '../story.ts';
import { anotherRoom } from './another-room.ts';
import { askedInSecret } from './asked-in-secret.ts';
import { busyElsewhere } from './busy-elsewhere.ts';
import { emergencyElsewhere } from './emergency-elsewhere.ts';
import { hiddenAgreement } from './hidden-agreement.ts';
import { hiddenBlock } from './hidden-block.ts';
import { hiddenChapter } from './hidden-chapter.ts';
import { hiddenDraft } from './hidden-draft.ts';
import { hiddenErrand } from './hidden-errand.ts';
import { hiddenFile } from './hidden-file.ts';
import { hiddenHowHard } from './hidden-how-hard.ts';
import { hiddenMessage } from './hidden-message.ts';
import { hiddenNote } from './hidden-note.ts';
import { hiddenPermission } from './hidden-permission.ts';
import { hiddenSubject } from './hidden-subject.ts';
import { hiddenSummary } from './hidden-summary.ts';
import { hiddenThread } from './hidden-thread.ts';
import { hiddenTrust } from './hidden-trust.ts';
import { otherWords } from './other-words.ts';
import { outOfSight } from './out-of-sight.ts';
import { ownSettings } from './own-settings.ts';

/** Every kind of secret there is; a new one is a file beside this one and a line here. */
export const variations: readonly Variation[] = [
  // Twice, since more may tell of what was said than of all else.
  hiddenThread,
  hiddenThread,
  hiddenMessage,
  hiddenMessage,
  otherWords,
  hiddenDraft,
  askedInSecret,
  anotherRoom,
  outOfSight,
  ownSettings,
  hiddenBlock,
  emergencyElsewhere,
  hiddenFile,
  hiddenPermission,
  hiddenAgreement,
  hiddenHowHard,
  hiddenErrand,
  hiddenChapter,
  hiddenSummary,
  hiddenTrust,
  hiddenNote,
];

/** What can be a secret only where something is so for all; there it is drawn more often, since few stories have it. */
function variationsOf({ acts }: Story): readonly Variation[] {
  const keeps = acts.some(({ does }) => does === 'keeps');
  const isBusy = acts.filter(({ busy }) => busy !== undefined).length === 1;
  return [
    ...variations,
    ...(keeps ? [hiddenSubject, hiddenSubject, hiddenSubject, hiddenSubject] : []),
    ...(isBusy ? [busyElsewhere, busyElsewhere] : []),
  ];
}

export const anySecrets = (story: Story): fc.Arbitrary<Secret[]> =>
  fc.array(fc.oneof(...variationsOf(story).map((variation) => variation(story))), { minLength: 5, maxLength: 10 });
