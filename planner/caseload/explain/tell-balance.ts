import type { BalanceFile, Placement, Unplaced } from '../problem/balance-file.ts';

/** A balance in plain sentences. */
export function tellBalance(balance: BalanceFile): string {
  const { placements, unplaced, placed } = balance;
  const shown = placements.filter((one) => one.before === null || one.before !== one.person);
  const stay = placements.length - shown.length;
  return [
    `${placed.citizens} of ${placed.of} citizens have a contact person in this balance for the week of ${balance.week}.`,
    tellLevel(balance),
    tellPoints(balance),
    ...shown.map(tellPlacement),
    ...(stay > 0 ? [`${stay} stay with the person they have; ${balance.relationsChanged} relations change.`] : []),
    ...unplaced.map(tellUnplaced),
    tellLoads(balance),
    ...(balance.stopped === 'seconds'
      ? ['The limit of time ended the search: more time may give more, and the same file may give another balance.']
      : []),
  ].join('\n\n');
}

function tellLevel({ level }: BalanceFile): string {
  const proof = level.proven
    ? 'which is proven to be the smallest possible'
    : `and nothing below ${percent(level.bound)} is possible`;
  return `Load: nobody who is given somebody need be filled above ${percent(level.smallest)} of their time, ${proof}. This balance reaches ${percent(level.reached)} (it might go to ${percent(level.limit)} to keep wishes).`;
}

function tellPoints({ points }: BalanceFile): string {
  const proof = points.proven
    ? 'which is proven to be the least under that load'
    : `and fewer than ${points.bound} are impossible`;
  const ceilings = points.ceilings > 0 ? ` ${points.ceilings} of them are for soft ceilings.` : '';
  return `Wishes and relations: ${points.reached} points broken, ${proof}.${ceilings}`;
}

function tellPlacement({ citizen, person, minutes, because, breaks, nextBest }: Placement): string {
  return [
    `${citizen} → ${person} (${minutes} minutes a week)`,
    ...because.map((says) => `    ${says}`),
    ...breaks.map(({ says, points }) => `    Broken (${points}): ${says}`),
    `    Next best: ${nextBest === null ? 'nobody else is possible now.' : nextBest.says}`,
  ].join('\n');
}

function tellUnplaced({ citizen, before, why, would }: Unplaced): string {
  return [
    `${citizen} has nobody${before === null ? '' : ` (today ${before})`}.`,
    ...why.map(({ says, code }) => `    ${says} (${code})`),
    ...would.map((says) => `    ${says}`),
  ].join('\n');
}

function tellLoads({ loads }: BalanceFile): string {
  const lines = loads.map(({ person, citizens, minutes, before, net, level }) => {
    const share = level === null ? 'no time' : percent(level);
    return `    ${person.padEnd(16)} ${String(citizens).padStart(4)} citizens ${String(minutes).padStart(6)} of ${String(net).padStart(5)} minutes ${share.padStart(8)} (before: ${before})`;
  });
  return ['Loads after it:', ...lines].join('\n');
}

function percent(thousandths: number): string {
  return `${(thousandths / 10).toFixed(1)} %`;
}
