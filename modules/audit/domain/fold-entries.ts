import type { Day } from '../../../kernel/day.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { dayInZone, type Zone } from '../../../kernel/zone.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Never empty; the newest first. */
export type Entries = readonly [AuditEntry, ...AuditEntry[]];

/** What one person, in one role, did on one day. */
export interface EntryPerson {
  who: AuditEntry['who'];
  /** Every entry of hers that day. */
  entries: Entries;
  /** The same entries by the basis they rest on, most often one. */
  grounds: readonly EntryGround[];
}

export interface EntryGround {
  entries: Entries;
  /** The same entries by what was done. */
  acts: readonly EntryAct[];
}

/** One thing done in one place, once or several times. */
export interface EntryAct {
  entries: Entries;
  /** Those of them that are the thing done; the others are steps on the way to it. */
  done: Entries;
}

export interface EntryDay {
  day: Day;
  /** How many entries the day has. */
  count: number;
  /** Whoever looked last stands first; whoever reads the log stands after all others. */
  people: readonly EntryPerson[];
}

/** Who reads messages opens the room first and marks them afterwards; each is an entry, and for the citizen one thing. */
const stepsTo: Readonly<Record<string, string>> = {
  'rooms.room-opened': 'rooms.messages-read',
  'rooms.read-marked': 'rooms.messages-read',
};
const longestStepMs = 5 * 60_000;

/**
 * Makes a log readable: what each person did, by the days of the zone. Every entry stands in it once under its person,
 * once under its ground and once under its act; none is left out and none added. Newest first, in and out.
 */
export function foldEntries(entries: readonly AuditEntry[], zone: Zone): EntryDay[] {
  const dayOf = (at: AuditEntry['at']) => dayInZone(dateOf(at), zone);
  const groundOf = ({ basis, basisSince }: AuditEntry) => [basis, basisSince === null ? null : dayOf(basisSince)];
  const toPerson = (ofPerson: Entries): EntryPerson => ({
    who: ofPerson[0].who,
    entries: ofPerson,
    grounds: groupBy(ofPerson, groundOf).map((onGround) => ({ entries: onGround, acts: toActs(onGround) })),
  });
  return groupBy(entries, ({ at }) => [dayOf(at)]).map((ofDay) => {
    const people = groupBy(ofDay, ({ who }) => [who.personId, who.profession, who.organisation]).map(toPerson);
    return {
      day: dayOf(ofDay[0].at),
      count: ofDay.length,
      people: [...people.filter(({ who }) => !who.isMe), ...people.filter(({ who }) => who.isMe)],
    };
  });
}

function toActs(entries: Entries): EntryAct[] {
  return groupBy(entries, ({ placeId }) => [placeId]).flatMap((inPlace) => {
    const actOf = (entry: AuditEntry) => endOf(entry, inPlace) ?? entry.event;
    return groupBy(inPlace, (entry) => [actOf(entry)]).map((act) => {
      const [first, ...rest] = act.filter((entry) => entry.event === actOf(entry));
      return { entries: act, done: first === undefined ? act : [first, ...rest] };
    });
  });
}

/** What an entry was a step to; nothing, when that did not happen about the same time: then it stands by itself. */
function endOf({ event, at }: AuditEntry, others: Entries): string | undefined {
  const end = Object.hasOwn(stepsTo, event) ? stepsTo[event] : undefined;
  const time = dateOf(at).getTime();
  const isNear = (other: AuditEntry) => Math.abs(dateOf(other.at).getTime() - time) <= longestStepMs;
  return others.some((other) => other.event === end && isNear(other)) ? end : undefined;
}

/** Groups stand in the order of their first members. */
function groupBy(entries: readonly AuditEntry[], keyOf: (entry: AuditEntry) => readonly unknown[]): Entries[] {
  const groups = new Map<string, [AuditEntry, ...AuditEntry[]]>();
  for (const entry of entries) {
    const key = JSON.stringify(keyOf(entry));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}
