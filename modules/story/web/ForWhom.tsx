import { Switch } from '@navikt/ds-react/Switch';
import { useMutation } from '@tanstack/react-query';
import { FreshStep } from '../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../platform/web/fresh/use-fresh-act.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { professionName } from '../../people/web/public.tsx';
import { newId } from '../../rooms/web/public.tsx';
import type { Receiver } from '../domain/chapter.ts';
import type { MyChapter, MyStory, StoryPerson } from '../domain/story.ts';
import { storyRefusals } from './refusals.ts';
import { storyApi } from './story-api.ts';
import { useStoryAnew } from './story-data.ts';

type Room = MyStory['rooms'][number];
/** A choice as it is sent: the ids are plain text there. */
type Choice = Pick<Parameters<typeof storyApi.client.takeBackChapter>[0], 'roomId' | 'to'>;

/** Who may read a chapter, one by one: each choice holds as soon as it is made, and is taken back in the same place. */
export function ForWhom({ story, chapter }: { story: MyStory; chapter: MyChapter }) {
  const onSuccess = useStoryAnew();
  const release = useMutation(storyApi.query.releaseChapter.mutationOptions({ onSuccess }));
  const takeBack = useMutation(storyApi.query.takeBackChapter.mutationOptions({ onSuccess }));
  const act = useFreshAct<Parameters<typeof storyApi.client.releaseChapter>[0]>(`release ${chapter.id}`);
  const error = otherTrouble(release.error) ?? takeBack.error;
  // What is being chosen stands there at once; the server's answer replaces it.
  const chosen = [release, takeBack].flatMap(({ isPending, variables }, nr) =>
    isPending ? [{ ...variables, isOn: nr === 0 }] : [],
  );
  const choose = (roomId: Room['roomId'], to: Receiver, isOn: boolean) => {
    release.reset();
    takeBack.reset();
    if (isOn) release.mutate({ id: newId(), chapterId: chapter.id, roomId, to });
    else takeBack.mutate({ chapterId: chapter.id, roomId, to });
  };
  return (
    <Section title={m.story_for_whom()}>
      <p className="ti-quiet">{m.story_for_whom_means()}</p>
      {story.rooms.length === 0 && <EmptyState title={m.story_no_rooms()}>{m.story_no_rooms_why()}</EmptyState>}
      <FreshStep act={act} doing={release} label={m.story_release_go()} />
      {story.rooms.map((room) => (
        <RoomSwitches
          key={room.roomId}
          room={room}
          chapter={chapter}
          chosen={chosen}
          locked={!story.decides}
          onChoose={(to, isOn) => choose(room.roomId, to, isOn)}
        />
      ))}
      {!story.decides && <p className="ti-quiet">{m.story_refusal_citizen_side_decides()}</p>}
      <p className="ti-quiet" role="status">
        {release.isSuccess || takeBack.isSuccess ? m.story_saved() : ''}
      </p>
      {error && <ErrorMessage error={error} sentences={storyRefusals} />}
    </Section>
  );
}

type SwitchesProps = {
  room: Room;
  chapter: MyChapter;
  chosen: readonly (Choice & { isOn: boolean })[];
  locked: boolean;
  onChoose: (to: Receiver, isOn: boolean) => void;
};

function RoomSwitches({ room, chapter, chosen, locked, onChoose }: SwitchesProps) {
  const isFor = (to: Receiver) => {
    const isThis = (one: Choice) => one.roomId === room.roomId && idIn(one.to) === idIn(to);
    return chosen.find(isThis)?.isOn ?? chapter.releases.some(isThis);
  };
  const organisations = new Map(
    room.people.flatMap(({ organisationId, organisation }) =>
      organisationId === null ? [] : [[organisationId, organisation] as const],
    ),
  );
  return (
    <Card>
      <fieldset className="story-switches">
        <legend>{room.purpose}</legend>
        {room.people.map((person) => {
          const { participantId, organisationId } = person;
          const to = { kind: 'participant', participantId } as const;
          // Whoever reads it with all of her organisation reads it, whatever stands at her name.
          const withAll = organisationId !== null && isFor({ kind: 'organisation', organisationId });
          return (
            <Switch
              key={participantId}
              checked={withAll || isFor(to)}
              disabled={locked || withAll}
              description={whoIs(person)}
              onChange={(event) => onChoose(to, event.target.checked)}
            >
              {person.name}
            </Switch>
          );
        })}
        {[...organisations].map(([organisationId, organisation]) => {
          const to = { kind: 'organisation', organisationId } as const;
          return (
            <Switch
              key={organisationId}
              checked={isFor(to)}
              disabled={locked}
              description={m.story_everybody_from_means()}
              onChange={(event) => onChoose(to, event.target.checked)}
            >
              {m.story_everybody_from({ organisation })}
            </Switch>
          );
        })}
      </fieldset>
    </Card>
  );
}

const idIn = (to: Choice['to']) => (to.kind === 'participant' ? to.participantId : to.organisationId);

function whoIs({ kind, profession, organisation }: StoryPerson): string {
  if (kind === 'related-person') return m.story_close_one();
  return [withCapital(professionName(profession)), organisation].filter((part) => part !== '').join(', ');
}
