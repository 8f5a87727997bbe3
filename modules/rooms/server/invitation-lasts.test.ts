import { expect, it } from 'vitest';
import { days, minutes } from '../../../platform/testing/held-clock.ts';
import { decide, openAresRoom, refusalOf, startAresWorld } from './rooms-for-tests.ts';

it('A link lets in for fourteen days and not a minute longer', async () => {
  const world = await startAresWorld();
  const { roomId } = await openAresRoom(world);
  const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
  const { participantId } = await world.ingrid.rooms.invite({ roomId, invitee });
  await decide(world.are, { roomId, granteeId: participantId }, 'give');
  const { token } = await world.are.rooms.renewLink({ roomId, participantId });
  world.server.clock.moveBy(days(14) - minutes(1));
  const inTime = await world.as(world.people.sara, world.roles.sara);
  expect(await inTime.rooms.openInvitation({ token })).toMatchObject({ why: 'DPS' });
  world.server.clock.moveBy(minutes(2));
  expect(await refusalOf(inTime.rooms.openInvitation({ token }))).toBe('invitation-has-ended');
  expect(await refusalOf(inTime.rooms.acceptInvitation({ token }))).toBe('invitation-has-ended');
  await world.server.close();
});
