import type { BraveStep, BraveStepStatus, CompanionId, StepKind } from './brave-step.ts';

/** Somebody in the room: her role or relation; null is the citizen, or who decides for her. */
export type Doer = CompanionId | null;

const open = ['ahead', 'put-off'] as const;

const fits = {
  agreed: ['proposed'],
  'made-smaller': open,
  asked: open,
  comes: open,
  'not-this-time': open,
  'not-needed': open,
  named: open,
  booked: open,
  unbooked: open,
  done: open,
  'put-off': ['ahead'],
  'let-go': ['proposed', ...open],
  'taken-up': ['put-off', 'done', 'let-go'],
} as const satisfies Record<StepKind, readonly BraveStepStatus[]>;

/** Whether something follows on how the step stands. */
export function follows({ status, asked, coming, appointmentId }: BraveStep, kind: StepKind): boolean {
  if (kind === 'not-needed' && asked.length + coming.length === 0) return false;
  if (kind === 'unbooked' && appointmentId === null) return false;
  return fits[kind].some((one) => one === status);
}

/** Whether something is somebody's to say: the step is the citizen's, and whether she comes along is said by whoever is asked. */
export function mayTake({ status, writtenBy, asked, coming }: BraveStep, kind: StepKind, doer: Doer): boolean {
  const isHers = doer === null;
  switch (kind) {
    case 'comes':
      return !isHers && asked.includes(doer);
    case 'not-this-time':
      return !isHers && (asked.includes(doer) || coming.includes(doer));
    case 'booked':
    case 'unbooked':
      return isHers || coming.includes(doer);
    case 'let-go':
      // Whoever wrote it with her may take it away until she has made it hers.
      return isHers || (status === 'proposed' && doer === writtenBy);
    case 'agreed':
    case 'made-smaller':
    case 'asked':
    case 'not-needed':
    case 'named':
    case 'done':
    case 'put-off':
    case 'taken-up':
      return isHers;
  }
}

/** Who reads how hard it feels: she, who holds the overview of the room, and who has said that she comes along. */
export function readsHowHard({ coming }: Pick<BraveStep, 'coming'>, doer: Doer, holdsOverview: boolean): boolean {
  return doer === null || holdsOverview || coming.includes(doer);
}
