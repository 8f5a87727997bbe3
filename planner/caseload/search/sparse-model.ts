import type { Highs, ModelData, VariableType } from 'highs';
import { ceilingCitizens, ceilingMinutes, NO_CEILING } from '../rules/ceiling.ts';
import type { Board } from './board.ts';
import type { Caps } from './level.ts';

/** What a model is to find. */
export type Question = {
  readonly caps: Caps;
  /** The pairs (c × people + p) that may be chosen. */
  readonly pairs: Int32Array;
  /** points: fewest points · nothing: anything that fits · placing: fewest left out, the longest waiting first. */
  readonly least: 'points' | 'nothing' | 'placing';
  readonly whole: boolean;
  /** How many nodes of the tree are looked at. */
  readonly nodes?: number;
  /** Only placements with at most so many points. */
  readonly atMost?: number;
  /** Cost of leaving each citizen out (with `placing`). */
  readonly leftOut?: Float64Array;
};

/**
 * The generalized assignment problem as HiGHS takes it, by columns.
 * Rows: each citizen once · each person's minutes · each person's citizens · points at most.
 * Columns: the pairs · where ceilings are soft, how far above (citizens, and whole hours begun) · who is left out.
 */
export function sparseModel(highs: Highs, board: Board, question: Question): ModelData {
  const [n, people] = [board.citizens.length, board.people.length];
  const soft = softRows(board);
  const rows = n + 2 * people + soft.length + 1;
  const columns = new Columns(rows - 1);
  const byPoints = question.least === 'points';
  for (const pair of question.pairs) {
    const c = Math.floor(pair / people);
    const p = pair - c * people;
    const entries: [number, number][] = [
      [c, 1],
      [n + p, board.minutes[c]],
      [n + people + p, 1],
    ];
    for (const [i, one] of soft.entries())
      if (one.person === p) entries.push([n + 2 * people + i, one.minutes ? board.minutes[c] : 1]);
    columns.add({ cost: byPoints ? board.points[pair] : 0, points: board.points[pair], most: 1, entries });
  }
  const price = board.file.settings.prices.softCeiling;
  for (const [i, one] of soft.entries())
    columns.add({
      cost: byPoints ? price : 0,
      points: price,
      most: highs.infinity,
      entries: [[n + 2 * people + i, one.minutes ? -60 : -1]],
    });
  if (question.least === 'placing')
    for (let c = 0; c < n; c++)
      columns.add({ cost: question.leftOut?.[c] ?? 1, points: 0, most: 1, entries: [[c, 1]] });
  const least = new Float64Array(rows).fill(-highs.infinity);
  least.fill(1, 0, n);
  const most = new Float64Array(rows);
  most.fill(1, 0, n);
  for (let p = 0; p < people; p++) {
    most[n + p] = Math.max(0, question.caps.minutes[p]);
    most[n + people + p] = question.caps.citizens[p];
  }
  for (const [i, one] of soft.entries()) most[n + 2 * people + i] = one.most;
  most[rows - 1] = question.atMost ?? highs.infinity;
  return columns.model(rows, { least, most, whole: question.whole });
}

type SoftRow = { readonly person: number; readonly minutes: boolean; readonly most: number };

function softRows(board: Board): SoftRow[] {
  return board.people.flatMap((person, p) => {
    const [citizens, minutes] = [ceilingCitizens.most(person, 'soft'), ceilingMinutes.most(person, 'soft')];
    return [
      ...(citizens < NO_CEILING ? [{ person: p, minutes: false, most: citizens - board.baseCitizens[p] }] : []),
      ...(minutes < NO_CEILING ? [{ person: p, minutes: true, most: minutes - board.baseMinutes[p] }] : []),
    ];
  });
}

type Column = {
  readonly cost: number;
  readonly points: number;
  readonly most: number;
  readonly entries: readonly [number, number][];
};

class Columns {
  private readonly pointsRow: number;
  private readonly costs: number[] = [];
  private readonly mosts: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  constructor(pointsRow: number) {
    this.pointsRow = pointsRow;
  }

  add({ cost, points, most, entries }: Column): void {
    this.costs.push(cost);
    this.mosts.push(most);
    for (const [row, value] of entries) this.entry(row, value);
    this.entry(this.pointsRow, points);
    this.starts.push(this.indices.length);
  }

  model(
    numRows: number,
    { least, most, whole }: { least: Float64Array; most: Float64Array; whole: boolean },
  ): ModelData {
    const numCols = this.costs.length;
    const integer: VariableType = 1;
    return {
      numCols,
      numRows,
      colCost: this.costs,
      colLower: new Float64Array(numCols),
      colUpper: this.mosts,
      rowLower: least,
      rowUpper: most,
      matrix: { format: 'csc', numRows, numCols, starts: this.starts, indices: this.indices, values: this.values },
      ...(whole ? { integrality: Array.from({ length: numCols }, () => integer) } : {}),
    };
  }

  private entry(row: number, value: number): void {
    if (value === 0) return;
    this.indices.push(row);
    this.values.push(value);
  }
}
