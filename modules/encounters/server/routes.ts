import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { encountersContract } from '../contract.ts';
import { daysBack } from '../domain/age-of-talk.ts';
import { readBeforeTalk } from './before-talk.ts';
import { beginTalk } from './begin-talk.ts';
import { countUnwritten } from './encounter-store.ts';
import { listMine } from './my-talks.ts';
import { listNotes } from './read-notes.ts';
import { getMyTalk, saveDraft, takeEncounterStep } from './write-note.ts';

const os = implement(encountersContract).$context<RequestContext>().use(inUnit);

export const encountersRoutes = () =>
  os.router({
    getBeforeTalk: os.getBeforeTalk.handler(({ context: { unit }, input, errors }) =>
      readBeforeTalk(unit, input, errors),
    ),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
    countUnwritten: os.countUnwritten.handler(({ context: { unit } }) => countUnwritten(unit.db, daysBack)),
    listNotes: os.listNotes.handler(({ context: { unit }, input, errors }) => listNotes(unit, input.roomId, errors)),
    beginTalk: os.beginTalk.handler(({ context: { unit }, input, errors }) => beginTalk(unit, input, errors)),
    getMyTalk: os.getMyTalk.handler(({ context: { unit }, input, errors }) =>
      getMyTalk(unit, input.encounterId, errors),
    ),
    saveDraft: os.saveDraft.handler(({ context: { unit }, input, errors }) => saveDraft(unit, input, errors)),
    takeEncounterStep: os.takeEncounterStep.handler(({ context: { unit }, input, errors }) =>
      takeEncounterStep(unit, input, errors),
    ),
  });
