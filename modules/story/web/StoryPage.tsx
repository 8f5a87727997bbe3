import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { Topic } from '../domain/chapter.ts';
import type { MyChapter, MyStory } from '../domain/story.ts';
import { MemoryLines } from './MemoryLines.tsx';
import { useStory } from './story-data.ts';
import { nobodyElse, readersOf, titleOf, topicHint, topicTitle } from './story-words.ts';
import './story.css';

/** Who I am, in my own words: what is written, what could be, and what others remember. */
export function StoryPage() {
  const { data: story, error, refetch } = useStory();
  const name = story?.citizen.isMe === false ? story.citizen.givenName : undefined;
  return (
    <Page
      title={name === undefined ? m.story_title() : m.story_title_of({ name })}
      lead={name === undefined ? m.story_lead() : m.story_lead_of({ name })}
      back={{ to: '/about-me', label: m.people_about_me() }}
    >
      {story === undefined && error === null && <Loading />}
      {story === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {story !== undefined && <Story story={story} />}
    </Page>
  );
}

function Story({ story }: { story: MyStory }) {
  const written = story.chapters.filter(({ text }) => text !== '');
  return (
    <>
      {written.length > 0 && (
        <Section title={m.story_chapters()}>
          <ul className="story-list">
            {written.map((chapter) => (
              <ChapterCard key={chapter.id} chapter={chapter} story={story} />
            ))}
          </ul>
        </Section>
      )}
      <Unwritten chapters={story.chapters} />
      {story.lines.length > 0 && (
        <Section title={story.citizen.isMe ? m.story_remembered() : m.story_remembered_of(story.citizen)}>
          <p className="ti-quiet">{m.story_remembered_means()}</p>
          <MemoryLines lines={story.lines} citizen={story.citizen.givenName} isCitizenSide />
        </Section>
      )}
    </>
  );
}

/** How it begins, and for whom it is. */
function ChapterCard({ chapter, story }: { chapter: MyChapter; story: MyStory }) {
  const readers = readersOf(chapter, story);
  return (
    <Card as="li">
      <h3>
        <Link to={`/story/${keyOf(chapter)}`}>{titleOf(chapter)}</Link>
      </h3>
      <p className="story-text story-text--short">{chapter.text}</p>
      <p className="ti-quiet">
        {readers.length === 0 ? nobodyElse(story.citizen) : m.story_for({ names: readers.join(', ') })}
      </p>
    </Card>
  );
}

/** What one might write about, each with a word on what could stand there. */
function Unwritten({ chapters }: { chapters: readonly MyChapter[] }) {
  const putAway = chapters.filter(({ topic, text }) => topic === 'own' && text === '');
  const begun = new Set(chapters.filter(({ text }) => text !== '').map(({ topic }) => topic));
  const topics = Topic.options.filter((topic) => topic === 'own' || !begun.has(topic));
  return (
    <Section title={m.story_begin()}>
      <p className="ti-quiet">{m.story_begin_means()}</p>
      <ul className="story-list">
        {topics.map((topic) => (
          <li key={topic}>
            <Link to={`/story/${topic}`}>{topicTitle(topic)}</Link>
            <p className="ti-quiet">{topicHint(topic)}</p>
          </li>
        ))}
        {putAway.map((chapter) => (
          <li key={chapter.id}>
            <Link to={`/story/${chapter.id}`}>{titleOf(chapter)}</Link>
            <p className="ti-quiet">{m.story_put_away()}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** By what a chapter is found in the address. */
const keyOf = ({ topic, id }: MyChapter) => (topic === 'own' ? id : topic);
