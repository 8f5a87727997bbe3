import type { LoadFactor } from '../load/load-factor.ts';
import type { CapaQuarter } from './capa-quarter.ts';
import type { Capacity } from './capacity-of.ts';
import type { Limit } from './limit.ts';
import type { Room } from './room-of-person.ts';
import type { Term } from './term.ts';

/** The whole answer in plain sentences, each number beside where it comes from. */
export function tellCapacity(capacity: Capacity): string {
  const { week, talks, rooms, factors, capa, little } = capacity;
  const parts = [
    `The week of ${week}: room for ${talksOf(talks)} in all.`,
    ...rooms.map(tellRoom),
    ...(factors.length === 0 ? [] : [tellFactors(factors)]),
    ...(capa === null ? [] : [tellCapa(capa)]),
    ...(little === null
      ? []
      : [`Little's law: ${round(little.expected)} would be active, ${little.active} are. ${little.says}`]),
  ];
  return parts.join('\n\n');
}

function tellRoom(room: Room): string {
  const light = room.share === null ? 'no capacity' : `${Math.round(room.share * 100)} % of capacity`;
  return [
    `${room.name} has room for ${talksOf(room.talks)} next week. Light: ${room.light} (${light}).`,
    ...room.terms.map(tellTerm),
    '  What limits it:',
    ...room.limits.map((limit) => `    ${limit.says}: ${talksOf(Math.max(0, limit.talks))} (${limit.from})`),
    `  For ${room.talks + 1} it would take: ${room.forOneMore.map(tellMissing).join('; and ')}.`,
    ...(room.talksWithReason > room.talks
      ? [`  The ceiling is soft: up to ${talksOf(room.talksWithReason)} with a reason that is written down.`]
      : []),
  ].join('\n');
}

function tellTerm({ says, value, unit, from }: Term): string {
  return `    ${says.padEnd(38)} ${round(value).padStart(8)} ${unit.padEnd(8)} ${from}`;
}

const MORE: Readonly<Record<Limit['key'], (missing: number) => string>> = {
  slots: (n) => `${n} more ${n === 1 ? 'calendar slot' : 'calendar slots'}`,
  'free-minutes': (n) => `${n} more free ${n === 1 ? 'minute' : 'minutes'} in the week`,
  load: (n) => `${n} ${n === 1 ? 'minute' : 'minutes'} a week less committed, or released by endings`,
  'ceiling-citizens': (n) => `${n} more ${n === 1 ? 'ending' : 'endings'}, or a ceiling ${n} higher`,
  'ceiling-minutes': (n) => `a ceiling ${n} ${n === 1 ? 'minute' : 'minutes'} higher, or as much released by endings`,
  'takes-new': () => 'to take new citizens this week',
};

function tellMissing({ key, missing }: Room['forOneMore'][number]): string {
  return MORE[key](missing);
}

function tellFactors(factors: readonly LoadFactor[]): string {
  const lines = factors.map(
    ({ rating, months, ratio, weight, factor, from, to }) =>
      `    ${rating}: × ${factor.toFixed(2)} (${from.toFixed(2)}–${to.toFixed(2)}): ${months} months registered, ${ratio.toFixed(2)} times the estimate, counted ${Math.round(weight * 100)} %`,
  );
  return [
    'Loads are multiplied by what was registered, drawn towards 1 while little is known (95 % between the two):',
    ...lines,
  ].join('\n');
}

function tellCapa(capa: CapaQuarter): string {
  const per =
    capa.perReferral === null ? '' : ` That is ${round(capa.perReferral)} for each weekly referral; balance is at 8–9.`;
  return [
    `CAPA's quarter: ${round(capa.referralsAWeek)} referrals a week ask for ${round(capa.demandHours)} hours a week and ${round(capa.needed)} new partnerships in 13 weeks; there is time for ${round(capa.supply)}: ${capa.balance}.${per}`,
    ...capa.people.map(({ person, partnerships, from }) => `    ${person}: ${round(partnerships)} (${from})`),
    '    The next talk is booked at the first one, within four weeks, at most six.',
  ].join('\n');
}

function talksOf(count: number): string {
  return `${count} intake ${count === 1 ? 'talk' : 'talks'}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
