import { formatDate, formatSince } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Chapter, Topic } from '../domain/chapter.ts';
import type { MyChapter, MyStory, Receipt } from '../domain/story.ts';

const topics: Readonly<Record<Topic, () => string>> = {
  'matters-most': m.story_topic_matters_most,
  'my-people': m.story_topic_my_people,
  'my-story': m.story_topic_my_story,
  'talking-with-me': m.story_topic_talking_with_me,
  'when-it-is-hard': m.story_topic_when_it_is_hard,
  please: m.story_topic_please,
  everyday: m.story_topic_everyday,
  own: m.story_topic_own,
};

const hints: Readonly<Record<Topic, () => string>> = {
  'matters-most': m.story_hint_matters_most,
  'my-people': m.story_hint_my_people,
  'my-story': m.story_hint_my_story,
  'talking-with-me': m.story_hint_talking_with_me,
  'when-it-is-hard': m.story_hint_when_it_is_hard,
  please: m.story_hint_please,
  everyday: m.story_hint_everyday,
  own: m.story_hint_own,
};

export const topicTitle = (topic: Topic) => topics[topic]();
/** What one might write there. */
export const topicHint = (topic: Topic) => hints[topic]();

/** What a chapter is called: by its topic, or by the citizen. */
export const titleOf = ({ topic, title }: Pick<Chapter, 'topic' | 'title'>) =>
  topic === 'own' ? title : topicTitle(topic);

/** Who wrote it and when, to whom it is not herself. */
export function writtenInWords({ writtenAs, writtenAt }: Chapter, name: string): string {
  const day = formatDate(writtenAt);
  return writtenAs === 'guardian' ? m.story_written_by_guardian({ name, day }) : m.story_written_by({ name, day });
}

/** That nobody else reads it, said as it is: guardians read what a child writes. */
export function nobodyElse({ isMe, hasGuardian, givenName }: MyStory['citizen']): string {
  if (!isMe) return m.story_for_family_of({ name: givenName });
  return hasGuardian ? m.story_for_family() : m.story_for_nobody();
}

/** Who reads what is being written: whoever may already, else nobody but her side. */
export function readWhileWriting(
  { isMe, hasGuardian, givenName }: MyStory['citizen'],
  chapter: MyChapter | undefined,
): string {
  if (chapter !== undefined && chapter.releases.length > 0) return m.story_field_text_means_told();
  if (!isMe) return m.story_field_text_means_of({ name: givenName });
  return hasGuardian ? m.story_field_text_means_child() : m.story_field_text_means();
}

/** By name for whom a chapter is, each once. */
export function readersOf({ releases }: MyChapter, { rooms }: MyStory): string[] {
  const names = releases.flatMap(({ roomId, to }) => {
    const people = rooms.find((room) => room.roomId === roomId)?.people ?? [];
    return to.kind === 'participant'
      ? people.filter(({ participantId }) => participantId === to.participantId).map(({ name }) => name)
      : people
          .filter(({ organisationId }) => organisationId === to.organisationId)
          .slice(0, 1)
          .map(({ organisation }) => m.story_everybody_from({ organisation }));
  });
  return [...new Set(names)];
}

/** What a receiver has said, as one would say it: “Nina Lie at Øyane DPS has read it (Tuesday)”. */
export function receiptInWords({ name, organisation, markedAt, isEarlier }: Receipt): string {
  const who = organisation === '' ? name : m.story_name_at({ name, organisation });
  const day = formatSince(markedAt);
  return isEarlier ? m.story_receipt_earlier({ who, day }) : m.story_receipt({ who, day });
}
