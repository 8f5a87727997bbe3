import type { Board } from './board.ts';
import type { Assigned, Caps } from './level.ts';

const MOST_NODES = 400_000;
/** With more citizens a tree without cuts is hopeless, and HiGHS is asked at once. */
const MOST_CITIZENS = 45;

/** `none`: proven that nothing fits. `unknown`: the tree was too large. */
export type Fits = { readonly end: 'found'; readonly assigned: Assigned } | { readonly end: 'none' | 'unknown' };

/**
 * Whether everybody fits under these caps, by a tree of its own: the citizen with the fewest people left comes first, and a
 * branch ends when the room that can still be used is less than the loads that are left. For a week's intake, where each
 * person gets one or two, this is done in milliseconds where branch and cut takes seconds.
 */
export function fitsWhole(board: Board, caps: Caps): Fits {
  if (board.citizens.length > MOST_CITIZENS) return { end: 'unknown' };
  const tree = new Tree(board, caps);
  const found = tree.goes(board.minutes.reduce((sum, one) => sum + one, 0));
  if (found) return { end: 'found', assigned: tree.assigned };
  return { end: tree.nodes > MOST_NODES ? 'unknown' : 'none' };
}

class Tree {
  nodes = 0;
  readonly assigned: Int32Array;
  private readonly board: Board;
  private readonly room: Int32Array;
  private readonly places: Int32Array;

  constructor(board: Board, caps: Caps) {
    this.board = board;
    this.room = Int32Array.from(caps.minutes);
    this.places = Int32Array.from(caps.citizens);
    this.assigned = new Int32Array(board.citizens.length).fill(-1);
  }

  /** @param left the loads of those who have nobody yet */
  goes(left: number): boolean {
    const c = this.hardest(left);
    if (c === DONE) return true;
    if (c === HOPELESS) return false;
    const load = this.board.minutes[c];
    for (const p of this.board.people.keys()) {
      if (!this.fits(c, p)) continue;
      if (++this.nodes > MOST_NODES) return false;
      this.assigned[c] = p;
      this.room[p] -= load;
      this.places[p] -= 1;
      if (this.goes(left - load)) return true;
      this.assigned[c] = -1;
      this.room[p] += load;
      this.places[p] += 1;
    }
    return false;
  }

  private fits(c: number, p: number): boolean {
    const { allowed, people, minutes } = this.board;
    return allowed[c * people.length + p] === 1 && minutes[c] <= this.room[p] && this.places[p] > 0;
  }

  /** The open citizen with the fewest people, the heavier one of two; or that all have somebody, or that it can't be. */
  private hardest(left: number): number {
    const { people, minutes } = this.board;
    const usable = new Int32Array(people.length);
    let hardest = DONE;
    let fewest = Number.POSITIVE_INFINITY;
    for (const c of this.assigned.keys()) {
      if (this.assigned[c] >= 0) continue;
      let choices = 0;
      for (const p of people.keys())
        if (this.fits(c, p)) {
          choices += 1;
          usable[p] += minutes[c];
        }
      if (choices === 0) return HOPELESS;
      if (choices < fewest || (choices === fewest && minutes[c] > minutes[hardest])) [hardest, fewest] = [c, choices];
    }
    let room = 0;
    for (const p of people.keys()) room += Math.max(0, Math.min(this.room[p], usable[p]));
    return room < left ? HOPELESS : hardest;
  }
}

const DONE = -1;
const HOPELESS = -2;
