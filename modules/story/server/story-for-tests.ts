import { randomUUID } from 'node:crypto';
import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { auditModule } from '../../audit/server/public.ts';
import { consentModule } from '../../consent/server/public.ts';
import { peopleModule } from '../../people/server/public.ts';
import { consentChanged, practitionerBlocked, roomsModule } from '../../rooms/server/public.ts';
import { decide, openAresRoom, type Somebody, startAresWorld } from '../../rooms/server/rooms-for-tests.ts';
import { storyContract } from '../contract.ts';
import { ChapterId, type ChapterWords, type Receiver, VersionId } from '../domain/chapter.ts';
import { LineId } from '../domain/memory-line.ts';
import { storyRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const storyModule: ServerModule = { name: 'story', contract: storyContract, routes: storyRoutes };

/** Are's room with Ingrid, Frida and Vera, and Siri, his sister; Viggo works beside Vera, and is let in by a test. */
export async function startStoryWorld() {
  const world = await startAresWorld({
    modules: [
      peopleModule,
      auditModule,
      consentModule([consentChanged], [practitionerBlocked]),
      roomsModule,
      storyModule,
    ],
  });
  const { add, organisations, people } = world;
  const viggoId = await add.addPerson({ givenName: 'Viggo', familyName: 'Dahl' });
  const viggosRole = await add.addRole(viggoId, organisations.nav, 'adviser');
  const siriId = await add.addPerson({ givenName: 'Siri', familyName: 'Solberg' });
  const relation = await add.addRelated(people.are, siriId);
  return {
    ...world,
    viggo: { id: viggoId, role: viggosRole, client: await world.as(viggoId, viggosRole) },
    siri: { id: siriId, relation, client: await world.as(siriId, relation) },
  };
}
export type StoryWorld = Awaited<ReturnType<typeof startStoryWorld>>;

/** The story's endpoints in the name of whoever is signed in. */
export const storyOf = ({ server }: Pick<StoryWorld, 'server'>, { cookie }: Somebody) =>
  server.client(storyContract, cookie);

/** Are's room; Siri is in it, too. */
export async function openStoryRoom(world: StoryWorld) {
  const { roomId, participants } = await openAresRoom(world);
  const relatedPersonId = world.siri.relation.id;
  const siri = await letIn(world, roomId, { kind: 'related-person', relatedPersonId, why: '' }, world.siri.client);
  return { roomId, participants: { ...participants, siri } };
}

type Invitee = Parameters<Somebody['rooms']['invite']>[0]['invitee'];

/** Somebody is asked for, Are says yes, and she comes in. */
export async function letIn(
  world: StoryWorld,
  roomId: RoomId,
  invitee: Invitee,
  who: Somebody,
): Promise<ParticipantId> {
  const { participantId: granteeId } = await world.are.rooms.invite({ roomId, invitee });
  await decide(world.are, { roomId, granteeId }, 'give');
  await who.rooms.join({ roomId });
  return granteeId;
}

export const newChapterId = () => ChapterId.parse(randomUUID());
export const newVersionId = () => VersionId.parse(randomUUID());
export const newLineId = () => LineId.parse(randomUUID());

/** Writes a chapter, new or anew, and gives how it stands then. */
export async function write(
  world: Pick<StoryWorld, 'server'>,
  who: Somebody,
  words: Partial<ChapterWords> & { text: string },
  chapterId = newChapterId(),
) {
  const story = storyOf(world, who);
  const before = (await story.getStory()).chapters.find(({ id }) => id === chapterId);
  const { chapters } = await story.writeChapter({
    chapterId,
    versionId: newVersionId(),
    basedOn: before?.versionId ?? null,
    topic: before?.topic ?? 'matters-most',
    title: '',
    ...words,
  });
  const chapter = chapters.find(({ id }) => id === chapterId);
  if (chapter === undefined) throw new Error('What was written is not there.');
  return chapter;
}

/** A seat as somebody to whom a chapter is released. */
export const seat = (participantId: ParticipantId): Receiver => ({ kind: 'participant', participantId });

export async function release(
  world: Pick<StoryWorld, 'server'>,
  who: Somebody,
  wish: { chapterId: ChapterId; roomId: RoomId; to: Receiver },
) {
  return storyOf(world, who).releaseChapter({ id: randomUUID(), ...wish });
}
