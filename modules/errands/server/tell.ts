import type { Unit } from '../../../platform/server/unit.ts';
import type { Errand } from '../domain/errand.ts';
import type { ErrandStep } from '../domain/errand-action.ts';
import { findAudience, type Told } from './errand-store.ts';

// One word for all that may happen, so that a hint does not tell what it was.
const what = 'errands.changed';

/** The open screens of those who may see the errand look again. Mail and push go to whose turn it is, and to her when it is solved. */
export async function tell(unit: Unit, errand: Errand, step: ErrandStep): Promise<void> {
  const people = await findAudience(unit.db, errand, unit.me.personId);
  for (const notify of [true, false]) {
    const told = people.filter((one) => isFor(one, errand, step) === notify);
    const audience = [...new Set(told.map(({ personId }) => personId))];
    if (audience.length > 0) unit.announce({ what, place: errand.roomId, audience, notify });
  }
}

function isFor({ roleId, isCitizen }: Told, { responsible }: Errand, step: ErrandStep): boolean {
  switch (step.kind) {
    case 'asked':
    case 'asked-again':
    case 'not-taken':
      return roleId === responsible;
    case 'passed':
      return roleId === step.to;
    case 'solved':
      return isCitizen;
    case 'taken':
    case 'withdrawn':
      return false;
  }
}
