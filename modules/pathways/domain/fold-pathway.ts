import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { EndingTalk, mayEnd } from './ending.ts';
import type { Decision } from './intake.ts';
import type { PathwayState } from './pathway.ts';
import type { PathwayAction, PathwayStep } from './pathway-action.ts';

/** What the actions of one pathway say now, oldest first; undefined before it was referred. A step that does not fit changes nothing. */
export function foldPathway(actions: readonly PathwayAction[]): PathwayState | undefined {
  return actions.reduce<PathwayState | undefined>(after, undefined);
}

/** Whether a step can be taken where a pathway stands, whoever takes it. */
export function fits(kind: PathwayStep['kind'], state: PathwayState | undefined): boolean {
  if (state === undefined) return kind === 'referred';
  if (kind === 'responsibility-accepted' && state.receiver === null) return false;
  // Once it is accepted, somebody else accepts it only where whoever received has left.
  if (kind === 'accepted' && state.status !== 'referred' && state.receiver === null) return false;
  // One is asked at a time, and answers once.
  if (kind === 'contact-asked' && findAsked(state) !== undefined) return false;
  if ((kind === 'contact-declined' || kind === 'contact-ask-withdrawn') && findAsked(state) === undefined) return false;
  if (kind === 'ended' && !mayEnd(state.ending)) return false;
  if ((kind === 'ending-answered' || kind === 'ending-talked') && state.ending === null) return false;
  // The citizen may close the room at any time.
  if (kind === 'closed-with-room') return state.status !== 'ended' || state.doorOpenUntil !== null;
  return stepsFrom[state.status].has(kind);
}

/** Who is asked to take over and has not answered yet. */
export function findAsked({ asked }: Pick<PathwayState, 'asked'>): PractitionerRoleId | undefined {
  return asked === null || asked.notNow !== null ? undefined : asked.to;
}

type Kind = PathwayStep['kind'];
const contact: Kind[] = ['contact-asked', 'contact-ask-withdrawn', 'contact-declined', 'contact-moved'];
const everyOpen: Kind[] = [...contact, 'deputy-named', 'deputy-ended', 'next-contact-agreed'];
const ending: Kind[] = ['ending-offered', 'ending-answered', 'ending-talked', 'ended'];
const met: Kind[] = ['contact-held', 'contact-missed'];

/** What may follow where; who may do it is asked elsewhere. */
const stepsFrom: Readonly<Record<PathwayState['status'], ReadonlySet<Kind>>> = {
  referred: new Set<Kind>([
    ...everyOpen,
    ...met,
    'intake-answered',
    'asked-for-more',
    'accepted',
    'not-accepted',
    'paused',
  ]),
  accepted: new Set<Kind>([
    ...everyOpen,
    ...met,
    'accepted',
    'not-accepted',
    'started',
    'responsibility-accepted',
    'paused',
  ]),
  started: new Set<Kind>([...everyOpen, ...met, 'accepted', 'responsibility-accepted', 'paused', ...ending]),
  paused: new Set<Kind>([...everyOpen, 'resumed', ...ending]),
  // Whom the door leads to may leave, too: it is passed on like any contact.
  ended: new Set<Kind>([...contact, 'deputy-named', 'deputy-ended', 'came-back']),
  'not-accepted': new Set<Kind>([...everyOpen, ...met, 'paused', ...ending]),
};

function after(state: PathwayState | undefined, action: PathwayAction): PathwayState | undefined {
  const { step, at, byRoleId } = action;
  if (!fits(step.kind, state)) return state;
  if (step.kind === 'referred') return byRoleId === null ? state : referred(action, step, byRoleId);
  return state === undefined ? undefined : { ...state, ...change(state, step, action), since: at };
}

function referred(
  { pathwayId, at }: PathwayAction,
  { citizenId, roomId, organisationId, why }: Extract<PathwayStep, { kind: 'referred' }>,
  sender: PractitionerRoleId,
): PathwayState {
  return {
    id: pathwayId,
    citizenId,
    roomId,
    organisationId,
    why,
    intake: null,
    decision: null,
    status: 'referred',
    holder: sender,
    contacts: [{ roleId: sender, from: at, until: null }],
    deputy: null,
    asked: null,
    receiver: null,
    nextContact: null,
    pause: null,
    ending: null,
    doorOpenUntil: null,
    since: at,
  };
}

/** What one step changes of a pathway that it fits. */
function change(
  state: PathwayState,
  step: Exclude<PathwayStep, { kind: 'referred' }>,
  { at, by, byRoleId }: PathwayAction,
): Partial<PathwayState> {
  const decided = (is: Decision['is']): Decision => {
    const reason = step.kind === 'not-accepted' ? (step.reason ?? null) : null;
    return { is, reason, words: 'words' in step ? step.words : '', byRoleId, at };
  };
  switch (step.kind) {
    case 'intake-answered':
      return { intake: { version: step.version, answers: step.answers, by, byRoleId, at }, decision: null };
    case 'asked-for-more':
      return { decision: decided('asked-for-more') };
    case 'accepted':
      return { status: 'accepted', receiver: byRoleId, decision: decided('accepted') };
    case 'not-accepted':
      return { status: 'not-accepted', receiver: null, decision: decided('declined') };
    case 'started':
      return { status: 'started' };
    case 'responsibility-accepted':
      return state.receiver === null ? {} : { ...held(state, state.receiver, at), receiver: null, status: 'started' };
    case 'contact-asked':
      return { asked: { to: step.to, byRoleId, words: step.words, at, notNow: null } };
    case 'contact-ask-withdrawn':
      return { asked: null };
    case 'contact-declined':
      return { asked: state.asked && { ...state.asked, notNow: { reason: step.reason, words: step.words, at } } };
    case 'contact-moved':
      return held(state, step.to, at);
    case 'deputy-named':
      return { deputy: { roleId: step.deputy, from: step.from, until: step.until } };
    case 'deputy-ended':
      return { deputy: null };
    case 'next-contact-agreed':
      return { nextContact: step.next };
    case 'contact-held':
    case 'contact-missed':
      return { nextContact: null };
    case 'paused':
      return {
        status: 'paused',
        pause: { reason: step.reason, words: step.words, until: step.until, from: state.status },
      };
    case 'resumed':
      return { status: state.pause?.from ?? state.status, pause: null };
    case 'ending-offered':
      return { ending: { offeredAt: at, answer: null, talk: null } };
    case 'ending-answered':
      return { ending: state.ending && { ...state.ending, answer: { is: step.answer, words: step.words, at } } };
    case 'ending-talked':
      return { ending: state.ending && { ...state.ending, talk: { ...EndingTalk.parse(step), at } } };
    case 'ended':
      return { status: 'ended', pause: null, nextContact: null, doorOpenUntil: step.doorOpenUntil };
    case 'closed-with-room':
      return { status: 'ended', pause: null, nextContact: null, doorOpenUntil: null, asked: null };
    case 'came-back':
      return { status: 'started', ending: null, doorOpenUntil: null };
  }
}

/** The former contact's time ends in the moment in which the next one's begins: there is never none and never two. */
function held(state: PathwayState, next: PractitionerRoleId, at: Instant): Partial<PathwayState> {
  const former = state.contacts.map((period) => (period.until === null ? { ...period, until: at } : period));
  return { holder: next, contacts: [...former, { roleId: next, from: at, until: null }], deputy: null, asked: null };
}
