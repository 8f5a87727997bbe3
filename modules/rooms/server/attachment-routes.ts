import type { ServerParts } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { roomsContract } from '../contract.ts';
import { beginAttachment } from './begin-attachment.ts';
import { finishAttachment } from './finish-attachment.ts';
import { openAttachment, removeAttachment } from './open-attachment.ts';
import { type InUnit, sendPiece } from './send-piece.ts';

// Two open their transactions themselves, so that none is open while a file is written or looked through.
const bare = implement(roomsContract).$context<RequestContext>();
const os = bare.use(inUnit);
const ofOneself = { audit: { untraced: "one's own unsent file" }, who: 'signed-in' } as const;

/** Uploading, letting go and opening of what messages bring. */
export const attachmentRoutes = (parts: ServerParts) => ({
  beginAttachment: os.beginAttachment.handler(({ context, input, errors }) =>
    beginAttachment(context.unit, parts, input, errors),
  ),
  sendPiece: bare.sendPiece.handler(({ context, input, errors }) =>
    sendPiece((work) => context.openUnit(ofOneself, work), parts, input, errors),
  ),
  finishAttachment: bare.finishAttachment.handler(({ context, input, errors, procedure }) => {
    const store: InUnit = (work) => context.openUnit(procedure['~orpc'].meta, work);
    return finishAttachment({ look: (work) => context.openUnit(ofOneself, work), store }, parts, input, errors);
  }),
  removeAttachment: os.removeAttachment.handler(({ context, input, errors }) =>
    removeAttachment(context.unit, parts, input, errors),
  ),
  getAttachment: os.getAttachment.handler(({ context, input, errors }) =>
    openAttachment(context.unit, parts, { ...input, as: 'whole' }, errors),
  ),
  getAttachmentPreview: os.getAttachmentPreview.handler(({ context, input, errors }) =>
    openAttachment(context.unit, parts, { ...input, as: 'preview' }, errors),
  ),
});
