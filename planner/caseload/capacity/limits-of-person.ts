import { minutesOfContacts } from '../load/load-of-citizen.ts';
import type { CaseloadFile, Person } from '../problem/caseload-file.ts';
import type { Limit } from './limit.ts';

/** What is booked on a person already. */
export type Booked = { readonly net: number; readonly active: number; readonly committed: number };

/**
 * What limits a person's intake talks in the file's week:
 * slots; (net − committed) ÷ minutes of a talk; (ceiling − active − reserved + closings) ÷ transfer share;
 * (target share × net − committed + released) ÷ (transfer share × mean load). Each is monotone in each of its terms.
 */
export function limitsOfPerson(file: CaseloadFile, person: Person, booked: Booked): Limit[] {
  const { settings } = file;
  const { net, committed } = booked;
  const closings = person.closings ?? { citizens: 0, minutes: 0 };
  const mean = meanLoad(file);
  const filled = settings.targetShare * net;
  const limits: Limit[] = [
    {
      key: 'free-minutes',
      says: 'free minutes for the talks themselves',
      available: net - committed,
      perTalk: settings.intakeMinutes,
      unit: 'minutes',
      soft: false,
      from: `${net} net − ${committed} committed, ${settings.intakeMinutes} a talk`,
    },
    {
      key: 'load',
      says: 'minutes a week for those who stay',
      available: filled - committed + closings.minutes,
      perTalk: settings.transferShare * mean,
      unit: 'minutes',
      soft: false,
      from: `${settings.targetShare} × ${net} − ${committed} + ${closings.minutes} released, ${settings.transferShare} × ${mean} a talk`,
    },
    ...ceilings(person, booked, { transfer: settings.transferShare, mean }),
  ];
  if (person.slots !== undefined)
    limits.unshift({
      key: 'slots',
      says: 'calendar slots',
      available: person.slots,
      perTalk: 1,
      unit: 'slots',
      soft: false,
      from: `${person.slots} free`,
    });
  if (!takesNew(person, file.week))
    limits.unshift({
      key: 'takes-new',
      says: 'takes nobody new this week',
      available: 0,
      perTalk: 1,
      unit: 'slots',
      soft: false,
      from: 'takesNew, from and to',
    });
  return limits;
}

/** Minutes a week of a new citizen in the mean: as given, or half a follow-up talk with its agreement. */
export function meanLoad(file: CaseloadFile): number {
  return file.settings.meanLoad ?? minutesOfContacts({ followUp: 0.5, agreements: 0.5 }, file.times);
}

function ceilings(
  person: Person,
  { active, committed }: Booked,
  { transfer, mean }: { transfer: number; mean: number },
): Limit[] {
  const { ceiling, reserved = 0, closings = { citizens: 0, minutes: 0 } } = person;
  if (ceiling === undefined) return [];
  const soft = ceiling.kind === 'soft';
  const limits: Limit[] = [];
  if (ceiling.citizens !== undefined)
    limits.push({
      key: 'ceiling-citizens',
      says: `${ceiling.kind} ceiling in citizens`,
      available: ceiling.citizens - active - reserved + closings.citizens,
      perTalk: transfer,
      unit: 'citizens',
      soft,
      from: `${ceiling.citizens} − ${active} active − ${reserved} reserved + ${closings.citizens} closing, ${transfer} a talk`,
    });
  if (ceiling.minutes !== undefined)
    limits.push({
      key: 'ceiling-minutes',
      says: `${ceiling.kind} ceiling in minutes`,
      available: ceiling.minutes - committed + closings.minutes,
      perTalk: transfer * mean,
      unit: 'minutes',
      soft,
      from: `${ceiling.minutes} − ${committed} committed + ${closings.minutes} released, ${transfer} × ${mean} a talk`,
    });
  return limits;
}

function takesNew(person: Person, week: string): boolean {
  if (person.takesNew === false) return false;
  return (person.from ?? week) <= week && week <= (person.to ?? week);
}
