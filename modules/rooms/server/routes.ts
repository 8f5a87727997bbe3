import type { ServerParts } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { roomsContract } from '../contract.ts';
import { withUsual } from '../domain/answer-promise.ts';
import { Urgency } from '../domain/room.ts';
import * as arrange from './arrange-room.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { besideRoutes } from './beside-routes.ts';
import { setSmsChoice } from './choose-sms.ts';
import { confirmMessage } from './confirm-message.ts';
import * as drafts from './drafts.ts';
import { endRelation } from './end-relation.ts';
import { getRoom } from './get-room.ts';
import { invite } from './invite.ts';
import * as joining from './join.ts';
import { renewLink } from './links.ts';
import { listCloseOnes } from './list-close-ones.ts';
import { listRooms } from './list-rooms.ts';
import { openRoom } from './open-room.ts';
import * as overview from './pass-overview.ts';
import { preview } from './preview.ts';
import { listPromises } from './promise-store.ts';
import * as reading from './read-room.ts';
import { sendMessage } from './send-message.ts';
import { setPromises } from './set-promises.ts';
import * as threads from './thread-steps.ts';

const bare = implement(roomsContract).$context<RequestContext>();
const os = bare.use(inUnit);

const routes = {
  listRooms: os.listRooms.handler(({ context }) => listRooms(context.unit)),
  getRoom: os.getRoom.handler(({ context, input, errors }) => getRoom(context.unit, input, errors)),
  openRoom: os.openRoom.handler(({ context, input, errors }) => openRoom(context.unit, input, errors)),
  listMessages: os.listMessages.handler(({ context, input, errors }) =>
    reading.listMessages(context.unit, input, errors),
  ),
  sendMessage: os.sendMessage.handler(({ context, input, errors }) => sendMessage(context.unit, input, errors)),
  markRead: os.markRead.handler(({ context, input, errors }) => reading.markRead(context.unit, input, errors)),
  confirmMessage: os.confirmMessage.handler(({ context, input, errors }) =>
    confirmMessage(context.unit, input, errors),
  ),
  promiseAnswer: os.promiseAnswer.handler(({ context, input, errors }) =>
    threads.promiseAnswer(context.unit, input, errors),
  ),
  resolveThread: os.resolveThread.handler(({ context, input, errors }) =>
    threads.resolveThread(context.unit, input, errors),
  ),
  setPresence: os.setPresence.handler(({ context, input, errors }) => arrange.setPresence(context.unit, input, errors)),
  setSmsChoice: os.setSmsChoice.handler(({ context, input, errors }) => setSmsChoice(context.unit, input, errors)),
  setNewcomersSee: os.setNewcomersSee.handler(({ context, input, errors }) =>
    arrange.setNewcomersSee(context.unit, input, errors),
  ),
  setNextStep: os.setNextStep.handler(({ context, input, errors }) => arrange.setNextStep(context.unit, input, errors)),
  askContact: os.askContact.handler(({ context, input, errors }) => overview.askContact(context.unit, input, errors)),
  acceptContact: os.acceptContact.handler(({ context, input, errors }) =>
    overview.acceptContact(context.unit, input, errors),
  ),
  declineContact: os.declineContact.handler(({ context, input, errors }) =>
    overview.declineContact(context.unit, input, errors),
  ),
  acceptRules: os.acceptRules.handler(({ context, input, errors }) => arrange.acceptRules(context.unit, input, errors)),
  invite: os.invite.handler(({ context, input, errors }) => invite(context.unit, input, errors)),
  listCloseOnes: os.listCloseOnes.handler(({ context, input, errors }) => listCloseOnes(context.unit, input, errors)),
  endRelation: os.endRelation.handler(({ context, input, errors }) => endRelation(context.unit, input, errors)),
  preview: os.preview.handler(({ context, input, errors }) => preview(context.unit, input, errors)),
  renewLink: os.renewLink.handler(({ context, input, errors }) => renewLink(context.unit, input, errors)),
  openInvitation: os.openInvitation.handler(({ context, input, errors }) =>
    joining.openInvitation(context.unit, input, errors),
  ),
  acceptInvitation: os.acceptInvitation.handler(({ context, input, errors }) =>
    joining.acceptInvitation(context.unit, input, errors),
  ),
  join: os.join.handler(({ context, input, errors }) => joining.join(context.unit, input, errors)),
  leave: os.leave.handler(({ context, input, errors }) => arrange.leave(context.unit, input, errors)),
  search: os.search.handler(({ context, input }) => reading.search(context.unit, input)),
  findDraft: os.findDraft.handler(({ context, input, errors }) => drafts.findDraft(context.unit, input, errors)),
  saveDraft: os.saveDraft.handler(({ context, input, errors }) => drafts.saveDraft(context.unit, input, errors)),
  listPromises: os.listPromises.handler(async ({ context, input }) => {
    const promised = withUsual(await listPromises(context.unit.db, input.organisationId));
    return Urgency.options.map((urgency) => ({ urgency, ...promised[urgency] }));
  }),
  setPromises: os.setPromises.handler(({ context, input, errors }) =>
    setPromises(context.unit, input.promises, errors),
  ),
};

/** Every endpoint of the module, with whoever has a say when a room is closed. */
export const roomsRoutes = (parts: ServerParts, closing: readonly arrange.RoomClosing[] = []) =>
  bare.router({
    ...routes,
    ...attachmentRoutes(parts),
    ...besideRoutes(parts),
    closeRoom: os.closeRoom.handler(({ context, input, errors }) =>
      arrange.closeRoom(context.unit, input, errors, closing),
    ),
  });
