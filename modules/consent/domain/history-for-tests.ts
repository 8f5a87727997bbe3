import { Day } from '../../../kernel/day.ts';
import { ParticipantId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import type { ConsentAction } from './consent-action.ts';
import type { Citizen, Decider } from './decision.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const nora = PersonId.parse(uuid(1));
export const gro = PersonId.parse(uuid(2));
export const odd = PersonId.parse(uuid(3));
export const vera = PersonId.parse(uuid(4));
export const veraAsNurse = PractitionerRoleId.parse(uuid(5));

/** A moment given as far as it matters: '2026-11-06', '2026-11-06T09:30'. */
export const moment = (text: string) => Instant.parse(text.length === 10 ? `${text}T09:00:00.000Z` : `${text}:00.000Z`);

/** Born on 20 November 2010. */
export const noraAt = (country: Citizen['country'], other: Partial<Citizen> = {}): Citizen => ({
  id: nora,
  birthDay: Day.parse('2010-11-20'),
  country,
  decidesAloneFrom: country === 'NO' ? 16 : 15,
  guardians: [gro],
  ...other,
});

export const deciders = {
  citizen: { as: 'citizen', personId: nora },
  guardian: { as: 'guardian', personId: gro },
  practitioner: { as: 'practitioner', personId: vera, roleId: veraAsNurse },
  other: { as: 'other', personId: odd },
} as const satisfies Record<string, Decider>;

/** A history of these steps, a minute apart. */
export function historyOf(...kinds: ConsentAction['kind'][]): ConsentAction[] {
  return kinds.map((kind, index) => ({
    id: uuid(100 + index),
    citizenId: nora,
    subjectId: uuid(6),
    granteeId: ParticipantId.parse(uuid(7)),
    position: index + 1,
    kind,
    purpose: 'That Vera may take part',
    seesFrom: null,
    holdsUntil: null,
    decidedBy: kind === 'asked' ? vera : nora,
    decidedAs: kind === 'asked' ? 'asker' : 'citizen',
    toldBy: 'electronic-id',
    recordedBy: kind === 'asked' ? vera : nora,
    recordedRoleId: kind === 'asked' ? veraAsNurse : null,
    at: moment(`2026-11-01T09:${String(index).padStart(2, '0')}`),
  }));
}
