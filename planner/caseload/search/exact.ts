import loadHighs, { type Highs, type Model, type ModelData } from 'highs';
import type { Board } from './board.ts';
import type { Assigned, Caps } from './level.ts';
import { type Question, sparseModel } from './sparse-model.ts';

/** How much of the tree is looked at, so that the same file gives the same answer however fast the machine is. */
const MOST_NODES = 2_000;
const SURE = 1e-6;

/** The end of an exact search. `bound`: no placement is better. `assigned` is the best that was found. */
export type Exact = {
  readonly end: 'optimal' | 'infeasible' | 'limit';
  readonly bound: number;
  readonly assigned?: Assigned;
};

/**
 * The end of a relaxation: its value, the reduced cost of each pair, and the prices (duals) of placing each citizen and of a minute
 * of each person; `rest` is what the prices of ceilings come to. Infeasible: no placement is possible either.
 */
export type Relaxed = {
  readonly feasible: boolean;
  readonly value: number;
  readonly reduced: Float64Array;
  readonly citizens: Float64Array;
  readonly minutes: Float64Array;
  readonly rest: number;
  /** Which part of a citizen each pair holds. */
  readonly parts: Float64Array;
};

/** HiGHS (WebAssembly, one thread) for the questions of a caseload. Each model is disposed of when it has answered. */
export type Solver = {
  relax(board: Board, question: Omit<Question, 'whole'>): Relaxed;
  solve(board: Board, question: Omit<Question, 'whole'>): Exact;
};

/** The program in WebAssembly takes a tenth of a second to load, and keeps nothing from one model to the next. */
let runtime: Promise<Highs> | undefined;

/**
 * @param seed the same seed gives the same answer
 * @param secondsLeft asked before each model; undefined: no limit of time
 */
export async function loadSolver(seed: number, secondsLeft: () => number | undefined): Promise<Solver> {
  runtime ??= loadHighs();
  const highs = await runtime;
  const prepare = (model: Model) => {
    model.options.set({ output_flag: false, random_seed: seed % 2_147_483_647 });
    const seconds = secondsLeft();
    if (seconds !== undefined) model.options.set('time_limit', Math.max(0.01, seconds));
  };
  return {
    relax(board, question) {
      if (hasLonely(board, question)) return NOT_FEASIBLE;
      const data = sparseModel(highs, board, { ...question, whole: false });
      return highs.withModel(data, (model) => {
        prepare(model);
        return readRelaxed(highs, model, { board, most: data.rowUpper });
      });
    },
    solve(board, question) {
      if (hasLonely(board, question)) return { end: 'infeasible', bound: Number.POSITIVE_INFINITY };
      return highs.withModel(sparseModel(highs, board, { ...question, whole: true }), (model) => {
        prepare(model);
        model.options.set({ mip_max_nodes: question.nodes ?? MOST_NODES, mip_rel_gap: 0, mip_abs_gap: 0.999 });
        // Annealing has looked for what there is; what remains is mostly to prove that there is nothing.
        if (question.least === 'nothing') model.options.set({ mip_heuristic_effort: 0, mip_allow_restart: false });
        return readExact(highs, model, { board, pairs: question.pairs });
      });
    },
  };
}

const NOTHING = {
  reduced: new Float64Array(0),
  citizens: new Float64Array(0),
  minutes: new Float64Array(0),
  rest: 0,
  parts: new Float64Array(0),
};
const NOT_FEASIBLE: Relaxed = { feasible: false, value: Number.POSITIVE_INFINITY, ...NOTHING };

function readRelaxed(
  highs: Highs,
  model: Model,
  { board, most }: { board: Board; most: ModelData['rowUpper'] },
): Relaxed {
  const { modelStatus } = model.run();
  if (modelStatus === highs.constants.modelStatus.infeasible) return NOT_FEASIBLE;
  // Ended by its time: nothing is known, so nothing is excluded.
  if (modelStatus !== highs.constants.modelStatus.optimal) return { feasible: true, value: 0, ...NOTHING };
  const { colDual, colValue, rowDual } = model.getSolution();
  const [n, people] = [board.citizens.length, board.people.length];
  let rest = 0;
  for (let row = n + people; row < rowDual.length; row++) if (rowDual[row] !== 0) rest += rowDual[row] * most[row];
  return {
    feasible: true,
    value: model.getObjectiveValue(),
    reduced: colDual,
    citizens: rowDual.slice(0, n),
    minutes: rowDual.slice(n, n + people),
    rest,
    parts: colValue,
  };
}

function readExact(highs: Highs, model: Model, { board, pairs }: { board: Board; pairs: Int32Array }): Exact {
  const { modelStatus: status } = model.run();
  const { modelStatus, solutionStatus } = highs.constants;
  if (status === modelStatus.infeasible) return { end: 'infeasible', bound: Number.POSITIVE_INFINITY };
  const bound = Math.max(0, Math.ceil(Number(model.info.get('mip_dual_bound')) - SURE));
  const end = status === modelStatus.optimal ? 'optimal' : 'limit';
  if (Number(model.info.get('primal_solution_status')) !== solutionStatus.feasible) return { end, bound };
  return { end, bound, assigned: readAssigned(board, pairs, model.getSolution().colValue) };
}

function readAssigned(board: Board, pairs: Int32Array, values: Float64Array): Assigned {
  const assigned = new Int32Array(board.citizens.length).fill(-1);
  for (const [i, pair] of pairs.entries()) {
    if (values[i] < 0.5) continue;
    const c = Math.floor(pair / board.people.length);
    assigned[c] = pair - c * board.people.length;
  }
  return assigned;
}

/** A citizen without any pair needs no solver to be impossible. */
function hasLonely(board: Board, { pairs, least }: Omit<Question, 'whole'>): boolean {
  if (least === 'placing') return false;
  const has = new Uint8Array(board.citizens.length);
  for (const pair of pairs) has[Math.floor(pair / board.people.length)] = 1;
  return has.includes(0);
}

/** The pairs that are allowed and fit under these caps by themselves (Lenstra, Shmoys & Tardos 1990). */
export function pairsWithin(board: Board, caps: Caps): Int32Array {
  const people = board.people.length;
  const pairs: number[] = [];
  for (let c = 0; c < board.citizens.length; c++)
    for (let p = 0; p < people; p++)
      if (board.allowed[c * people + p] === 1 && board.minutes[c] <= caps.minutes[p] && caps.citizens[p] > 0)
        pairs.push(c * people + p);
  return Int32Array.from(pairs);
}
