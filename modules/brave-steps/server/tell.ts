import type { Unit } from '../../../platform/server/unit.ts';
import type { BraveStep } from '../domain/brave-step.ts';
import type { RecordedStep } from '../domain/brave-step-action.ts';
import { findAudience, type Told } from './brave-step-store.ts';

// One word for all that may happen, so that a hint does not tell what it was.
const what = 'brave-steps.changed';

/** The open screens of those who may see the step look again. Mail and push go once, to whoever is asked, and to her when she is answered. */
export async function tell(unit: Unit, braveStep: BraveStep, step: RecordedStep): Promise<void> {
  const people = await findAudience(unit.db, braveStep, unit.me.personId);
  const isFor = ({ actingId }: Told): boolean => {
    if (step.kind === 'asked') return actingId === step.companion;
    const isAnswer = step.kind === 'comes' || step.kind === 'not-this-time';
    return actingId === null && (isAnswer || (step.kind === 'written' && braveStep.status === 'proposed'));
  };
  announce(unit, braveStep, people.filter(isFor), true);
  announce(
    unit,
    braveStep,
    people.filter((one) => !isFor(one)),
    false,
  );
}

/** That something of how hard it feels was said, to those who read it and to nobody else. */
export async function tellHowHard(unit: Unit, braveStep: BraveStep): Promise<void> {
  const people = await findAudience(unit.db, braveStep, unit.me.personId);
  announce(
    unit,
    braveStep,
    people.filter(({ readsHard }) => readsHard),
    false,
  );
}

function announce(unit: Unit, { roomId: place }: BraveStep, people: readonly Told[], notify: boolean): void {
  const audience = [...new Set(people.map(({ personId }) => personId))];
  if (audience.length > 0) unit.announce({ what, place, audience, notify });
}
