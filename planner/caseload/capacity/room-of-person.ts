import { factorsOf, loadOfCitizen } from '../load/load-of-citizen.ts';
import { netMinutes } from '../load/net-minutes.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { type Limit, missingFor, talksWithin } from './limit.ts';
import { limitsOfPerson } from './limits-of-person.ts';
import type { Term } from './term.ts';
import { termsOfTime } from './terms-of-time.ts';
import { type TrafficLight, trafficLight } from './traffic-light.ts';

/** "You have room for N intake talks next week", with everything it rests on. */
export type Room = {
  readonly person: string;
  readonly name: string;
  /** Within every limit. */
  readonly talks: number;
  /** Where the ceiling is soft: how many with a reason. */
  readonly talksWithReason: number;
  readonly terms: readonly Term[];
  readonly limits: readonly (Limit & { readonly talks: number })[];
  /** What holds the number down: all of them must give way for one talk more. */
  readonly forOneMore: readonly {
    readonly key: Limit['key'];
    readonly missing: number;
    readonly unit: Limit['unit'];
  }[];
  readonly active: number;
  readonly committed: number;
  readonly net: number;
  /** Committed ÷ (target share × net), as a share; nothing when there is no capacity at all. */
  readonly share: number | null;
  readonly light: TrafficLight;
};

/** The room of each person of the file, in its order. */
export function roomsOf(file: CaseloadFile): Room[] {
  const factors = factorsOf(file);
  const booked = new Map(
    file.people.map(({ id, unlisted }) => [id, { citizens: unlisted?.citizens ?? 0, minutes: unlisted?.minutes ?? 0 }]),
  );
  for (const citizen of file.citizens) {
    const one = citizen.with === undefined ? undefined : booked.get(citizen.with);
    if (one === undefined) continue;
    one.citizens += 1;
    one.minutes += loadOfCitizen(citizen, file.times, factors);
  }
  return file.people.map((person, i) => {
    const { citizens, minutes } = booked.get(person.id) ?? { citizens: 0, minutes: 0 };
    return roomOf(file, i, { active: citizens, committed: minutes });
  });
}

function roomOf(file: CaseloadFile, index: number, { active, committed }: { active: number; committed: number }): Room {
  const person = file.people[index];
  const place = `people[${index}]`;
  const net = netMinutes(person);
  const limits = limitsOfPerson(file, person, { net, active, committed }).map((limit) => ({
    ...limit,
    talks: talksWithin(limit),
  }));
  const within = (some: readonly { readonly talks: number }[]) =>
    Math.max(0, Math.min(...some.map(({ talks }) => talks)));
  const talks = within(limits);
  const capacity = file.settings.targetShare * net;
  const share = capacity > 0 ? committed / capacity : null;
  return {
    person: person.id,
    name: person.name ?? person.id,
    talks,
    talksWithReason: within(limits.filter(({ soft }) => !soft)),
    terms: [
      ...termsOfTime(person, place),
      {
        key: 'active',
        says: 'citizens now',
        value: active,
        unit: 'citizens',
        from: `the citizens with ${person.id}, and ${place}.unlisted`,
      },
      {
        key: 'committed',
        says: 'committed to them',
        value: committed,
        unit: 'minutes',
        from: 'minutes × calibrated factor of each, rounded up',
      },
    ],
    limits,
    forOneMore: limits
      .filter((limit) => limit.talks <= talks)
      .map((limit) => ({ key: limit.key, missing: missingFor(talks + 1, limit), unit: limit.unit })),
    active,
    committed,
    net,
    share,
    light: trafficLight(share ?? (committed > 0 ? 2 : 0)),
  };
}
