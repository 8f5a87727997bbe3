import type { Unplaced } from '../problem/balance-file.ts';
import type { Person } from '../problem/caseload-file.ts';
import { ceilingCitizens, ceilingMinutes } from '../rules/ceiling.ts';
import { type Against, allAgainst } from '../rules/hard-rules.ts';
import { nameOf, type Pair } from '../rules/rule.ts';
import { type Board, pairsOf } from '../search/board.ts';
import type { Assigned } from '../search/level.ts';
import { type Held, heldBy } from './next-best.ts';

const MOST_WAYS = 3;

/** For each citizen without anybody: what is against how many people, and what would change that with least effort. */
export function whyUnplaced(board: Board, assigned: Assigned, left: readonly number[]): Unplaced[] {
  const pairOf = pairsOf(board.file);
  const held = heldBy(board, assigned);
  return left.map((c) => {
    const citizen = board.citizens[c];
    const against = board.people.map((person, p) => {
      const pair = pairOf(citizen, person);
      return { pair, all: [...allAgainst(pair), ...ceilingsAgainst(board, c, { p, held })] };
    });
    return { citizen: citizen.id, before: citizen.with ?? null, why: countOf(against), would: waysOf(against) };
  });
}

type AgainstOne = { readonly pair: Pair; readonly all: readonly Against[] };

function ceilingsAgainst(board: Board, c: number, { p, held }: { p: number; held: Held }): Against[] {
  const name = nameOf(board.people[p]);
  const against: Against[] = [];
  if (held.citizens[p] + 1 > ceilingCitizens.most(board.people[p], 'hard'))
    against.push({ code: ceilingCitizens.code, says: `${name} holds as many citizens as the ceiling allows.` });
  if (held.minutes[p] + board.minutes[c] > ceilingMinutes.most(board.people[p], 'hard'))
    against.push({
      code: ceilingMinutes.code,
      says: `${name} has no room under the ceiling for ${board.minutes[c]} minutes.`,
    });
  return against;
}

function countOf(against: readonly AgainstOne[]): Unplaced['why'] {
  const count = new Map<string, { people: number; says: string }>();
  for (const { all } of against)
    for (const { code, says } of all) {
      const one = count.get(code);
      if (one === undefined) count.set(code, { people: 1, says });
      else one.people += 1;
    }
  return [...count]
    .map(([code, { people, says }]) => ({
      code,
      people,
      says: people === 1 ? says : `${says} The same holds for ${people - 1} more.`,
    }))
    .toSorted((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
}

/** People with the fewest things against them, and what would have to be otherwise with each. */
function waysOf(against: readonly AgainstOne[]): string[] {
  const open = against.filter(
    ({ all }) =>
      all.length > 0 && all.every(({ code }) => code !== 'refused-by-citizen' && code !== 'refused-by-person'),
  );
  const least = Math.min(...open.map(({ all }) => all.length));
  const free = against
    .filter(({ all }) => all.length === 0)
    .map(({ pair }) => `Moving somebody: ${nameOf(pair.person)} has room now.`);
  const ways = open
    .filter(({ all }) => all.length === least)
    .map(({ pair, all }) => `If ${all.map(({ code }) => wayOf(code, pair)).join(' and ')}.`);
  const said = [...new Set([...free, ...ways])].slice(0, MOST_WAYS);
  return said.length > 0
    ? said
    : ['Only if a refusal was taken back, or somebody else came. A refusal is not to be argued with.'];
}

const WAYS: Readonly<Record<string, (name: string, pair: Pair) => string>> = {
  'competence-missing': (name, { citizen, person }) => `${name} had ${missing(citizen.competences, person)}`,
  'competence-not-in-force': (name, { citizen, person }) =>
    `${name} had ${required(citizen.competences, person)} in force that day`,
  'language-missing': (name, { citizen }) => `${name} spoke "${citizen.language?.code}", or an interpreter was there`,
  'team-other': (name, { citizen }) => `${name} worked in the team "${citizen.team?.code}" too`,
  'not-there': (name, { person }) =>
    `it waited until ${name} is there${person.from === undefined ? '' : ` (${person.from})`}`,
  'takes-nobody-new': (name) => `${name} took somebody new`,
  'no-time': (name) => `${name} had time for citizens this week`,
  'ceiling-citizens': (name) => `${name} ended with one citizen, or the ceiling was one higher`,
  'ceiling-minutes': (name) => `${name} had more minutes under the ceiling`,
};

function wayOf(code: string, pair: Pair): string {
  return WAYS[code]?.(nameOf(pair.person), pair) ?? code;
}

type Needs = Pair['citizen']['competences'];

function missing(needs: Needs, person: Person): string {
  const held = new Set((person.competences ?? []).map(({ code }) => code));
  return quoted((needs ?? []).filter(({ kind, code }) => kind === 'required' && !held.has(code)));
}

function required(needs: Needs, person: Person): string {
  const held = new Set((person.competences ?? []).map(({ code }) => code));
  return quoted((needs ?? []).filter(({ kind, code }) => kind === 'required' && held.has(code)));
}

function quoted(needs: readonly { readonly code: string }[]): string {
  return needs.map(({ code }) => `"${code}"`).join(' and ');
}
