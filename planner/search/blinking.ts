import type { Random } from '../basics/random.ts';

/** How often a good spot is overlooked (Christiaens & Vanden Berghe 2020, section 5.3). */
const RATE = 0.01;

/** Overlooks one spot in a hundred: greedy insertion then does not end in the same plan each time. The next blink is drawn, not each look. */
export class Blinking {
  readonly #random: Random;
  #left: number;

  constructor(random: Random) {
    this.#random = random;
    this.#left = this.#draw();
  }

  blinks(): boolean {
    if (--this.#left > 0) return false;
    this.#left = this.#draw();
    return true;
  }

  #draw(): number {
    return 1 + Math.floor(Math.log(1 - this.#random.next()) / Math.log(1 - RATE));
  }
}
